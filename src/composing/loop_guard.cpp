#include "composing/loop_guard.h"

#include <algorithm>

#include "base/bytes.h"

namespace clavier {

int LoopGuard::max_copies(int chords) { return chords == 1 ? 16 : std::max(4, (48 + chords - 1) / chords); }

void LoopGuard::take(const std::vector<Pitch>& pitches) {
  if (chords_.size() > 2 * kMaxLoopChords) chords_.erase(chords_.begin(), chords_.begin() + kMaxLoopChords);
  chords_.push_back({.hash = hash_bytes(pitches), .lowest = pitches.front()});
  if (boosted_chords_left_ > 0) --boosted_chords_left_;
  forbidden_.clear();
  const int taken = static_cast<int>(chords_.size());
  for (int period = 1; period <= kMaxLoopChords && period < taken; ++period) {
    int& same = same_[static_cast<std::size_t>(period)];
    same = ago(1).hash == ago(period + 1).hash ? same + 1 : 0;
    if (same >= period * (max_copies(period) - 1)) forbidden_.push_back(ago(period).lowest);
  }
  if (!forbidden_.empty()) boosted_chords_left_ = kBoostedChords;
}

bool LoopGuard::allows(Pitch lowest) const {
  return std::find(forbidden_.begin(), forbidden_.end(), lowest) == forbidden_.end();
}

}  // namespace clavier
