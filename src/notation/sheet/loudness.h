#pragma once

#include <array>
#include <map>

#include "notation/sheet/sheet.h"

namespace clavier {

/// The velocity that stands for a dynamic: 16, 33, 49, 64, 80, 96, 112, 126 from ppp to fff, as notation programs have
/// it.
std::uint8_t velocity_of(Dynamic dynamic);

/// How loud a piece is by its dynamics: mezzo forte until the first one. A dynamic holds for both staves, unless each
/// has its own at one place.
class Loudness {
 public:
  explicit Loudness(const Sheet& sheet);

  /// The velocity of a note of `staff` that begins at `place`, from the start of the piece.
  std::uint8_t at(Staff staff, ExactBeats place) const;

 private:
  std::array<std::map<ExactBeats, Dynamic>, 2> changes_;
};

}  // namespace clavier
