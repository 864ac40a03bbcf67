/// Tunes the parameters of BeatModel, or of MeterModel for the beats found, on the tuning half of grid-midi and prints
/// the improved ones. A random search changes one or two parameters at a time and keeps changes that raise the score.
/// Uses one in EVERY of the performed scores and one in EVERY / 4 of the files with rubato.
///   build/<preset>/tune_beats FOLDER beats|meters EVERY TRIALS

#include <cstdio>
#include <cstdlib>

#include "base/random.h"
#include "measuring/beat_tables.h"

namespace clavier {
namespace {

using namespace measuring;

std::vector<double*> numbers_of(BeatModel& model) {
  return {&model.expected_length,
          &model.spread,
          &model.prior_weight,
          &model.local_prior_weight,
          &model.length_change_spread,
          &model.max_change_cost,
          &model.strong,
          &model.strong_half,
          &model.weak,
          &model.empty_beat,
          &model.halves,
          &model.thirds,
          &model.quarters,
          &model.sixths,
          &model.eighths,
          &model.irregular,
          &model.onset_jitter};
}

std::vector<double*> numbers_of(MeterModel& model) {
  return {&model.chord_size, &model.bass,
          &model.length,     &model.inter_onset_interval,
          &model.loudness,   &model.harmonic_change,
          &model.harmony,    &model.half_measure,
          &model.slip,       &model.self_similarity,
          &model.three,      &model.four};
}

struct Example {
  std::vector<OnsetGroup> groups;
  std::vector<Seconds> beats;
  std::vector<Seconds> downbeats;  ///< empty when the meter changes
  Meter meter;
  bool has_rubato = false;
  std::vector<Seconds> tracked;
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
    example.meter = piece.score.meters[0];
    if (piece.score.meters.size() == 1) example.downbeats = within(play.downbeats, example.groups);
    example.tracked = track_beats(example.groups);
    examples.push_back(std::move(example));
  }
  return examples;
}

/// Performed scores and rubato have equal weight; so have beats as notated and at any level.
double goodness(const std::vector<Example>& examples, const BeatModel& model) {
  double sum[2] = {}, count[2] = {};
  for (const Example& example : examples) {
    const std::vector<Seconds> beats = within(track_beats(example.groups, model), example.groups);
    sum[example.has_rubato] += f_measure(beats, example.beats) + f_measure_of_any_level(beats, example.beats);
    ++count[example.has_rubato];
  }
  return sum[0] / count[0] + sum[1] / count[1];
}

/// Downbeats are known for rubato, the number of beats in a measure for all.
double goodness(const std::vector<Example>& examples, const MeterModel& model) {
  double downbeats = 0, with_downbeats = 0, meters = 0, with_meters = 0;
  for (const Example& example : examples) {
    if (example.downbeats.empty()) continue;
    const MetricalStructure counted = find_meter(example.groups, example.tracked, model);
    meters += beats_of(example.meter) == beats_of(counted.meter);
    meters += (beats_of(example.meter) % 3 == 0) == (beats_of(counted.meter) % 3 == 0);
    ++with_meters;
    if (!example.has_rubato) continue;
    std::vector<Seconds> found;
    for (const std::size_t beat : counted.downbeats) found.push_back(counted.beats[beat]);
    downbeats += f_measure(found, example.downbeats);
    ++with_downbeats;
  }
  return downbeats / with_downbeats + meters / with_meters;
}

template <class Model>
void tune(const std::vector<Example>& examples, int trials) {
  Random random(1);
  Model model;
  double best = -1;
  for (int trial = 0; trial < trials; ++trial) {
    Model changed = model;
    const std::vector<double*> numbers = numbers_of(changed);
    const std::uint64_t changes = trial == 0 ? 0 : 1 + random.below(2);
    for (std::uint64_t harmonic_change = 0; harmonic_change < changes; ++harmonic_change)
      *numbers[random.below(numbers.size())] *= std::exp(0.35 * random.normal());
    const double now = goodness(examples, changed);
    if (now <= best) continue;
    best = now;
    model = changed;
    std::printf("%.4f:", best);
    for (const double* number : numbers_of(model)) std::printf(" %.3g", *number);
    std::printf("\n");
    std::fflush(stdout);
  }
}

}  // namespace
}  // namespace clavier

int main(int count, char** arguments) {
  using namespace clavier;
  if (count < 5) return std::fputs("tune_beats FOLDER beats|meters EVERY TRIALS\n", stderr), 2;
  const auto pieces = read_pieces(arguments[1], [](std::string_view) { return true; });
  const auto examples = examples_of(pieces, static_cast<std::size_t>(std::max(1, std::atoi(arguments[3]))));
  const int trials = std::atoi(arguments[4]);
  std::string_view(arguments[2]) == "meters" ? tune<MeterModel>(examples, trials) : tune<BeatModel>(examples, trials);
}
