#include "composing/playability/playable.h"

namespace clavier {
namespace {

/// What is left of the piano keys when one hand takes as many as it can from the lowest up.
std::span<const Pitch> after_one_hand(std::span<const Pitch> keys) {
  std::size_t taken = 0;
  while (taken < keys.size() && taken < kFingersPerHand && keys[taken] - keys.front() <= kMaxHandSpan) ++taken;
  return keys.subspan(taken);
}

}  // namespace

bool is_playable(std::span<const Pitch> keys) { return after_one_hand(after_one_hand(keys)).empty(); }

}  // namespace clavier
