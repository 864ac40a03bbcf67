#pragma once

#include <optional>
#include <span>

#include "base/random.h"
#include "encoding/grid_notes.h"
#include "music/score.h"

namespace clavier {

struct ExcerptLength {
  Seconds shortest{15};
  Seconds longest{30};
};

/// Where an excerpt is cut out of a piece, in steps of 1/48 s.
struct ExcerptPlace {
  int begin = 0;
  int end = 0;  ///< behind the last step
  bool operator==(const ExcerptPlace&) const = default;
};

/// A chance place: it begins with a chord before which nothing was struck for a while (0.25 s and twice as long as the
/// piece usually waits between chords; the piece's first chord counts, too) if there is such a place, else with any
/// chord. It ends before another such chord where one lies within the length, the one nearest to the middle of shortest
/// and longest; else with the piece or at that middle. Nowhere in it is nothing struck for more than 4 s. Nothing when
/// the piece is too short or too empty for that. `notes` are sorted by onset.
std::optional<ExcerptPlace> choose_excerpt(std::span<const GridNote> notes, const ExcerptLength& length,
                                           Random& random);

/// The notes struck within, from time zero on; what still sounds at the end stops there.
Score excerpt_of(std::span<const GridNote> notes, const ExcerptPlace& place);

}  // namespace clavier
