#pragma once

#include <vector>

#include "notation/musicxml/part_lines.h"

namespace clavier {

/// The lines of a measure in the order of the keyboard: the melody's, then by mean pitch from the highest down. The
/// first `upper` go to the upper staff.
struct ArrangedMeasure {
  std::vector<PartLine> lines;
  std::size_t upper = 0;
};

/// Arranges the lines of each measure for two hands. The melody (the part with index `melody`) is on the upper staff,
/// the lowest line on the lower one where there are two. Among the divisions between them, Viterbi's algorithm finds
/// the sequence with the least cost: spans beyond a tenth, more notes than fingers, more than two lines a staff, notes
/// far from their staff, and lines that change staves.
std::vector<ArrangedMeasure> arrange(std::vector<std::vector<PartLine>> measures, std::size_t melody);

}  // namespace clavier
