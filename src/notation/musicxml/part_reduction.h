#pragma once

#include <vector>

#include "notation/musicxml/part_lines.h"

namespace clavier {

/// The music of several parts as one piano part: every note, on two staves by pitch and what hands span
/// (staff_choice.h), in few voices (line_merging.h). The melody is that of the first part that sings, else of the
/// highest part; it is the first voice of the upper staff. Voices are numbered from 1 in each measure, staff after
/// staff. Keys are those of a part that sounds as written, where there is one. Of directions of one kind at one time
/// the first remains.
std::vector<RawMeasure> reduce_to_piano(const std::vector<PartMusic>& parts);

/// Whether a direction holds for all parts, whichever it stands in: tempos, markers and jumps.
bool holds_for_all(const Direction& direction);

/// Adds such directions of another part that `measures` do not have at their time; a printed tempo replaces one that is
/// only played.
void merge_common_directions(std::vector<RawMeasure>& measures, const std::vector<RawMeasure>& other);

}  // namespace clavier
