#include "transcription/hands/hand_position.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace clavier {
namespace {

/// Longer notes are, or could be, held by the pedal.
constexpr Seconds kMaxHold{4.0};

void hold(HandPosition& hand, const TimedNote& note) {
  if (hand.held_count == hand.held.size()) {
    std::rotate(hand.held.begin(), hand.held.begin() + 1, hand.held.end());
    --hand.held_count;
  }
  hand.held.at(hand.held_count++) = {.pitch = note.pitch, .end = std::min(note.end, note.onset + kMaxHold)};
}

void release_notes(HandPosition& hand, Seconds now) {
  std::uint8_t kept = 0;
  for (std::uint8_t place = 0; place < hand.held_count; ++place)
    if (hand.held.at(place).end > now + kChordAsynchrony) hand.held.at(kept++) = hand.held.at(place);
  for (std::uint8_t place = kept; place < hand.held_count; ++place) hand.held.at(place) = {};
  hand.held_count = kept;
}

void apply_onsets(HandPosition& hand, const OnsetGroup& group, const std::vector<Hand>& hands, Hand which) {
  int count = 0;
  for (std::size_t place = 0; place < group.notes.size(); ++place) {
    if (hands[place] != which) continue;
    const TimedNote& note = group.notes[place];
    if (count++ == 0) hand.low = note.pitch;
    hand.high = note.pitch;
    hold(hand, note);
  }
  if (count == 0) return;
  const double interval = (group.onset - hand.last_onset).value, centre = 0.5 * (hand.low + hand.high);
  const auto blend = [&](double mean, double kept) {
    return hand.count == 0 ? centre : centre + kept * (mean - centre);
  };
  hand.recent_centre = blend(hand.recent_centre, 0.7 * std::exp(-interval));
  hand.region = blend(hand.region, 0.97 * std::exp(-0.1 * interval));
  hand.interval = hand.count == 0 ? Seconds{} : group.onset - hand.last_onset;
  hand.count = count;
  hand.last_onset = group.onset;
}

}  // namespace

HandPositions::HandPositions() {
  left_last_onsets.fill(-1e9F);
  right_last_onsets.fill(-1e9F);
}

void release_notes(HandPositions& positions, Seconds now) {
  release_notes(positions.left, now);
  release_notes(positions.right, now);
}

void apply_onsets(HandPositions& positions, const OnsetGroup& group, const std::vector<Hand>& hands) {
  apply_onsets(positions.left, group, hands, Hand::left);
  apply_onsets(positions.right, group, hands, Hand::right);
  for (std::size_t place = 0; place < hands.size(); ++place) {
    LastOnsetTimes& last_onsets = hands[place] == Hand::left ? positions.left_last_onsets : positions.right_last_onsets;
    last_onsets.at(group.notes[place].pitch) = static_cast<float>(group.onset.value);
  }
}

bool same_pitches(const HandPosition& a, const HandPosition& b) {
  const auto pitches = [](const HandPosition& hand) {
    return std::tie(hand.last_onset, hand.low, hand.high, hand.count, hand.held_count, hand.held);
  };
  return pitches(a) == pitches(b);
}

}  // namespace clavier
