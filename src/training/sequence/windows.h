#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random.h"
#include "encoding/vocabulary.h"

namespace clavier {

/// Sequences cut out of pieces, as flat arrays: event e of sequence s has its four fields from (s * length + e) * 4 on.
struct Windows {
  std::int64_t count = 0;
  std::int64_t length = 0;
  std::vector<std::int64_t> inputs;     // (count, length, 4)
  std::vector<std::int64_t> remaining;  // (count, length): classes, see remaining_class
  std::vector<std::int64_t> targets;    // (count, predictions, 4); a target token of kStart has no loss
  std::int64_t predictions = 0;         // length: after every event; 1: after the last
};

struct WindowShape {
  std::int64_t length = 256;
  bool every_step = true;  ///< a target after every event; or one after the window, padded in front with start events
  bool across_pieces = false;  ///< windows continue from one piece into the next, as the article's do
};

/// A piece as the input of networks: start, its events, end.
Events add_boundary_tokens(const Events& events);

/// Cuts training windows out of pieces with boundary tokens. The result depends on nothing but the arguments.
class WindowSampler {
 public:
  /// `pieces` must outlive the sampler. Throws Error when there is no event.
  WindowSampler(std::span<const Events> pieces, const Vocabulary& vocabulary, const WindowShape& shape);

  /// `count` windows at random places, every event equally likely. Each is transposed by up to `transpose` semitones
  /// where all its pitches stay on the piano. Seven of ten have the number of remaining events as a condition.
  Windows sample(std::int64_t count, int transpose, Random random) const;
  /// Windows side by side over the pieces, at most `events` targets spread over all of them; not transposed, the number
  /// of remaining events unknown.
  std::vector<Windows> cover(std::int64_t batch, std::int64_t events) const;

 private:
  struct Place {
    std::size_t piece = 0;
    std::int64_t first_target = 0;  // index of the event predicted first
  };
  Place random_place(Random& random) const;
  void cut(const Place& place, int semitones, bool ending_known, Windows& windows) const;
  const Event& event_at(const Place& place, std::int64_t index) const;

  std::span<const Events> pieces_;
  const Vocabulary& vocabulary_;
  WindowShape shape_;
  std::vector<std::int64_t> starts_;  // index of each piece's first target among all targets; then their number
};

}  // namespace clavier
