#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "music/score.h"

namespace clavier {

/// What no piece of music exceeds, and a damaged or hostile file of some hundred bytes can. docs/limits.md is the table
/// for users.
struct PieceBounds {
  std::uint64_t file_bytes = std::uint64_t{64} << 20;  ///< the scores of whole operas in MusicXML have some tens of MiB
  Seconds duration{12.0 * 3600};                       ///< the longest pieces that are played at one go last some hours
  Seconds sound{6.0 * 3600};        ///< a .wav file has 4 GiB at most, 6.7 hours; of what is rendered alone
  std::size_t notes = 500'000;      ///< the densest pieces have some hundred thousand
  std::size_t notes_at_once = 512;  ///< a piano has 88 keys, an orchestra some hundred parts
  std::size_t measures = 50'000;    ///< twice 12 hours of 4/4 at 120 quarter notes a minute
  std::size_t tied_notes = 50'000;  ///< in further measures of 4/4, beyond four for each note of the piece
};

/// Which bound the score exceeds: "it lasts 24 hours; a piece lasts at most 12: split it"; empty when it exceeds none.
std::string find_excess(const Score& score, const PieceBounds& bounds = {});

}  // namespace clavier
