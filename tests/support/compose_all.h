#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "composing/compose.h"

namespace clavier {

/// Four pieces, which must come in their order.
inline std::vector<Composition> compose_all(const PieceGenerator& generator, const ComposeOptions& options,
                                            unsigned threads) {
  std::vector<Composition> pieces;
  SilentProgress silent;
  compose_many(generator, options, nullptr, 4, threads, silent, [&](std::size_t index, Composition piece) {
    EXPECT_EQ(index, pieces.size());
    pieces.push_back(std::move(piece));
  });
  return pieces;
}

}  // namespace clavier
