#include "transcription/hands/keyboard_view.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

MirroredPitches mirror_pitches(int sign, int low, int high, int count) {
  const int a = sign * (low - 60), b = sign * (high - 60);
  return {.outer = std::min(a, b), .inner = std::max(a, b), .count = count};
}

MirroredPitches last_pitches_of(const HandPosition& hand, int sign) {
  return mirror_pitches(sign, hand.low, hand.high, hand.count);
}

MirroredPitches held_pitches_of(const HandPosition& hand, int sign) {
  int low = 127, high = 0;
  for (std::uint8_t place = 0; place < hand.held_count; ++place) {
    low = std::min<int>(low, hand.held.at(place).pitch);
    high = std::max<int>(high, hand.held.at(place).pitch);
  }
  return mirror_pitches(sign, low, high, hand.held_count);
}

double recency(const LastOnsetTimes& last_onsets, int pitch, double now) {
  return pitch < 0 || pitch > 127 ? 0 : 1 / (1 + std::max(0.0, now - last_onsets[static_cast<std::size_t>(pitch)]));
}

double region_recency(const LastOnsetTimes& last_onsets, int pitch, double now) {
  double highest = 0;
  for (int step = 1; step <= 4; ++step) {
    const double nearest = std::max(recency(last_onsets, pitch - step, now), recency(last_onsets, pitch + step, now));
    highest = std::max(highest, nearest * (1 - 0.15 * step));
  }
  return highest;
}

HandView make_hand_view(const OnsetGroup& group, const HandPositions& before, Hand hand) {
  const bool left = hand == Hand::left;
  const HandPosition& own = left ? before.left : before.right;
  const HandPosition& other = left ? before.right : before.left;
  const LastOnsetTimes& own_last_onsets = left ? before.left_last_onsets : before.right_last_onsets;
  const LastOnsetTimes& others_last_onsets = left ? before.right_last_onsets : before.left_last_onsets;
  const int sign = left ? 1 : -1;
  HandView view{.sign = sign,
                .last = last_pitches_of(own, sign),
                .held = held_pitches_of(own, sign),
                .others_last = last_pitches_of(other, sign),
                .others_held = held_pitches_of(other, sign),
                .interval = (group.onset - own.last_onset).value,
                .others_recency = std::exp(-2 * (group.onset - other.last_onset).value),
                .recent_centre = sign * (own.recent_centre - 60),
                .region = sign * (own.region - 60),
                .others_region = sign * (other.region - 60),
                .together = own.count > 0 && own.last_onset == other.last_onset};
  view.is_due = own.interval.value > 0 && std::abs(view.interval - own.interval.value) < 0.15 * own.interval.value;
  for (const TimedNote& note : group.notes) {
    const double now = group.onset.value;
    view.recencies.push_back({recency(own_last_onsets, note.pitch, now), recency(others_last_onsets, note.pitch, now),
                              region_recency(own_last_onsets, note.pitch, now),
                              region_recency(others_last_onsets, note.pitch, now)});
  }
  return view;
}

}  // namespace

KeyboardView::KeyboardView(const OnsetGroup& group, const HandPassage& passage, const HandPositions& before)
    : group_(group),
      passage_(passage),
      left_(make_hand_view(group, before, Hand::left)),
      right_(make_hand_view(group, before, Hand::right)) {}

}  // namespace clavier
