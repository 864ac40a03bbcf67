#pragma once

#include "notation/sheet/sheet.h"

namespace clavier {

/// The sheet as it is played (playing_order.h): measures as often as they sound, without repeat bars, volta brackets,
/// markers and jumps. Measures keep their printed numbers. After a jump a measure states key, meter and clefs where
/// those it was written in differ. Back at a measure, tempo and dynamics are those with which it was first played. A
/// jump forward keeps them. Ties go across where both ends are written; forward, to another ending, the beginning is
/// enough. A pedal that is up where the music goes on is lifted before. Of a valid sheet the result is valid.
Sheet unfold(const Sheet& sheet);

}  // namespace clavier
