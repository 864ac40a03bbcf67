#pragma once

#include <array>
#include <map>

#include "notation/sheet/sheet.h"

namespace clavier {

/// The velocity of a dynamic: 16, 33, 49, 64, 80, 96, 112, 126 from ppp to fff, as in notation programs.
std::uint8_t velocity_of(Dynamic dynamic);

/// The loudness of a piece by its dynamics: mezzo forte until the first one. A dynamic holds for both staves, unless
/// each has its own at the same time.
class Loudness {
 public:
  explicit Loudness(const Sheet& sheet);

  /// The velocity of a note of `staff` that begins at `place`, from the start of the piece.
  std::uint8_t at(Staff staff, ExactBeats place) const;

 private:
  std::array<std::map<ExactBeats, Dynamic>, 2> changes_;
};

}  // namespace clavier
