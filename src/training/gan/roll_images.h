#pragma once

#include <memory>
#include <span>
#include <vector>

#include "encoding/read_roll.h"
#include "encoding/roll_windows.h"
#include "models/gan/gan_options.h"
#include "training/gan/gan_task.h"

namespace clavier {

/// The images of a kind of network: the windows of music they show, how they are rendered, and how they are read.
class RollImages {
 public:
  virtual ~RollImages() = default;
  /// Length of a window.
  virtual int steps() const = 0;
  /// Of a window's image: (channels, rows, pitches).
  virtual std::vector<std::int64_t> shape() const = 0;
  /// A random window of the piece, transposed within `range` as far as its pitches stay on the roll.
  virtual RollWindow window(const GridPiece& piece, SemitoneRange range, Random& random) const {
    return sample_window(piece, range, random, steps());
  }
  /// Overwrites all values of an image.
  virtual void render(const GridPiece& piece, const RollWindow& window, std::span<float> values) const = 0;
  /// Adds noise to quantised values of a rendered image, so that no critic recognises real images by their grid; it is
  /// still read as the same notes.
  virtual void dequantise(std::span<float> /*values*/, Random& /*random*/) const {}
  /// The notes of an image of any values; step 0 is time zero. With the default reading, exactly what was rendered.
  virtual GridPiece notes(std::span<const float> values, const RollReadOptions& reading) const = 0;

  std::size_t size() const;  ///< of one image: the product of its shape
};

std::unique_ptr<RollImages> make_roll_images(const GanOptions& network);

}  // namespace clavier
