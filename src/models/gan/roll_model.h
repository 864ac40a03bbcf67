#pragma once

#include <span>

#include "base/random.h"
#include "encoding/piano_roll.h"
#include "encoding/read_roll.h"
#include "music/era.h"

namespace clavier {

/// The seam between networks that draw music as images and everything that composes with them or measures them: a
/// CNN-GAN, a fake in a test. Several threads may draw at once.
class RollModel {
 public:
  virtual ~RollModel() = default;

  /// Eras it can draw, at least one.
  virtual std::span<const Era> eras() const = 0;
  /// Images of the rolls it draws: 1 .. kRollChannels.
  virtual int channels() const = 0;
  /// How its soft values of an era are read.
  virtual RollReadOptions reading(Era era) const = 0;
  /// Music of `steps` steps in one piece, however many: a network made for rolls of one length draws longer ones
  /// without a seam. The same state of `random` gives the same roll; it is left elsewhere. `era` is one of eras(),
  /// `steps` > 0.
  virtual PianoRoll generate(Era era, int steps, Random& random) const = 0;
};

}  // namespace clavier
