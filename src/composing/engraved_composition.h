#pragma once

#include <optional>

#include "composing/composition.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// The page of a piece: as transcribe() writes it. A form with repeats is written bar by bar, with repeat bars around
/// the sections that are played twice.
Sheet engrave_composition(const Composition& piece);

/// The page of a piece that was composed into a given sheet: what was given stays as it is there, with repeats, words
/// and marks, and only the new music is engraved. A sheet with jumps, or of which the first measures alone are
/// continued, is written as it is played. Nothing where the measures of the two do not agree.
std::optional<Sheet> engrave_into(const Sheet& given, const Composition& piece);

/// The piece as it is played, with its repeats.
Score play_composition(const Composition& piece);

}  // namespace clavier
