#pragma once

#include <vector>

#include "notation/musicxml/part_lines.h"

namespace clavier {

/// The voices of one staff in a measure, made from its lines, from the top down. Lines join in chords where that cuts
/// no note, the first line last, until two voices are left. Beyond kMaxVoicesPerStaff they join anyway: a note is cut
/// where another begins or ends, and tied. Lines that sound one pitch together never join, unless both notes begin and
/// end together. The first voice keeps those rests of its line during which the whole staff rests.
std::vector<std::vector<RawEvent>> merge_lines(const std::vector<PartLine>& lines);

}  // namespace clavier
