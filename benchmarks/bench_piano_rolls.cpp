#include <benchmark/benchmark.h>

#include "analysis/rolls/packed_roll.h"
#include "encoding/read_roll.h"
#include "encoding/roll_region.h"
#include "encoding/roll_windows.h"
#include "evaluation/rolls/nearest_windows.h"
#include "statistics/frechet.h"

namespace {

using namespace clavier;

/// Five minutes of random notes, with the density of piano music.
std::vector<GridNote> piece(std::uint64_t seed) {
  Random random(seed);
  const auto below = [&](std::uint64_t bound) { return static_cast<int>(random.below(bound)); };
  std::vector<GridNote> notes;
  for (int onset = 0; onset < 300 * 48; onset += below(9))
    notes.push_back({onset, 1 + below(40), static_cast<Pitch>(36 + below(48)), 64});
  return remove_overlaps(notes);
}

std::vector<std::vector<float>> crops(int count, std::uint64_t seed) {
  std::vector<std::vector<float>> crops;
  for (int index = 0; index < count; ++index)
    crops.push_back(flatten_region(roll_of(piece(seed + static_cast<std::uint64_t>(index)), {}, 1), kKuoCodeRegion));
  return crops;
}

void draw_a_random_window(benchmark::State& state) {
  const std::vector<GridNote> notes = piece(1);
  PianoRoll roll = make_silent_roll();
  Random random(2);
  for (auto _ : state) render_roll(notes, sample_window(notes, kEveryKey, random), roll.channels, roll.values);
  state.SetItemsProcessed(state.iterations());
}

void read_a_roll(benchmark::State& state) {
  const PianoRoll roll = roll_of(piece(1), {.start = 5000});
  for (auto _ : state) benchmark::DoNotOptimize(read_roll(roll));
  state.SetItemsProcessed(state.iterations());
}

/// The Fréchet distance of two sets of crops, including their fits.
void frechet_distance_of_sets(benchmark::State& state) {
  const auto a = crops(static_cast<int>(state.range(0)), 1), b = crops(static_cast<int>(state.range(0)), 1000);
  for (auto _ : state) benchmark::DoNotOptimize(frechet_distance(fit_gaussian(a), fit_gaussian(b)));
}

void nearest_of_500_rolls(benchmark::State& state) {
  std::vector<PackedRoll> rolls;
  for (std::uint64_t index = 0; index < 500; ++index) rolls.push_back(pack_roll(roll_of(piece(index), {}, 1).values));
  for (auto _ : state) benchmark::DoNotOptimize(find_nearest(rolls.front(), rolls));
}

/// The nearest windows of ten rolls at every position in half an hour of music.
void similar_windows_of_ten_rolls(benchmark::State& state) {
  SilentProgress progress;
  std::vector<RealPiece> pieces;
  std::vector<PackedRoll> rolls;
  for (std::uint64_t index = 0; index < 6; ++index) pieces.push_back({.notes = piece(index)});
  for (std::uint64_t index = 0; index < 10; ++index)
    rolls.push_back(pack_roll(roll_of(piece(100 + index), {}, 1).values));
  for (auto _ : state) benchmark::DoNotOptimize(find_nearest_windows(rolls, pieces, progress));
}

BENCHMARK(draw_a_random_window)->Unit(benchmark::kMicrosecond);
BENCHMARK(read_a_roll)->Unit(benchmark::kMicrosecond);
BENCHMARK(frechet_distance_of_sets)->Arg(100)->Arg(500)->Unit(benchmark::kMillisecond);
BENCHMARK(nearest_of_500_rolls)->Unit(benchmark::kMicrosecond);
BENCHMARK(similar_windows_of_ten_rolls)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
