#include "music/onset_groups.h"

#include <algorithm>

namespace clavier {
namespace {

TimedNote timed(const Score& score, std::size_t index) {
  const Note& note = score.notes[index];
  return {.onset = score.tempo.seconds_at(note.onset),
          .end = score.tempo.seconds_at(end_of(note)),
          .pitch = note.pitch,
          .velocity = note.velocity,
          .hand = note.hand,
          .index = index};
}

}  // namespace

std::vector<OnsetGroup> onset_groups(const Score& score, Seconds window) {
  std::vector<OnsetGroup> groups;
  for (std::size_t index = 0; index < score.notes.size(); ++index) {
    const TimedNote note = timed(score, index);
    if (groups.empty() || note.onset - groups.back().onset > window) groups.push_back({.onset = note.onset});
    groups.back().notes.push_back(note);
  }
  for (OnsetGroup& group : groups)
    std::stable_sort(group.notes.begin(), group.notes.end(),
                     [](const TimedNote& a, const TimedNote& b) { return a.pitch < b.pitch; });
  return groups;
}

}  // namespace clavier
