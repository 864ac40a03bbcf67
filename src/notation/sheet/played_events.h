#pragma once

#include <vector>

#include "notation/sheet/sheet.h"

namespace clavier {

/// When a chord of a voice sounds, from the start of the piece.
struct PlayedEvent {
  const SheetEvent* event = nullptr;
  Staff staff = Staff::upper;  ///< that of its voice
  ExactBeats onset;
  ExactBeats end;
};

/// The chords of every voice, voice after voice: the first voice of a staff in one measure continues in the first of
/// the next. Grace chords come before the beat. Each lasts 1/8 quarter note, together at most half the length of the
/// preceding event of their voice, which ends sooner (unless it is tied on). At the very start of the piece they come
/// on the beat, and the chord after them begins later, by at most half its length.
std::vector<PlayedEvent> make_played_events(const Sheet& sheet);

}  // namespace clavier
