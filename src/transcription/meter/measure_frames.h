#pragma once

#include <string>
#include <vector>

#include "music/score.h"
#include "notation/sheet/sheet.h"
#include "transcription/meter/score_ticks.h"

namespace clavier {

/// The time, length and meter of a measure.
struct MeasureFrame {
  ScoreTicks onset = 0;
  Beats score_onset;  ///< its start in the score; `onset` is this, rounded to 1/32 quarter note
  ScoreTicks length = 0;
  ScoreTicks measure_offset = 0;  ///< its start relative to a complete measure: above zero in pickups and after a split
  SheetMeter meter;
  bool shows_meter = false;
  bool implicit = false;
  std::string number;
};

/// The measures of a score up to its end or beyond, at least one, the last one complete. A meter that begins inside a
/// measure cuts it short. A first measure that is cut, or whose meter is shorter than the one that follows at once, is
/// a pickup. Two adjacent cut measures that together make a whole one are a split measure. Any other cut measure has
/// the meter of its own length. Throws Error when there are more than 20,000 measures.
std::vector<MeasureFrame> make_measure_frames(const Score& score);

/// The index of the measure in which a time of the score lies, or of the last one.
std::size_t frame_at(const std::vector<MeasureFrame>& frames, Beats time);
/// The same for a notated time.
std::size_t frame_at(const std::vector<MeasureFrame>& frames, ScoreTicks time);

}  // namespace clavier
