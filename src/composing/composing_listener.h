#pragma once

#include "music/score.h"

namespace clavier {

/// Hears a piece while it is composed, and can stop the work.
class ComposingListener {
 public:
  virtual ~ComposingListener() = default;

  /// A piece begins, or another attempt at it: what was heard before may not count.
  virtual void begin() = 0;
  /// The piece so far, and its share of what is asked, 0..1. What was heard stays as it is; more follows.
  virtual void hear(const Score& so_far, double done) = 0;
  /// Called often, by any thread. To stop the work it throws, and the generator throws that.
  virtual void check() = 0;
};

}  // namespace clavier
