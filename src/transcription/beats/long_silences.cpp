#include "transcription/beats/long_silences.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr Seconds kLongestApart{6};

/// A moment of the performance and of what is left when silences are cut.
struct Anchor {
  Seconds whole;
  Seconds cut;
};

std::vector<Anchor> anchors_of(const Score& performance) {
  std::vector<Anchor> anchors = {{performance.tempo.seconds_at(performance.notes[0].onset), Seconds{0}}};
  for (const Note& note : performance.notes) {
    const Seconds onset = performance.tempo.seconds_at(note.onset), apart = onset - anchors.back().whole;
    if (apart > Seconds{0}) anchors.push_back({onset, anchors.back().cut + std::min(apart, kLongestApart)});
  }
  return anchors;
}

Seconds moved(Seconds time, const std::vector<Anchor>& anchors, Seconds Anchor::*from, Seconds Anchor::*to) {
  const auto after = std::upper_bound(anchors.begin(), anchors.end(), time,
                                      [&](Seconds value, const Anchor& anchor) { return value < anchor.*from; });
  if (after == anchors.begin()) return anchors.front().*to + (time - anchors.front().*from);
  const Anchor& before = *(after - 1);
  if (after == anchors.end()) return before.*to + (time - before.*from);
  const double share = (time - before.*from) / ((*after).*from - before.*from);
  return before.*to + share * ((*after).*to - before.*to);
}

/// The performance at 120 quarter notes a minute, its silences cut.
Score without_pauses(const Score& performance, const std::vector<Anchor>& anchors) {
  Score score;
  for (Note note : performance.notes) {
    const auto at = [&](Beats beats) {
      const Seconds time = performance.tempo.seconds_at(beats);
      return Beats{2 * moved(time, anchors, &Anchor::whole, &Anchor::cut).value};
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

CountedBeats find_measures_across_pauses(const Score& performance) {
  if (performance.notes.empty()) return {};
  const std::vector<Anchor> anchors = anchors_of(performance);
  CountedBeats counted = find_measures(without_pauses(performance, anchors));
  for (Seconds& beat : counted.beats) beat = moved(beat, anchors, &Anchor::cut, &Anchor::whole);
  return counted;
}

}  // namespace clavier
