#pragma once

#include <vector>

#include "music/score.h"
#include "notation/sheet/sheet.h"
#include "transcription/meter/measure_frames.h"
#include "transcription/meter/score_ticks.h"

namespace clavier {

/// A note with its notated time and pitch, before measures, voices and values are known.
struct PlacedNote {
  ScoreTicks onset = 0;
  ScoreTicks end = 0;  ///< after the onset
  SpelledPitch pitch;
  std::uint8_t velocity = 64;
  Staff staff = Staff::upper;
  bool grace = false;  ///< notated before the chord at its onset (grace_chords.h)
};

/// The nearest time that can be notated: the fraction of a quarter note within half a tick of `resolution` that has the
/// smallest denominator, at most 64. Where there is none, the nearest 32nd or 24th part of a quarter note.
ScoreTicks drawable_time(Beats time, int resolution);

/// The notes of a score in its order, their times rounded within their measures. Notes whose hand is unknown are given
/// one (fill_unknown_hands); pitch names are those of spell(). A beat unit is a quarter note, or the meter's
/// denominator where that is shorter. Where the times of one staff in a beat unit have no common grid, they are rounded
/// to 32nd or 24th parts of a quarter note, whichever are closer. Notes that this leaves without length get a short
/// one. A note too low for five lines and eight octaves is written an octave higher.
std::vector<PlacedNote> place_notes(const Score& score, const std::vector<MeasureFrame>& frames);

}  // namespace clavier
