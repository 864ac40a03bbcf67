#include "training/gan/beat_images.h"

#include <algorithm>

#include "encoding/onset_roll.h"
#include "models/gan/structured_latent.h"

namespace clavier {
namespace {

/// The frame of a step, which may lie before the window.
int frame_of(int step) { return step >= 0 ? step / kFrameSteps : -((kFrameSteps - 1 - step) / kFrameSteps); }

int sample_below(int bound, Random& random) {
  return static_cast<int>(random.below(static_cast<std::uint64_t>(std::max(1, bound))));
}

}  // namespace

std::vector<std::int64_t> BeatImages::shape() const {
  return {kOnsetRollChannels + kEdgeFeatures, frames_, kRollPitches};
}

RollWindow BeatImages::window(const GridPiece& piece, SemitoneRange range, Random& random) const {
  const int first = piece.front().onset, end = piece.back().onset + 1;  // of the onsets
  const double place = random.uniform();
  RollWindow window{.steps = steps()};
  if (place < kEdgeShare) {
    window.start = first - sample_below(steps() / 3, random);
  } else if (place < 2 * kEdgeShare) {
    window.start = end - steps() + sample_below(steps() / 3, random);
  } else {
    window.start = first + sample_below(end - first - steps(), random);
  }
  const SemitoneRange room = find_transposition_range(piece, window, range);
  window.semitones = room.lowest + sample_below(room.highest - room.lowest + 1, random);
  return window;
}

void BeatImages::render(const GridPiece& piece, const RollWindow& window, std::span<float> values) const {
  const std::size_t onset_values = static_cast<std::size_t>(kOnsetRollChannels * frames_) * kRollPitches;
  render_onset_roll(piece, window, values.first(onset_values));
  const std::vector<float> edges = make_edge_features(frames_, frame_of(piece.front().onset - window.start),
                                                      frame_of(piece.back().onset - window.start) + 1);
  auto place = values.begin() + static_cast<std::ptrdiff_t>(onset_values);
  for (int feature = 0; feature < kEdgeFeatures; ++feature)
    for (int frame = 0; frame < frames_; ++frame, place += kRollPitches)
      std::fill_n(place, kRollPitches, edges[static_cast<std::size_t>(frame * kEdgeFeatures + feature)]);
}

void BeatImages::dequantise(std::span<float> values, Random& random) const {
  const std::size_t size = static_cast<std::size_t>(frames_) * kRollPitches;
  for (std::size_t cell = 0; cell < size; ++cell)
    if (values[cell] > 0) dequantise_onset(values.subspan(cell), size, random);
}

GridPiece BeatImages::notes(std::span<const float> values, const RollReadOptions& /*reading*/) const {
  const auto onset_values = values.first(static_cast<std::size_t>(kOnsetRollChannels * frames_) * kRollPitches);
  return notes_of({.frames = frames_, .values = {onset_values.begin(), onset_values.end()}});
}

}  // namespace clavier
