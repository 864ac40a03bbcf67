#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "notation/sheet/repeats.h"

namespace clavier {

/// Where the music is over after a jump.
enum class JumpUntil : std::uint8_t {
  any,   ///< at a Fine, or at a To Coda for the coda, whichever comes first; else at the end
  fine,  ///< "al Fine"
  coda   ///< "al Coda": the music leaves for the coda
};

struct JumpTerms {
  JumpUntil until = JumpUntil::any;
  bool repeats = false;  ///< "con ripetizione": sections are repeated again
  bool operator==(const JumpTerms&) const = default;
};

/// What the words of a jump say: "D.S. al Coda", "Menuetto da capo, con repliche", "D.C. al Fine".
JumpTerms terms_of(const Jump& jump);

/// The marker or jump that words are, in any spelling: "D. C. al fine", "Dal Segno", "To Coda", "FINE". Nothing for
/// other words.
std::optional<std::variant<MarkerKind, JumpKind>> mark_in_words(std::string_view words);

}  // namespace clavier
