#include "transcription/quantising/onset_clusters.h"

#include <algorithm>
#include <cmath>

#include "transcription/quantising/rhythm_model.h"

namespace clavier {
namespace {

constexpr Seconds kMaxGraceGap{0.085};
constexpr Seconds kMaxGraceLength{0.16};
constexpr double kMaxGraceInterval = 12;
constexpr double kRepeatedPitchCost = 40;
constexpr Seconds kMinRunGap{0.045};
constexpr double kRunCost = 6;        // added to the merge cost, in a run
constexpr double kNeighbourCost = 3;  // the same, when the pitches are neighbours

OnsetCluster make_cluster(OnsetGroup group) {
  OnsetCluster cluster{.notes = std::move(group.notes)};
  for (const TimedNote& note : cluster.notes) cluster.time += note.onset;
  cluster.time = cluster.time / static_cast<double>(cluster.notes.size());
  return cluster;
}

/// Whether the single note of `cluster` ornaments a note of `main`.
bool is_ornament_of(const OnsetCluster& cluster, const OnsetCluster& main) {
  if (cluster.notes.size() != 1 || main.time - cluster.time > kMaxGraceGap) return false;
  const TimedNote& note = cluster.notes[0];
  if (note.end - note.onset > kMaxGraceLength) return false;
  bool near = false;
  for (const TimedNote& other : main.notes) {
    if (other.pitch == note.pitch) return false;
    near |= other.hand == note.hand && std::abs(other.pitch - note.pitch) <= kMaxGraceInterval &&
            other.end - other.onset > 1.5 * (note.end - note.onset);
  }
  return near;
}

/// Whether ornaments stand apart from a run, which has even gaps: longer gaps precede and follow them.
bool is_apart(const std::vector<OnsetCluster>& clusters, std::size_t first, std::size_t main) {
  const Seconds inside = clusters[main].time - clusters[main - 1].time;
  const bool late =
      first == 0 || clusters[first].time - clusters[first - 1].time > std::max(1.7 * inside, Seconds{0.09});
  const bool rests = main + 1 == clusters.size() || clusters[main + 1].time - clusters[main].time > 1.7 * inside;
  return late && rests;
}

void mark_graces(std::vector<OnsetCluster>& clusters) {
  for (std::size_t main = 1; main < clusters.size(); ++main) {
    if (!is_ornament_of(clusters[main - 1], clusters[main])) continue;
    std::size_t first = main - 1;
    if (first > 0 && !clusters[first - 1].grace && is_ornament_of(clusters[first - 1], clusters[first])) --first;
    if (!is_apart(clusters, first, main)) continue;
    for (std::size_t place = first; place < main; ++place) clusters[place].grace = true;
  }
}

/// Whether the cluster belongs to a run: its neighbours continue at its pace, by one hand, too slowly for a rolled
/// chord.
bool is_run(const std::vector<OnsetCluster>& clusters, std::size_t now) {
  const Seconds gap = clusters[now].time - clusters[now - 1].time;
  if (gap < kMinRunGap || now < 2 || now + 1 == clusters.size()) return false;
  const Seconds before = clusters[now - 1].time - clusters[now - 2].time,
                after = clusters[now + 1].time - clusters[now].time;
  return gap > 0.6 * std::min(before, after) && clusters[now].notes[0].hand == clusters[now - 1].notes[0].hand;
}

/// The log odds that two clusters are separate, not one rolled or uneven chord.
double compute_merge_cost(const OnsetCluster& before, const OnsetCluster& now) {
  const TimingModel model;
  const double gap = (now.time - before.time).value;
  double cost = 5 * (gap / model.rolled_chord_gap - 0.7);
  if (gap > 1.3 * model.rolled_chord_gap) cost = model.separate_cost;
  for (const TimedNote& note : now.notes) {
    for (const TimedNote& other : before.notes) {
      if (note.pitch == other.pitch) return kRepeatedPitchCost;
      if (note.hand == other.hand && std::abs(note.pitch - other.pitch) <= 2) cost += kNeighbourCost;
    }
  }
  return cost;
}

}  // namespace

std::vector<OnsetCluster> find_onset_clusters(const Score& performance) {
  std::vector<OnsetCluster> clusters;
  for (OnsetGroup& group : onset_groups(performance)) clusters.push_back(make_cluster(std::move(group)));
  std::stable_sort(clusters.begin(), clusters.end(),
                   [](const OnsetCluster& a, const OnsetCluster& b) { return a.time < b.time; });
  mark_graces(clusters);
  const OnsetCluster* before = nullptr;
  for (OnsetCluster& cluster : clusters) {
    if (cluster.grace) continue;
    if (before != nullptr) cluster.merge_cost = compute_merge_cost(*before, cluster);
    const auto place = static_cast<std::size_t>(&cluster - clusters.data());
    if (place > 0 && is_run(clusters, place)) cluster.merge_cost += kRunCost;
    before = &cluster;
  }
  return clusters;
}

}  // namespace clavier
