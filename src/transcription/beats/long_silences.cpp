#include "transcription/beats/long_silences.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr Seconds kMaxSilence{6};

/// A time in the performance and in its copy with shortened silences.
struct TimeAnchor {
  Seconds original;
  Seconds shortened;
};

std::vector<TimeAnchor> anchors_of(const Score& performance) {
  std::vector<TimeAnchor> anchors = {{performance.tempo.seconds_at(performance.notes[0].onset), Seconds{0}}};
  for (const Note& note : performance.notes) {
    const Seconds onset = performance.tempo.seconds_at(note.onset), gap = onset - anchors.back().original;
    if (gap > Seconds{0}) anchors.push_back({onset, anchors.back().shortened + std::min(gap, kMaxSilence)});
  }
  return anchors;
}

Seconds map_time(Seconds time, const std::vector<TimeAnchor>& anchors, Seconds TimeAnchor::*from,
                 Seconds TimeAnchor::*to) {
  const auto after = std::upper_bound(anchors.begin(), anchors.end(), time,
                                      [&](Seconds value, const TimeAnchor& anchor) { return value < anchor.*from; });
  if (after == anchors.begin()) return anchors.front().*to + (time - anchors.front().*from);
  const TimeAnchor& before = *(after - 1);
  if (after == anchors.end()) return before.*to + (time - before.*from);
  const double share = (time - before.*from) / ((*after).*from - before.*from);
  return before.*to + share * ((*after).*to - before.*to);
}

/// The performance at 120 quarter notes per minute, its silences shortened.
Score shorten_silences(const Score& performance, const std::vector<TimeAnchor>& anchors) {
  Score score;
  for (Note note : performance.notes) {
    const auto at = [&](Beats beats) {
      const Seconds time = performance.tempo.seconds_at(beats);
      return Beats{2 * map_time(time, anchors, &TimeAnchor::original, &TimeAnchor::shortened).value};
    };
    const Beats end = at(end_of(note));
    note.onset = at(note.onset);
    note.duration = std::min(end - note.onset, Beats{20});
    score.notes.push_back(note);
  }
  sort_events(score);
  return score;
}

}  // namespace

MetricalStructure find_measures_across_silences(const Score& performance) {
  if (performance.notes.empty()) return {};
  const std::vector<TimeAnchor> anchors = anchors_of(performance);
  MetricalStructure structure = find_measures(shorten_silences(performance, anchors));
  for (Seconds& beat : structure.beats) beat = map_time(beat, anchors, &TimeAnchor::shortened, &TimeAnchor::original);
  return structure;
}

}  // namespace clavier
