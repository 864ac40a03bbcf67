#pragma once

#include <bitset>

#include "notation/sheet/sheet.h"

namespace clavier {

/// Pitches of ties between two measures.
struct TieEnds {
  std::bitset<128> starts, stops;
};

/// The ties between two measures that have one end only, as around endings.
TieEnds open_ties(const Measure& before, const Measure& after);

/// Removes ties between two measures that have one end only, but for those that may stay `open`.
void match_ties(Measure& before, Measure& after, const TieEnds& open = {});

/// Makes all ties that begin in one measure end in the other, where its notes have their pitches.
void continue_ties(const Measure& before, Measure& after);

/// The pitches that are tied on beyond the end of a measure, on one staff.
std::bitset<128> tied_on(const Measure& measure, Staff staff);

}  // namespace clavier
