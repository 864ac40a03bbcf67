#pragma once

#include <vector>

#include "notation/musicxml/raw_measure.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// The voices and the exact length of a measure.
struct MeasureLayout {
  ExactBeats length;
  std::vector<Voice> voices;
};

/// Makes exact voices of a measure's events; a staff without any gets a rest. The measure is as long as its longest
/// voice, or as the furthest time in the file. `by_number` as in make_raw_voices.
MeasureLayout lay_out(const RawMeasure& measure, bool by_number);

}  // namespace clavier
