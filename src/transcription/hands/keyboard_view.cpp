#include "transcription/hands/keyboard_view.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

MirroredKeys mirrored(int sign, int low, int high, int count) {
  const int a = sign * (low - 60), b = sign * (high - 60);
  return {.outer = std::min(a, b), .inner = std::max(a, b), .count = count};
}

MirroredKeys last_of(const HandPosition& hand, int sign) { return mirrored(sign, hand.low, hand.high, hand.count); }

MirroredKeys held_by(const HandPosition& hand, int sign) {
  int low = 127, high = 0;
  for (std::uint8_t place = 0; place < hand.held_count; ++place) {
    low = std::min<int>(low, hand.held.at(place).pitch);
    high = std::max<int>(high, hand.held.at(place).pitch);
  }
  return mirrored(sign, low, high, hand.held_count);
}

double recency(const KeyMemory& memory, int pitch, double now) {
  return pitch < 0 || pitch > 127 ? 0 : 1 / (1 + std::max(0.0, now - memory[static_cast<std::size_t>(pitch)]));
}

double region_recency(const KeyMemory& memory, int pitch, double now) {
  double most = 0;
  for (int step = 1; step <= 4; ++step) {
    const double nearest = std::max(recency(memory, pitch - step, now), recency(memory, pitch + step, now));
    most = std::max(most, nearest * (1 - 0.15 * step));
  }
  return most;
}

HandGlance glance_at(const OnsetGroup& group, const HandPositions& before, Hand hand) {
  const bool left = hand == Hand::left;
  const HandPosition& own = left ? before.left : before.right;
  const HandPosition& other = left ? before.right : before.left;
  const KeyMemory& own_keys = left ? before.by_left : before.by_right;
  const KeyMemory& others_keys = left ? before.by_right : before.by_left;
  const int sign = left ? 1 : -1;
  HandGlance glance{.sign = sign,
                    .last = last_of(own, sign),
                    .held = held_by(own, sign),
                    .others_last = last_of(other, sign),
                    .others_held = held_by(other, sign),
                    .waited = (group.onset - own.struck).value,
                    .others_fading = std::exp(-2 * (group.onset - other.struck).value),
                    .around = sign * (own.around - 60),
                    .region = sign * (own.region - 60),
                    .others_region = sign * (other.region - 60),
                    .together = own.count > 0 && own.struck == other.struck};
  glance.is_due = own.waited.value > 0 && std::abs(glance.waited - own.waited.value) < 0.15 * own.waited.value;
  for (const TimedNote& note : group.notes) {
    const double now = group.onset.value;
    glance.memories.push_back({recency(own_keys, note.pitch, now), recency(others_keys, note.pitch, now),
                               region_recency(own_keys, note.pitch, now),
                               region_recency(others_keys, note.pitch, now)});
  }
  return glance;
}

}  // namespace

TwoHandGlance::TwoHandGlance(const OnsetGroup& group, const HandPassage& passage, const HandPositions& before)
    : group_(group),
      passage_(passage),
      left_(glance_at(group, before, Hand::left)),
      right_(glance_at(group, before, Hand::right)) {}

}  // namespace clavier
