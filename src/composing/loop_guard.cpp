#include "composing/loop_guard.h"

#include <algorithm>

#include "base/bytes.h"

namespace clavier {

int LoopGuard::copies_allowed(int chords) { return chords == 1 ? 16 : std::max(4, (48 + chords - 1) / chords); }

void LoopGuard::take(const std::vector<Pitch>& keys) {
  if (chords_.size() > 2 * kLongestLoop) chords_.erase(chords_.begin(), chords_.begin() + kLongestLoop);
  chords_.push_back({.hash = hash_bytes(keys), .lowest = keys.front()});
  if (chords_heated_ > 0) --chords_heated_;
  forbidden_.clear();
  const int taken = static_cast<int>(chords_.size());
  for (int period = 1; period <= kLongestLoop && period < taken; ++period) {
    int& same = same_[static_cast<std::size_t>(period)];
    same = ago(1).hash == ago(period + 1).hash ? same + 1 : 0;
    if (same >= period * (copies_allowed(period) - 1)) forbidden_.push_back(ago(period).lowest);
  }
  if (!forbidden_.empty()) chords_heated_ = kChordsHeated;
}

bool LoopGuard::allows(Pitch lowest) const {
  return std::find(forbidden_.begin(), forbidden_.end(), lowest) == forbidden_.end();
}

}  // namespace clavier
