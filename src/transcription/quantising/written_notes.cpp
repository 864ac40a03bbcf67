#include "transcription/quantising/written_notes.h"

#include <algorithm>
#include <tuple>

#include "transcription/quantising/onset_clusters.h"
#include "transcription/quantising/place_onsets.h"

namespace clavier {
namespace {

BeatClock clock_of(const MetricalStructure& structure, const std::vector<OnsetCluster>& clusters) {
  std::vector<Seconds> beats;
  for (const Seconds beat : structure.beats)
    if (beats.empty() || beat > beats.back()) beats.push_back(beat);
  if (beats.empty()) beats.push_back(clusters.front().time);
  if (beats.size() == 1) beats.push_back(beats[0] + Seconds{0.5});
  return {std::move(beats), clusters.back().time};
}

/// The notated position of each cluster; a grace has that of the cluster it precedes.
std::vector<GridPosition> place(const std::vector<OnsetCluster>& clusters, const BeatClock& clock, bool compound) {
  std::vector<OnsetPosition> onsets;
  for (const OnsetCluster& cluster : clusters)
    if (!cluster.grace)
      onsets.push_back({.position = clock.position_at(cluster.time), .merge_cost = cluster.merge_cost});
  const std::vector<GridPosition> placed = place_onsets(onsets, clock, compound);
  std::vector<GridPosition> all;
  std::size_t next = 0;
  for (const OnsetCluster& cluster : clusters) {
    all.push_back(placed[next]);
    if (!cluster.grace) ++next;
  }
  return all;
}

}  // namespace

WrittenPerformance quantise_notes(const Score& performance, const MetricalStructure& structure) {
  const std::vector<OnsetCluster> clusters = find_onset_clusters(performance);
  BeatClock clock = clock_of(structure, clusters);
  const double per_beat =
      static_cast<double>(clusters.size()) / std::max(1.0, static_cast<double>(structure.beats.size()));
  WrittenPerformance written{.clock = clock, .measure_grid = make_measure_grid(structure, clock, per_beat)};
  const std::vector<GridPosition> places = place(clusters, clock, written.measure_grid.compound);
  const int beat = written.measure_grid.ticks_per_beat;
  for (std::size_t cluster = 0; cluster < clusters.size(); ++cluster) {
    const GridPosition& placed = places[cluster];
    const Tick unit = beat / placed.division;
    for (const TimedNote& note : clusters[cluster].notes)
      written.notes.push_back({.index = note.index,
                               .onset = static_cast<Tick>(placed.beat) * beat + placed.part * unit,
                               .end = clock.position_at(note.end) * beat,
                               .unit = unit,
                               .pitch = note.pitch,
                               .hand = note.hand,
                               .grace = clusters[cluster].grace});
  }
  std::stable_sort(written.notes.begin(), written.notes.end(), [](const WrittenNote& a, const WrittenNote& b) {
    return std::tuple(a.onset, a.pitch) < std::tuple(b.onset, b.pitch);
  });
  quantise_lengths(written.notes, written.measure_grid);
  set_start_of_music(written.notes.front().onset, written.measure_grid);
  return written;
}

}  // namespace clavier
