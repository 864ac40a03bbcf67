#pragma once

#include "evaluation/roll_sets.h"

namespace clavier {

/// A roll's worth of a piece.
struct PieceWindow {
  std::size_t piece = 0;
  int start = 0;  ///< step
  double rmse = 0;
  bool operator==(const PieceWindow&) const = default;
};

/// Every place that begins at a multiple of so many steps (a third of a second) is compared: a copy is found wherever
/// in its piece it comes from.
inline constexpr int kSearchStride = 16;

/// For each roll (kRollSteps of which keys are down), the nearest place of any piece by rmse; of equal ones the first.
/// Pieces shorter than a roll are compared with silence after them. At least one piece.
std::vector<PieceWindow> nearest_windows(std::span<const PackedRoll> rolls, std::span<const RealPiece> pieces,
                                         Progress& progress);

}  // namespace clavier
