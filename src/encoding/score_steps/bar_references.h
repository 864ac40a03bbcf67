#pragma once

#include <cstdint>
#include <vector>

#include "encoding/score_steps/bar_piece.h"

namespace clavier {

/// How a bar is like an earlier one.
enum class Likeness : std::uint8_t { none, rhythm, varied, same };
inline constexpr int kLikenesses = 4;
/// How many bars a bar can look back.
inline constexpr int kMaxLookback = 64;
inline constexpr int kMaxTransposition = 12;

/// The earlier bar that a bar looks back to. A piece's references are its plan: where its themes return.
struct BarReference {
  Likeness likeness = Likeness::none;
  int distance = 0;       ///< in bars, 1 .. kMaxLookback; 0 for none
  int transposition = 0;  ///< semitones up, within kMaxTransposition; 0 for none and rhythm
  bool operator==(const BarReference&) const = default;
};

/// For each bar the earlier bar of the same length that it is most like. Likeness is the Jaccard index of the bars'
/// sets of (position, pitch): same from 0.9, varied from 0.4, transposed from 0.6; else rhythm when that of (position,
/// part) is 0.8 or more. Of equals the one at the distance of the bar before wins, then the nearest; untransposed bars
/// come before transposed ones. A bar needs two notes.
std::vector<BarReference> find_bar_references(const BarPiece& piece);

}  // namespace clavier
