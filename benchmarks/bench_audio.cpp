// How many times faster than real time a dense three-minute piece is synthesised and encoded in each format, in
// processor time of one core. CLAVIER_SOUND_FONT names the sound font; the default is that of `clavier compose`.

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "audio/sound_file.h"
#include "audio/sound_font.h"
#include "base/random.h"

namespace clavier {
namespace {

/// Ten notes a second in four voices, pedalled by the bar: denser than most romantic music.
Score dense_piece(Seconds length) {
  Random random(1);
  Score score{.title = "bench"};
  const double beats = score.tempo.beats_at(length).value;
  for (double beat = 0; beat < beats; beat += 0.25)
    for (int voice = 0; voice < (std::fmod(beat, 1.0) == 0.0 ? 2 : 1); ++voice)
      score.notes.push_back({.onset = Beats{beat},
                             .duration = Beats{0.25 * static_cast<double>(1 + random.below(8))},
                             .pitch = static_cast<Pitch>(36 + random.below(60)),
                             .velocity = static_cast<std::uint8_t>(30 + random.below(80))});
  for (double beat = 0; beat < beats; beat += 4) {
    score.pedal.push_back({.onset = Beats{beat}, .depth = 0});
    score.pedal.push_back({.onset = Beats{beat + 0.125}, .depth = 127});
  }
  sort_events(score);
  return score;
}

void write_three_minutes(benchmark::State& state, SoundFormat format) {
  const char* wanted = std::getenv("CLAVIER_SOUND_FONT");
  const Score score = dense_piece({180});
  const auto path = std::filesystem::temp_directory_path() / "clavier_bench_sound";
  SilentProgress progress;
  for (auto _ : state) {
    Sound sound(score, {.sound_font = find_sound_font(wanted ? wanted : "")}, path, progress);
    write_sound(sound, format, path);
  }
  state.SetLabel(find_sound_font(wanted ? wanted : "").filename().string());
  state.counters["times_real_time"] =
      benchmark::Counter(180.0 * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["megabytes"] = static_cast<double>(std::filesystem::file_size(path)) * 1e-6;
  std::filesystem::remove(path);
}

BENCHMARK_CAPTURE(write_three_minutes, wav, SoundFormat::wav)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(write_three_minutes, flac, SoundFormat::flac)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(write_three_minutes, ogg, SoundFormat::ogg)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(write_three_minutes, mp3, SoundFormat::mp3)->Unit(benchmark::kSecond);

}  // namespace
}  // namespace clavier
