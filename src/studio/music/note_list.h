#pragma once

#include "base/options.h"
#include "studio/music/studio_piece.h"

namespace clavier {

/// How the beats of a page, its measures and the time of playing go together.
struct PageClock {
  TempoMap tempo;
  Seconds begin{};  ///< when beat 0 of the tempo map is played
  std::vector<PlayedMeasure> measures;

  Beats beat_at(Seconds time) const { return tempo.beats_at(std::max(time - begin, Seconds{})); }
  Seconds time_of(Beats beat) const { return begin + tempo.seconds_at(beat); }
};

/// Of a performance by the beats that are found in it, as its page has them.
PageClock page_clock(const StudioPiece& piece, const PlayedPiece& played);

/// The notes of a version for the page: {"notes": [{"id", "t", "d", "p", "v", "h", "beat", "length", "bar"}],
/// "measures", "tempo", "pedals", "end"}, times in performed seconds (docs/formats/studio-api.yaml).
Json list_notes(const StudioPiece& piece);

/// Notes of a piece in progress from `first` up to before `end`, without ids.
Json notes_in_progress(const Score& score, std::size_t first, std::size_t end);

}  // namespace clavier
