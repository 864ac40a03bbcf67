#pragma once

#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

enum class Repeats : std::uint8_t {
  played,  ///< as unfold.h does
  once     ///< from the first measure to the last, each once
};

/// The Score that a sheet sounds like. Tied notes are merged; the upper staff's voices are the right hand's. Velocities
/// are those of the notes, else those of the dynamics (loudness.h). Tremolos are as in sounding_notes.h, grace chords
/// as in played_events.h. Pedal depths are 127 and 0; a pedal change lifts and presses at one time. A meter is repeated
/// after an incomplete measure, so that measures counted from it are right. Times are exact multiples of 1/resolution
/// beat as long as that is at most 32767; otherwise they are rounded to 1/10080.
Score score_of(const Sheet& sheet, Repeats repeats = Repeats::played);

}  // namespace clavier
