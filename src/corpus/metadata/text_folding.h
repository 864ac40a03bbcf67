#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clavier {

/// Text in a comparable form: lower-case ASCII without accents ("Frédéric" gives "frederic", "Łódź" "lodz", "ß" "ss"),
/// from UTF-8 in composed or decomposed form. Resolves the HTML entities that occur in catalogues (&quot; &amp;
/// &#039;). Omits scripts other than Latin and bytes that are not UTF-8.
std::string fold_text(std::string_view text);

using FoldedWords = std::vector<std::string>;

/// The words of a folded text: maximal runs of letters and digits.
FoldedWords words_of(std::string_view folded);

}  // namespace clavier
