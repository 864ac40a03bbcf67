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

/// The part of a piece that is an excerpt, in steps of 1/48 s.
struct ExcerptPlace {
  int begin = 0;
  int end = 0;  ///< exclusive
  bool operator==(const ExcerptPlace&) const = default;
};

/// A random place that begins with a chord after a pause if there is one, else with any chord. A pause lasts at least
/// 0.25 s and twice the median inter-onset interval of the piece's chords; the first chord counts as one after a pause.
/// The place ends before another such chord if one lies within the length, the one nearest to the middle of shortest
/// and longest; else with the piece or at that middle. It holds no 4 s without an onset. nullopt if the piece has no
/// such place. `notes` are sorted by onset.
std::optional<ExcerptPlace> choose_excerpt(std::span<const GridNote> notes, const ExcerptLength& length,
                                           Random& random);

/// The notes whose onsets lie in the place, from time zero on; notes that still sound at its end stop there.
Score excerpt_of(std::span<const GridNote> notes, const ExcerptPlace& place);

}  // namespace clavier
