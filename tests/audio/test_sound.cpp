#include <gtest/gtest.h>
#include <sndfile.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "audio/sound_file.h"
#include "audio/sound_font.h"
#include "base/error.h"
#include "base/files.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

/// At 120 beats a minute: C4 soft at 0 s, loud at 2 s; at 4 s a short C3 held by the pedal until 6 s; a last short C4
/// at 6.5 s.
Score sample_piece() {
  return {.title = "sample",
          .origin = "tests",
          .pedal = {{.onset = Beats{7.9}, .depth = 127}, {.onset = Beats{12}, .depth = 0}},
          .notes = {{.onset = Beats{0}, .duration = Beats{2}, .pitch = 60, .velocity = 30},
                    {.onset = Beats{4}, .duration = Beats{2}, .pitch = 60, .velocity = 110},
                    {.onset = Beats{8}, .duration = Beats{0.5}, .pitch = 48, .velocity = 80},
                    {.onset = Beats{13}, .duration = Beats{1}, .pitch = 60, .velocity = 80}}};
}

constexpr std::array<std::pair<SoundFormat, const char*>, 4> kFormats = {{{SoundFormat::wav, "a.wav"},
                                                                          {SoundFormat::flac, "a.flac"},
                                                                          {SoundFormat::ogg, "a.ogg"},
                                                                          {SoundFormat::mp3, "a.mp3"}}};

std::vector<float> read_samples(const fs::path& path, SF_INFO& info) {
  SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
  if (file == nullptr) return {};
  std::vector<float> samples(static_cast<std::size_t>(info.frames * info.channels));
  sf_readf_float(file, samples.data(), info.frames);
  sf_close(file);
  return samples;
}

/// Renders the sample piece once for all tests of this suite.
class SoundTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("clavier_sound_" + std::to_string(::getpid()));
    SilentProgress progress;
    try {
      font_ = find_sound_font();
      sound_.emplace(sample_piece(), SynthesizerOptions{.sound_font = font_}, folder_ / "spool", progress);
    } catch (const Error& problem) {
      problem_ = problem.what();
    }
  }
  static void TearDownTestSuite() {
    sound_.reset();
    fs::remove_all(folder_);
  }
  void SetUp() override {
    if (font_.empty()) GTEST_SKIP() << problem_;
    ASSERT_TRUE(sound_.has_value()) << problem_;
  }

  static std::vector<float> samples() {
    std::vector<float> all;
    sound_->read([&](std::span<const float> block) { all.insert(all.end(), block.begin(), block.end()); });
    return all;
  }
  /// Root mean square between two times in seconds.
  static double level(const std::vector<float>& all, double start, double end) {
    double sum = 0;
    const auto first = static_cast<std::size_t>(start * kSampleRate) * 2,
               last = static_cast<std::size_t>(end * kSampleRate) * 2;
    for (std::size_t i = first; i < last; ++i) sum += double{all.at(i)} * double{all.at(i)};
    return std::sqrt(sum / static_cast<double>(last - first));
  }

  static inline fs::path folder_, font_;
  static inline std::optional<Sound> sound_;
  static inline std::string problem_;
};

TEST_F(SoundTest, PeaksOneDecibelBelowFullScale) {
  float peak = 0;
  for (const float sample : samples()) peak = std::max(peak, std::abs(sample));
  EXPECT_NEAR(20 * std::log10(peak), -1, 0.01);
}

TEST_F(SoundTest, PlaysHighVelocitiesLouder) {
  const std::vector<float> all = samples();
  EXPECT_GT(level(all, 2, 2.5), 3 * level(all, 0, 0.5));
}

TEST_F(SoundTest, IsSustainedByThePedal) {
  const std::vector<float> all = samples();
  EXPECT_GT(level(all, 5.5, 5.9), 0.05 * level(all, 4.0, 4.25));
}

