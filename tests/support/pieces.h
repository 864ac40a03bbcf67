#pragma once

#include <algorithm>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "base/random.h"
#include "midi/midi_writer.h"
#include "music/score.h"

namespace clavier {

/// A piece of random chords with 480 ticks a beat and 120 beats a minute, determined by the seed.
inline Score random_piece(std::uint64_t seed, std::size_t onsets = 200) {
  Random random(seed);
  Score score;
  double beat = 0;
  for (std::size_t onset = 0; onset < onsets; ++onset) {
    const auto chord = 1 + random.below(3);
    for (std::uint64_t note = 0; note < chord; ++note)
      score.notes.push_back({.onset = Beats{beat},
                             .duration = Beats{0.25 * static_cast<double>(1 + random.below(4))},
                             .pitch = static_cast<Pitch>(30 + random.below(60)),
                             .velocity = static_cast<std::uint8_t>(1 + random.below(127)),
                             .hand = Hand::unknown});
    beat += 0.25 * static_cast<double>(1 + random.below(4));
  }
  sort_events(score);
  return score;
}

/// Moves every time by up to `seconds` either way, like a second transcription of the same recording.
inline Score jittered(Score score, double seconds, std::uint64_t seed) {
  Random random(seed);
  for (Note& note : score.notes) {
    const auto ticks = static_cast<std::int64_t>(random.below(2 * static_cast<std::uint64_t>(seconds * 960) + 1)) -
                       static_cast<std::int64_t>(seconds * 960);
    note.onset = std::max(Beats{}, note.onset + Beats{static_cast<double>(ticks) / 480});
  }
  sort_events(score);
  return score;
}

/// A new folder for the running test, removed with its contents at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "clavier-corpus-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }
  void add(const std::string& file, const Score& score) const { write_file(path_ / file, write_midi(score)); }

 private:
  std::filesystem::path path_;
};

}  // namespace clavier
