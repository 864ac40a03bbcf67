#pragma once

#include <vector>

#include "notation/sheet/sheet.h"
#include "transcription/meter/score_ticks.h"

namespace clavier {

/// How a meter divides its measure: 4/4 into halves, quarters, eighths ...; 6/8 into dotted quarters, eighths ... Times
/// count from the start of a complete measure; beyond its end they continue into the next.
class MetricalGrid {
 public:
  explicit MetricalGrid(SheetMeter meter);

  ScoreTicks measure() const { return levels_.front(); }
  /// The beat, which is counted and beamed together: a dotted quarter in 6/8, a quarter in 4/4 and 5/8, a half in 3/2.
  ScoreTicks beat() const { return beat_; }
  bool is_compound() const { return compound_; }

  /// The metrical strength of a time: highest at the start of a measure, one less per level, -1 between 256th notes.
  int strength(ScoreTicks time) const;
  /// All times of the greatest strength strictly between two times; empty when no level has any.
  std::vector<ScoreTicks> strongest_between(ScoreTicks begin, ScoreTicks end) const;

 private:
  std::vector<ScoreTicks> levels_;  // each level divides the one before
  ScoreTicks beat_;
  bool compound_;
};

}  // namespace clavier
