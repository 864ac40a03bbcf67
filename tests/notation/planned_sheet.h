#pragma once

#include <string>

#include "notation/sheet/sheet.h"

namespace clavier::testing {

/// A sheet of measures of one whole note each, planned in words between blanks. A capital letter is a measure; A is
/// middle C, and each letter a semitone higher. `|:` opens a section at the next measure, `:|` closes one, `:|3` one
/// that is played three times. `1.` or `1,2.` begins a volta bracket over one measure, and `2-` one that lasts until
/// `]`. `$` is a segno and `@` a coda before the next measure; Fine, To_Coda and words like D.S._al_Coda stand after a
/// measure.
Sheet planned_sheet(const std::string& plan);

/// The letters of the measures of such a sheet in the order in which they are played.
std::string played_letters(const std::string& plan);

}  // namespace clavier::testing
