#pragma once

#include <span>
#include <vector>

#include "encoding/roll_windows.h"
#include "training/roll_task.h"

namespace clavier {

/// Draws windows from the pieces of one era, every moment of its music equally likely.
class RollSampler {
 public:
  /// Pieces without notes are left out. Throws Error when no other is left; `what` names them in its message.
  RollSampler(std::span<const GridPiece> pieces, std::string_view what);

  struct Place {
    const GridPiece* piece = nullptr;
    RollWindow window;
  };
  Place draw(SemitoneRange wanted, Random& random) const;
  /// `count` exact rolls, the same for the same seed, none moved.
  std::vector<PianoRoll> rolls(int count, int channels, std::uint64_t seed) const;

 private:
  std::vector<const GridPiece*> pieces_;
  std::vector<std::uint64_t> ends_;  // steps of all pieces up to and with each
};

/// One an era; `side` is what messages call the pieces: training or validation.
std::vector<RollSampler> samplers_of(std::span<const std::vector<GridPiece>> pieces, std::span<const RollEra> eras,
                                     std::string_view side);

/// A number that changes with the pieces.
std::uint64_t checksum_of(std::span<const std::vector<GridPiece>> pieces);

}  // namespace clavier
