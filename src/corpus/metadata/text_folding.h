#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clavier {

/// Text made comparable: lower-case ASCII without accents ("Frédéric" gives "frederic", "Łódź" "lodz", "ß" "ss"), from
/// UTF-8 in composed or decomposed form. The HTML entities that catalogues leave behind (&quot; &amp; &#039;) are
/// resolved. Scripts other than Latin, and bytes that are no UTF-8, are left out.
std::string fold_text(std::string_view text);

using FoldedWords = std::vector<std::string>;

/// The words of a folded text: maximal runs of letters and digits.
FoldedWords words_of(std::string_view folded);

}  // namespace clavier
