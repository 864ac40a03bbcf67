#pragma once

#include <vector>

#include "corpus/build/candidate.h"
#include "corpus/build/duplicates.h"

namespace clavier {

/// Among files with equal music, keeps the best-labelled copy: one whose era and folder agree, then the first by file
/// name. When the title of one copy excludes it as not solo, all copies are dropped: they are one recording.
void drop_equal_music(std::vector<Candidate>& candidates);

/// Of two pieces that share at least `share` of the shorter one, keeps the longer. A score and a performance of one
/// work are not duplicates: a model learns different things from them.
void drop_overlapping(std::vector<Candidate>& candidates, const std::vector<Overlap>& overlaps, double share);

/// Joins the indices of candidates, dropped ones included, that belong to one work: by labels, by equal music, and by
/// overlaps too large for chance.
DisjointSets group_works(const std::vector<Candidate>& candidates, const std::vector<Overlap>& overlaps);

/// The smallest share at which build_corpus searches for overlaps.
inline constexpr double kMinOverlap = 0.05;

}  // namespace clavier
