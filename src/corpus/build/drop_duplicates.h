#pragma once

#include <vector>

#include "corpus/build/candidate.h"
#include "corpus/build/duplicates.h"

namespace clavier {

/// Of equal music keeps the best labelled copy (era and folder agree; then the first by file name). When one copy's
/// title says that it is not for one pianist, all are out: the recording is the same.
void drop_equal_music(std::vector<Candidate>& candidates);

/// Of pieces that share `share` of the shorter one keeps the longer. A score and a performance of one work are no
/// duplicates: they teach different things.
void drop_overlapping(std::vector<Candidate>& candidates, const std::vector<Overlap>& overlaps, double share);

/// The index of the first of the candidates, dropped ones included, that belong to the same work: by what their labels
/// say, by equal music, and by overlaps too large for chance.
DisjointSets group_works(const std::vector<Candidate>& candidates, const std::vector<Overlap>& overlaps);

/// The least share of a piece that overlaps need be found from.
inline constexpr double kMinOverlap = 0.05;

}  // namespace clavier
