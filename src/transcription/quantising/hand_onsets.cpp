#include "transcription/quantising/hand_onsets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace clavier {
namespace {

constexpr std::size_t kMaxFollowingOnsets = 12;

/// The next onset of a pitch and the one after it, while a score is read backwards.
struct PitchOnsets {
  Beats onset{HUGE_VAL};
  Beats later{HUGE_VAL};
};

}  // namespace

HandOnsets::HandOnsets(const Score& score, Hand hand) {
  for (const Note& note : score.notes) {
    const bool known = !onsets_.empty() && note.onset.value - onsets_.back() < kSameBeats;
    if (note.hand == hand && !known) onsets_.push_back(note.onset.value);
  }
}

double HandOnsets::next_after(double time) const {
  const auto next = std::upper_bound(onsets_.begin(), onsets_.end(), time + kSameBeats);
  return next == onsets_.end() ? HUGE_VAL : *next;
}

bool HandOnsets::has(double time) const {
  const auto at = std::lower_bound(onsets_.begin(), onsets_.end(), time - kSameBeats);
  return at != onsets_.end() && *at - time < kSameBeats;
}

std::vector<double> HandOnsets::between(double time, double end) const {
  std::vector<double> following;
  for (auto next = std::upper_bound(onsets_.begin(), onsets_.end(), time + kSameBeats);
       next != onsets_.end() && following.size() < kMaxFollowingOnsets; ++next) {
    following.push_back(*next);
    if (*next >= end) break;
  }
  return following;
}

std::vector<Beats> next_restrikes(const Score& score) {
  std::vector<Beats> restrikes(score.notes.size());
  std::array<PitchOnsets, 128> pitches{};
  for (std::size_t index = score.notes.size(); index-- > 0;) {
    const Note& note = score.notes[index];
    auto& [onset, later] = pitches.at(note.pitch);
    if (onset.value - note.onset.value >= kSameBeats) later = std::exchange(onset, note.onset);
    restrikes[index] = later;
  }
  return restrikes;
}

}  // namespace clavier
