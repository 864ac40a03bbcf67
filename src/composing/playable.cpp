#include "composing/playable.h"

namespace clavier {
namespace {

/// Takes the keys that one hand reaches from the lowest up, as many as it can.
std::span<const Pitch> after_one_hand(std::span<const Pitch> keys) {
  std::size_t taken = 0;
  while (taken < keys.size() && taken < kFingersPerHand && keys[taken] - keys.front() <= kMaxHandSpan) ++taken;
  return keys.subspan(taken);
}

}  // namespace

bool is_playable(std::span<const Pitch> keys) { return after_one_hand(after_one_hand(keys)).empty(); }

}  // namespace clavier
