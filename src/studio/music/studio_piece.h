#pragma once

#include <optional>
#include <vector>

#include "music/score.h"
#include "notation/sheet/sheet.h"
#include "studio/library/piece_store.h"

namespace clavier {

/// The music of a version.
struct StudioPiece {
  Score written;                 ///< each measure once
  std::optional<Sheet> sheet{};  ///< its page, where it cannot be made from the score: imports, repeats
  bool on_paper = false;         ///< its beats and measures are those of a page; else a performance
  bool performs = false;         ///< it is written, and played by the rules of perform(); else it sounds as it is
};

/// A measure in the order of playing.
struct PlayedMeasure {
  int bar = 1;  ///< its place on the page, from 1; a repeated one comes again
  Beats onset;
  Meter meter;
};

/// A version as it is played. Notes of `played` and `sounding` have the same indices: those that users see as ids.
struct PlayedPiece {
  Score played;    ///< as written, with repeats, all hands known
  Score sounding;  ///< with what performing adds
};

/// Of a score that was composed or read without a page: whether its notes follow its own beats.
bool follows_own_beats(const Score& score);

/// Throws Error for damaged bytes.
StudioPiece read_studio_piece(const VersionMusic& music, const Json& report);
VersionMusic store_studio_piece(const StudioPiece& piece);

PlayedPiece play(const StudioPiece& piece);

/// The page: the piece's own, or one that is engraved of it. Throws Error as transcribe() does.
Sheet page_of(const StudioPiece& piece);

/// The measures of a piece on paper in the order of playing; `played` is play(piece).played.
std::vector<PlayedMeasure> measures_of(const StudioPiece& piece, const Score& played);

/// The last measure that begins at or before a time. There is at least one measure.
const PlayedMeasure& measure_at(const std::vector<PlayedMeasure>& measures, Beats time);

}  // namespace clavier
