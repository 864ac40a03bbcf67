#pragma once

#include <array>
#include <cstdint>

#include "music/onset_groups.h"

namespace clavier {

/// A key that a finger holds down.
struct HeldNote {
  Pitch pitch = 0;
  Seconds end;
  bool operator==(const HeldNote&) const = default;
};

/// Where a hand is: what it struck last and what it still holds.
struct HandPosition {
  Seconds last_onset{-1e9};  ///< when it last struck; long ago when it has not played yet
  Seconds interval{};        ///< between its last two strokes; zero before the second
  int low = 0;               ///< the keys it struck then
  int high = 0;
  int count = 0;                    ///< how many they were; 0 when it has not played yet
  double recent_centre = 0;         ///< pitch: the centres of what it struck, those of the last second weighing most
  double region = 0;                ///< the same of the last ten seconds
  std::uint8_t held_count = 0;      ///< used places of `held`
  std::array<HeldNote, 10> held{};  ///< only the latest that fit
};

/// When each key was last struck, in seconds; long ago when never.
using LastOnsetTimes = std::array<float, 128>;

struct HandPositions {
  HandPositions();

  HandPosition left;
  HandPosition right;
  LastOnsetTimes left_last_onsets;
  LastOnsetTimes right_last_onsets;
};

/// Whether two hands have the same keys to go on from: all that matters but `around` and `region`.
bool same_pitches(const HandPosition& a, const HandPosition& b);

/// Lets go of what ends by `now`.
void release_notes(HandPositions& positions, Seconds now);
/// Strikes the notes of `group`, each with its hand.
void apply_onsets(HandPositions& positions, const OnsetGroup& group, const std::vector<Hand>& hands);

}  // namespace clavier
