#pragma once

#include <span>
#include <vector>

#include "training/gan/roll_images.h"

namespace clavier {

/// Draws windows from the pieces of one era, every moment of its music equally likely.
class RollSampler {
 public:
  /// Pieces without notes are left out. Throws Error when no other is left; `what` names them in its message.
  RollSampler(std::span<const GridPiece> pieces, std::string_view what);

  /// One piece, each as likely as it is long.
  const GridPiece& piece(Random& random) const;

  struct Place {
    const GridPiece* piece = nullptr;
    RollWindow window;
  };
  Place draw(const RollImages& images, SemitoneRange wanted, Random& random) const;
  /// What `count` images of windows say, the same for the same seed; no window is moved.
  std::vector<GridPiece> excerpts(const RollImages& images, int count, std::uint64_t seed) const;

 private:
  std::vector<const GridPiece*> pieces_;
  std::vector<std::uint64_t> ends_;  // steps of all pieces up to and with each
};

/// One an era; `side` is what messages call the pieces: training or validation.
std::vector<RollSampler> make_samplers(std::span<const std::vector<GridPiece>> pieces, std::span<const RollEra> eras,
                                       std::string_view side);

/// A number that changes with the pieces.
std::uint64_t checksum_of(std::span<const std::vector<GridPiece>> pieces);

}  // namespace clavier
