#include "transcription/hands/hand_position.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace clavier {
namespace {

/// What sounds longer is held by the pedal, or could be.
constexpr Seconds kLongestHold{4.0};

void hold(HandPosition& hand, const TimedNote& note) {
  if (hand.held_count == hand.held.size()) {
    std::rotate(hand.held.begin(), hand.held.begin() + 1, hand.held.end());
    --hand.held_count;
  }
  hand.held.at(hand.held_count++) = {.pitch = note.pitch, .end = std::min(note.end, note.onset + kLongestHold)};
}

void release(HandPosition& hand, Seconds now) {
  std::uint8_t kept = 0;
  for (std::uint8_t place = 0; place < hand.held_count; ++place)
    if (hand.held.at(place).end > now + kTogether) hand.held.at(kept++) = hand.held.at(place);
  for (std::uint8_t place = kept; place < hand.held_count; ++place) hand.held.at(place) = {};
  hand.held_count = kept;
}

void strike(HandPosition& hand, const OnsetGroup& group, const std::vector<Hand>& hands, Hand which) {
  int count = 0;
  for (std::size_t place = 0; place < group.notes.size(); ++place) {
    if (hands[place] != which) continue;
    const TimedNote& note = group.notes[place];
    if (count++ == 0) hand.low = note.pitch;
    hand.high = note.pitch;
    hold(hand, note);
  }
  if (count == 0) return;
  const double waited = (group.onset - hand.struck).value, centre = 0.5 * (hand.low + hand.high);
  const auto blend = [&](double mean, double kept) {
    return hand.count == 0 ? centre : centre + kept * (mean - centre);
  };
  hand.around = blend(hand.around, 0.7 * std::exp(-waited));
  hand.region = blend(hand.region, 0.97 * std::exp(-0.1 * waited));
  hand.waited = hand.count == 0 ? Seconds{} : group.onset - hand.struck;
  hand.count = count;
  hand.struck = group.onset;
}

}  // namespace

HandPositions::HandPositions() {
  by_left.fill(-1e9F);
  by_right.fill(-1e9F);
}

void release(HandPositions& positions, Seconds now) {
  release(positions.left, now);
  release(positions.right, now);
}

void strike(HandPositions& positions, const OnsetGroup& group, const std::vector<Hand>& hands) {
  strike(positions.left, group, hands, Hand::left);
  strike(positions.right, group, hands, Hand::right);
  for (std::size_t place = 0; place < hands.size(); ++place) {
    KeyMemory& memory = hands[place] == Hand::left ? positions.by_left : positions.by_right;
    memory.at(group.notes[place].pitch) = static_cast<float>(group.onset.value);
  }
}

bool same_keys(const HandPosition& a, const HandPosition& b) {
  const auto keys = [](const HandPosition& hand) {
    return std::tie(hand.struck, hand.low, hand.high, hand.count, hand.held_count, hand.held);
  };
  return keys(a) == keys(b);
}

}  // namespace clavier
