#pragma once

#include <span>
#include <vector>

#include "training/gan/roll_images.h"

namespace clavier {

/// Samples windows from the pieces of one era, every step of its music equally likely.
class RollSampler {
 public:
  /// Pieces without notes are skipped. Throws Error when there are no others; `what` names them in its message.
  RollSampler(std::span<const GridPiece> pieces, std::string_view what);

  /// One piece, with a probability in proportion to its length.
  const GridPiece& piece(Random& random) const;

  struct Place {
    const GridPiece* piece = nullptr;
    RollWindow window;
  };
  Place sample(const RollImages& images, SemitoneRange range, Random& random) const;
  /// The notes of the images of `count` windows, the same for the same seed; not transposed.
  std::vector<GridPiece> excerpts(const RollImages& images, int count, std::uint64_t seed) const;

 private:
  std::vector<const GridPiece*> pieces_;
  std::vector<std::uint64_t> ends_;  // cumulative steps of the pieces
};

/// One an era; `side` is training or validation, for messages.
std::vector<RollSampler> make_samplers(std::span<const std::vector<GridPiece>> pieces, std::span<const RollEra> eras,
                                       std::string_view side);

std::uint64_t checksum_of(std::span<const std::vector<GridPiece>> pieces);

}  // namespace clavier
