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

  // Of networks that fill gaps, else empty:
  std::int64_t after_length = 0;
  std::vector<std::int64_t> time_left;  // (count, length): classes, see time_left_class
  std::vector<std::int64_t> matches;    // (count, length, kMatchKinds * kMatchFields): see match_fields.h
  std::vector<float> in_gap;            // (count, length): 1 where the next event lies in the gap
  std::vector<std::int64_t> after;      // (count, after_length, 4): what comes after the gap, then starts
};

/// Where training and validation windows come from.
class WindowSource {
 public:
  virtual ~WindowSource() = default;
  /// `count` windows at random places, every event equally likely. Each is transposed by up to `transpose` semitones
  /// where all its pitches stay on the piano.
  virtual Windows sample(std::int64_t count, int transpose, Random random) const = 0;
  /// Windows side by side over the pieces, at most `events` targets spread over all of them; not transposed.
  virtual std::vector<Windows> cover(std::int64_t batch, std::int64_t events) const = 0;
};

struct WindowShape {
  std::int64_t length = 256;
  bool every_step = true;  ///< a target after every event; or one after the window, padded in front with start events
  bool across_pieces = false;  ///< windows continue from one piece into the next, as the article's do
};

/// A piece as the input of networks: start, its events, end.
Events add_boundary_tokens(const Events& events);

/// Adds the four fields of an event.
void append_fields(const Event& event, std::vector<std::int64_t>& fields);
/// The event so many semitones higher, of vocabularies of single pitches.
Event transpose_event(Event event, int semitones, const Vocabulary& vocabulary);
/// Whether all pitches of the event stay on the piano.
bool can_transpose(const Event& event, int semitones, const Vocabulary& vocabulary);
/// Whether the vocabulary has a transposed token for each of its tokens: tokens of chords and of the article have none.
bool only_single_pitches(const Vocabulary& vocabulary);

/// Random places of pieces with boundary tokens.
class PlaceSampler {
 public:
  struct Place {
    std::size_t piece = 0;
    std::int64_t first_target = 0;  // index of the event predicted first
  };
  /// `pieces` must outlive it. Throws Error when there is no event.
  explicit PlaceSampler(std::span<const Events> pieces);

  /// Of a window of so many targets; every event is equally likely to be among them.
  Place sample(std::int64_t targets, Random& random) const;
  /// Of windows side by side, at most `events` targets spread over all pieces.
  std::vector<Place> cover(std::int64_t targets, std::int64_t events) const;

 private:
  std::span<const Events> pieces_;
  std::vector<std::int64_t> starts_;  // index of each piece's first target among all targets; then their number
};

/// Cuts training windows out of pieces with boundary tokens. The result depends on nothing but the arguments.
class WindowSampler final : public WindowSource {
 public:
  /// `pieces` must outlive the sampler. Throws Error when there is no event.
  WindowSampler(std::span<const Events> pieces, const Vocabulary& vocabulary, const WindowShape& shape);

  /// Seven of ten have the number of remaining events as a condition.
  Windows sample(std::int64_t count, int transpose, Random random) const override;
  /// The number of remaining events is unknown.
  std::vector<Windows> cover(std::int64_t batch, std::int64_t events) const override;

 private:
  using Place = PlaceSampler::Place;
  void cut(const Place& place, int semitones, bool ending_known, Windows& windows) const;
  const Event& event_at(const Place& place, std::int64_t index) const;

  std::span<const Events> pieces_;
  const Vocabulary& vocabulary_;
  WindowShape shape_;
  PlaceSampler places_;
};

}  // namespace clavier
