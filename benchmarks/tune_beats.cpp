/// Tunes the numbers of BeatModel and MeterModel on the tuning half of grid-midi and prints what became better: a
/// random search that changes one or two numbers at a time and keeps what raises the mean F-measures. One in `EVERY`
/// of the performed scores is used, and one in EVERY / 4 of the files with rubato.
///   build/<preset>/tune_beats FOLDER EVERY TRIALS

#include <cstdio>
#include <cstdlib>

#include "base/random.h"
#include "measuring/beat_tables.h"

namespace clavier {
namespace {

using namespace measuring;

struct Numbers {
  BeatModel beats;
  MeterModel meters;
};

std::vector<double*> all_of(Numbers& numbers) {
  BeatModel& b = numbers.beats;
  MeterModel& m = numbers.meters;
  return {&b.usual,     &b.spread,     &b.prior_weight, &b.steadiness, &b.largest_change, &b.strong, &b.strong_half,
          &b.weak,      &b.empty_beat, &b.halves,       &b.thirds,     &b.quarters,       &b.sixths, &b.eighths,
          &b.irregular, &b.looseness,  &m.fullness,     &m.bass,       &m.length,         &m.wait,   &m.loudness,
          &m.change,    &m.harmony,    &m.half_measure, &m.slip,       &m.resemblance,    &m.three,  &m.four};
}

struct Example {
  std::vector<OnsetGroup> groups;
  std::vector<Seconds> beats;
  std::vector<Seconds> downbeats;
  bool has_rubato = false;
};

std::vector<Example> examples_of(const std::vector<Piece>& pieces, std::size_t every) {
  std::vector<Example> examples;
  std::size_t written_seen = 0, rubato_seen = 0;
  for (const Piece& piece : pieces) {
    const bool has_rubato = piece.file.starts_with("piano-midi.de");
    if (piece.held_out || piece.score.meters.empty() || piece.score.notes.size() > 4000) continue;
    if (has_rubato ? rubato_seen++ % std::max<std::size_t>(1, every / 4) != 0 : written_seen++ % every != 0) continue;
    const WrittenBeats written = written_beats(piece.score);
    if (is_displaced(piece.score, written.beats)) continue;
    const PlayedPiece play = played(piece, written, has_rubato);
    Example example{.groups = onset_groups(play.score), .has_rubato = has_rubato};
    example.beats = within(play.beats, example.groups);
    if (piece.score.meters.size() == 1) example.downbeats = within(play.downbeats, example.groups);
    examples.push_back(std::move(example));
  }
  return examples;
}

/// Performed scores and rubato count alike, beats as written and at whatever level too; downbeats are known with
/// rubato.
double goodness(const std::vector<Example>& examples, const Numbers& numbers) {
  double sum[2] = {}, count[2] = {}, downbeats = 0, with_downbeats = 0;
  for (const Example& example : examples) {
    const std::vector<Seconds> beats = within(track_beats(example.groups, numbers.beats), example.groups);
    sum[example.has_rubato] += f_measure(beats, example.beats) + f_measure_of_any_level(beats, example.beats);
    ++count[example.has_rubato];
    if (!example.has_rubato || example.downbeats.empty()) continue;
    std::vector<Seconds> found;
    for (const std::size_t beat : count_beats(example.groups, beats, numbers.meters).downbeats)
      found.push_back(beats[beat]);
    downbeats += f_measure(found, example.downbeats);
    ++with_downbeats;
  }
  return sum[0] / count[0] + sum[1] / count[1] + downbeats / with_downbeats;
}

void print(Numbers& numbers, double best) {
  std::printf("%.4f:", best);
  for (const double* number : all_of(numbers)) std::printf(" %.3g", *number);
  std::printf("\n");
  std::fflush(stdout);
}

void tune(const std::vector<Example>& examples, int trials) {
  Random random(1);
  Numbers numbers;
  double best = goodness(examples, numbers);
  print(numbers, best);
  for (int trial = 0; trial < trials; ++trial) {
    Numbers changed = numbers;
    const std::vector<double*> all = all_of(changed);
    for (std::uint64_t time = 0; time <= random.below(2); ++time)
      *all[random.below(all.size())] *= std::exp(0.35 * random.normal());
    const double now = goodness(examples, changed);
    if (now <= best) continue;
    best = now;
    numbers = changed;
    print(numbers, best);
  }
}

}  // namespace
}  // namespace clavier

int main(int count, char** arguments) {
  using namespace clavier;
  if (count < 4) return std::fputs("tune_beats FOLDER EVERY TRIALS\n", stderr), 2;
  const auto pieces = read_pieces(arguments[1], [](std::string_view) { return true; });
  tune(examples_of(pieces, static_cast<std::size_t>(std::max(1, std::atoi(arguments[2])))), std::atoi(arguments[3]));
}
