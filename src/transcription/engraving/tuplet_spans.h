#pragma once

#include <optional>
#include <vector>

#include "notation/sheet/note_value.h"
#include "transcription/meter/score_ticks.h"

namespace clavier {

/// A stretch of time that is divided otherwise than in halves.
struct TupletSpan {
  TupletRatio ratio;
  NoteType unit = NoteType::eighth;
  int parts = 3;  ///< of the stretch, each a `unit` of the tuplet
};

/// The coarsest tuplet that fills a stretch of `length` and has all `places`, counted from its begin, on its parts;
/// nothing when the length is no power of two times a 256th or three of these, or no tuplet of at most 64 parts has
/// them.
std::optional<TupletSpan> find_tuplet(ScoreTicks length, const std::vector<ScoreTicks>& places);

}  // namespace clavier
