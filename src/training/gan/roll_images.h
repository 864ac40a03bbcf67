#pragma once

#include <memory>
#include <span>
#include <vector>

#include "encoding/read_roll.h"
#include "encoding/roll_windows.h"
#include "models/gan/gan_options.h"
#include "training/gan/roll_task.h"

namespace clavier {

/// How a kind of network sees music: the windows it is shown, the images they become, and how an image is read.
class RollImages {
 public:
  virtual ~RollImages() = default;
  /// Of a window of music.
  virtual int steps() const = 0;
  /// Of a window's image: (channels, rows, keys).
  virtual std::vector<std::int64_t> shape() const = 0;
  /// A window of the piece, moved by any of the semitones wanted that leave its keys on the roll.
  virtual RollWindow window(const GridPiece& piece, SemitoneRange wanted, Random& random) const {
    return sample_window(piece, wanted, random, steps());
  }
  /// Overwrites all values of an image.
  virtual void draw(const GridPiece& piece, const RollWindow& window, std::span<float> values) const = 0;
  /// Moves values of a drawn image that lie on a grid off it, so that no critic tells real images by their grid alone;
  /// they are read as the same notes.
  virtual void dequantise(std::span<float> /*values*/, Random& /*random*/) const {}
  /// The notes of an image, step 0 being time zero; of any values. The default reading reads what was drawn exactly.
  virtual GridPiece notes(std::span<const float> values, const RollReadOptions& reading) const = 0;

  std::size_t size() const;  ///< of one image: the product of its shape
};

std::unique_ptr<RollImages> make_roll_images(const GanOptions& network);

}  // namespace clavier
