#pragma once

#include <span>
#include <vector>

#include "music/score.h"

namespace clavier {

/// Where a bar begins, in ticks of the grid from the start of the piece, and its meter's symbol.
struct BarLine {
  int tick = 0;
  int meter = 11;
  bool irregular = false;  ///< its time signature is none of ours, or was cut short by the next one
  bool operator==(const BarLine&) const = default;
};

/// The bars from tick 0 until `end`, by the time signatures, 4/4 before the first. A bar that a new time signature cuts
/// short has the meter of its length. Bars of more than 16 quarter notes are cut into bars of 4/4 and a rest. Less than
/// half a sixteenth before a new time signature is no bar.
std::vector<BarLine> find_bar_lines(std::span<const Meter> meters, int end);

}  // namespace clavier
