#pragma once

#include "composing/composition.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// The page of a piece: as transcribe() writes it. A form with repeats is written bar by bar, with repeat bars around
/// the sections that are played twice.
Sheet engrave_composition(const Composition& piece);

/// The piece as it is played, with its repeats.
Score play_composition(const Composition& piece);

}  // namespace clavier
