#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// Where a time lies among the beats that a score tells. Beats are quarter notes, counted from the start of each
/// measure.
struct ToldPlace {
  Beats beat;             ///< the start of its beat
  double phase = 0;       ///< the time since then, in quarter notes
  double length = 1;      ///< of the beat: less than 1 at the end of measures such as 7/8
  Beats bar;              ///< the end of its measure
  bool compound = false;  ///< whether the meter counts dotted beats: 6/8, 9/8, 12/8
};

/// The place of a time in `meters`, sorted by onset; 4/4 before the first one.
ToldPlace told_place(const std::vector<Meter>& meters, Beats time);

/// The part of a beat nearest to a phase when the beat has `division` parts, as a phase. The end of the beat is a part.
double nearest_part(double phase, int division, double length);

}  // namespace clavier
