#pragma once

#include "evaluation/rolls/roll_sets.h"

namespace clavier {

/// A roll's worth of a piece.
struct PieceWindow {
  std::size_t piece = 0;
  int start = 0;     ///< step
  double value = 0;  ///< what was sought: the smallest rmse, or the largest overlap
  bool operator==(const PieceWindow&) const = default;
};

/// Every place that begins at a multiple of so many steps (a twelfth of a second) is compared: a copy is found wherever
/// in its piece it comes from.
inline constexpr int kSearchStride = 4;

/// What a roll is most like. The article's rmse finds the emptiest music near to any roll; overlap does not.
struct NearestWindows {
  PieceWindow nearest;          ///< by rmse
  PieceWindow largest_overlap;  ///< by overlap
  bool operator==(const NearestWindows&) const = default;
};

/// For each roll (kRollSteps of which keys are down), the places of any piece that are most like it; of equal ones the
/// first. Pieces shorter than a roll are compared with silence after them. At least one piece.
std::vector<NearestWindows> find_nearest_windows(std::span<const PackedRoll> rolls, std::span<const RealPiece> pieces,
                                                 Progress& progress);

}  // namespace clavier
