#pragma once

#include <array>
#include <cstdint>

#include "music/onset_groups.h"

namespace clavier {

/// A piano key that a finger holds down.
struct HeldNote {
  Pitch pitch = 0;
  Seconds end;
  bool operator==(const HeldNote&) const = default;
};

/// The position of a hand: the notes it played last and those it still holds.
struct HandPosition {
  Seconds last_onset{-1e9};  ///< time of its last onset; very early when it has not played yet
  Seconds interval{};        ///< between its last two onsets; zero before the second
  int low = 0;               ///< lowest and highest pitch of its last onset
  int high = 0;
  int count = 0;                    ///< number of notes of its last onset; 0 when it has not played yet
  double recent_centre = 0;         ///< mean of the centres of its onsets, mainly of the last second; a pitch
  double region = 0;                ///< the same over about ten seconds
  std::uint8_t held_count = 0;      ///< used entries of `held`
  std::array<HeldNote, 10> held{};  ///< the latest that fit
};

/// The time of the last onset of each pitch, in seconds; very early when there is none.
using LastOnsetTimes = std::array<float, 128>;

struct HandPositions {
  HandPositions();

  HandPosition left;
  HandPosition right;
  LastOnsetTimes left_last_onsets;
  LastOnsetTimes right_last_onsets;
};

/// Whether two hand positions are equal in all that affects the search but `recent_centre` and `region`.
bool same_pitches(const HandPosition& a, const HandPosition& b);

/// Releases notes that end by `now`.
void release_notes(HandPositions& positions, Seconds now);
/// Plays the notes of `group`, each with its hand.
void apply_onsets(HandPositions& positions, const OnsetGroup& group, const std::vector<Hand>& hands);

}  // namespace clavier
