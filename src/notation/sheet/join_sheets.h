#pragma once

#include <array>
#include <cstddef>

#include "notation/sheet/sheet.h"

namespace clavier {

/// Measures of a sheet, from `first` on, and which staves of them.
struct SheetPassage {
  std::size_t first = 0, count = 0;
  std::array<bool, 2> staves = {true, true};
};

/// The page with the notes, clefs and dynamics of `music` in a passage of it; both have the measures of the passage at
/// the same places. All else of the page stays: repeats, words, tempos, the other staff. Notes held beyond the passage
/// whose beginning was in it go. The result may be invalid where the two differ otherwise: see find_sheet_fault().
Sheet replace_measures(const Sheet& page, const Sheet& music, const SheetPassage& passage);

/// The page, and after it the measures of `music` from `first` on, numbered on.
Sheet append_measures(Sheet page, const Sheet& music, std::size_t first);

}  // namespace clavier
