#pragma once

#include <optional>
#include <vector>

#include "notation/sheet/note_value.h"
#include "transcription/meter/score_ticks.h"

namespace clavier {

/// A span of time that is divided into a tuplet.
struct TupletSpan {
  TupletRatio ratio;
  NoteType unit = NoteType::eighth;
  int parts = 3;  ///< of the span, each one `unit` of the tuplet
};

/// The coarsest tuplet that fills a span of `length` and has all `places`, relative to its begin, on its parts. The
/// length must be a power of two, or three times one, in 256th notes. Nothing for other lengths, or when no tuplet of
/// at most 64 parts fits.
std::optional<TupletSpan> find_tuplet(ScoreTicks length, const std::vector<ScoreTicks>& places);

}  // namespace clavier
