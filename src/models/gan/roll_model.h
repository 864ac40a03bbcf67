#pragma once

#include <span>

#include "base/random.h"
#include "encoding/piano_roll.h"
#include "encoding/read_roll.h"
#include "music/era.h"

namespace clavier {

/// The interface between models of piano rolls and what composes with them or measures them. Implementations are the
/// two GANs and fakes in tests. Several threads may generate at once.
class RollModel {
 public:
  virtual ~RollModel() = default;

  /// The eras it generates, at least one.
  virtual std::span<const Era> eras() const = 0;
  /// The number of channels of its rolls: 1 .. kRollChannels.
  virtual int channels() const = 0;
  /// How its rolls of an era become notes.
  virtual RollReadOptions reading(Era era) const = 0;
  /// A roll of `steps` > 0 steps, as one continuous piece even where it is longer than the rolls of training. `era` is
  /// one of eras(). The same state of `random` gives the same roll; the call advances the state.
  virtual PianoRoll generate(Era era, int steps, Random& random) const = 0;
};

}  // namespace clavier
