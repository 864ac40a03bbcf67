#pragma once

#include <cstdint>
#include <vector>

#include "music/score.h"

namespace clavier {

/// One action of a pianist's hands or feet. At one time keys are released first, then pedals move, then keys are
/// pressed. So a repeated note sounds again and a pedal change releases the old chord.
struct PianoEvent {
  enum class Kind : std::uint8_t { note_off, pedal, note_on };

  Seconds time;
  Kind kind = Kind::note_on;
  std::uint8_t number = 0;  ///< the pitch, or for a pedal its MIDI controller: 64 sustain, 66 sostenuto, 67 soft
  std::uint8_t value = 0;   ///< velocity, or depth of the pedal, 0..127

  bool operator==(const PianoEvent&) const = default;
};

/// All events of the score, in order of time. A key that is pressed again while it is down is released first, and stays
/// down until the last of its notes has ended. Pedal changes later than `last_pedal` after the last note are dropped.
std::vector<PianoEvent> piano_events(const Score& score, Seconds last_pedal = {4});

}  // namespace clavier