TEST_F(SoundTest, DecaysWithoutBeingCut) {
  const std::vector<float> all = samples();
  const double end = sound_->duration().value;
  EXPECT_GT(end, duration_of(sample_piece()).value + 0.2);
  EXPECT_LT(end, duration_of(sample_piece()).value + 8.1);
  float last = 0;
  for (std::size_t i = all.size() - 2000; i < all.size(); ++i) last = std::max(last, std::abs(all[i]));
  EXPECT_LT(last, 0.001);
}

TEST_F(SoundTest, IsWrittenInEveryFormat) {
  for (const auto& [format, name] : kFormats) {
    write_sound(*sound_, format, folder_ / name, {.title = "sample", .artist = "tests"});
    SF_INFO info{};
    const std::vector<float> written = read_samples(folder_ / name, info);
    EXPECT_EQ(info.samplerate, 44100) << name;
    EXPECT_EQ(info.channels, 2) << name;
    EXPECT_NEAR(static_cast<double>(info.frames), static_cast<double>(sound_->frames()), 4000) << name;
    ASSERT_GT(written.size(), 88200u * 3) << name;
    EXPECT_NEAR(level(written, 2, 2.5), level(samples(), 2, 2.5), 0.01) << name;
  }
}

TEST_F(SoundTest, MatchesWavAndFlacToTheSample) {
  const std::vector<float> all = samples();
  for (const auto& [format, name] : {kFormats[0], kFormats[1]}) {
    write_sound(*sound_, format, folder_ / name);
    SF_INFO info{};
    const std::vector<float> written = read_samples(folder_ / name, info);
    ASSERT_EQ(written.size(), all.size());
    float worst = 0;
    for (std::size_t i = 0; i < all.size(); ++i) worst = std::max(worst, std::abs(all[i] - written[i]));
    EXPECT_LT(worst, 1.0 / 32768) << name;
  }
}

TEST_F(SoundTest, IsDeterministic) {
  for (const auto& [format, name] : kFormats) {
    write_sound(*sound_, format, folder_ / "once");
    write_sound(*sound_, format, folder_ / "again");
    EXPECT_EQ(read_file(folder_ / "once"), read_file(folder_ / "again")) << name;
  }
}

TEST_F(SoundTest, RefusesAPieceWithoutNotes) {
  SilentProgress progress;
  EXPECT_THROW(Sound(Score{}, {.sound_font = font_}, folder_ / "none", progress), Error);
}

TEST(SoundFont, OfAMissingFileIsMisuse) { EXPECT_THROW(find_sound_font("/no/such/font.sf2"), Misuse); }

TEST(SoundFont, ThatIsNotASoundFontIsNamedInTheError) {
  const fs::path font = fs::temp_directory_path() / "clavier_not_a_font.sf2";
  write_file(font, "not a sound font");
  const Score score{.notes = {{.onset = Beats{0}, .duration = Beats{1}}}};
  try {
    synthesize(score, {.sound_font = font}, [](std::span<const float>) {});
    ADD_FAILURE() << "a text file was taken for a sound font";
  } catch (const Error& problem) {
    EXPECT_NE(std::string(problem.what()).find(font.string()), std::string::npos);
  }
  fs::remove(font);
}

TEST(SoundFont, IsTheBestOneInstalled) {
  const fs::path folder = fs::temp_directory_path() / "clavier_fonts";
  fs::remove_all(folder);
  for (const char* name : {"TimGM6mb.sf2", "Other.sf2", "FluidR3_GM.sf2", "MuseScore_General_Lite.sf3"})
    write_file(folder / name, "");
  for (const char* expected : {"MuseScore_General_Lite.sf3", "FluidR3_GM.sf2", "Other.sf2", "TimGM6mb.sf2"}) {
    EXPECT_EQ(best_sound_font({folder}).filename(), expected);
    fs::remove(folder / expected);
  }
  EXPECT_TRUE(best_sound_font({folder, "/no/such/folder"}).empty());
  fs::remove_all(folder);
}

}  // namespace
}  // namespace clavier
