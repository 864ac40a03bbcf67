#pragma once

#include <cstddef>
#include <string>

#include "music/score.h"

namespace clavier {

/// What no piece of music exceeds, and a damaged or hostile file of some hundred bytes can.
struct PieceBounds {
  Seconds duration{12.0 * 3600};          ///< the longest pieces that are played at one go last some hours
  std::size_t notes = 500'000;            ///< the densest pieces have some hundred thousand
  std::size_t notes_at_once = 512;        ///< a piano has 88 keys, an orchestra some hundred parts
  std::size_t written_notes = 1'000'000;  ///< in 4/4, with a tied note in each further measure: twice the most notes
};

/// Which bound the score exceeds: "it lasts 24 hours; pieces last at most 12"; empty when it exceeds none.
std::string find_excess(const Score& score, const PieceBounds& bounds = {});

}  // namespace clavier
