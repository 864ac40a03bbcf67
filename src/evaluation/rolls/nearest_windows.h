#pragma once

#include "evaluation/rolls/roll_sets.h"

namespace clavier {

/// A window of a piece, as long as a roll.
struct PieceWindow {
  std::size_t piece = 0;
  int start = 0;     ///< step
  double value = 0;  ///< the smallest rmse, or the largest overlap
  bool operator==(const PieceWindow&) const = default;
};

/// Steps (a twelfth of a second in all) between the windows that are compared: a copy is found wherever it comes from.
inline constexpr int kSearchStride = 4;

/// The windows nearest to a roll. By the article's rmse the emptiest music is near to any roll; by overlap it is not.
struct NearestWindows {
  PieceWindow nearest;          ///< by rmse
  PieceWindow largest_overlap;  ///< by overlap
  bool operator==(const NearestWindows&) const = default;
};

/// For each roll (kRollSteps of sounding pitches), the nearest windows of any piece; of equal ones the
/// first. Pieces shorter than a roll are compared with silence after them. At least one piece.
std::vector<NearestWindows> find_nearest_windows(std::span<const PackedRoll> rolls, std::span<const RealPiece> pieces,
                                                 Progress& progress);

}  // namespace clavier
