#pragma once

#include <array>
#include <cstdint>

#include "encoding/onset_roll.h"
#include "models/gan/structured_latent.h"
#include "music/pitch.h"

namespace clavier {

/// Grows with every change of the critic's weights, so that no run resumes with other weights.
inline constexpr int kCriticRevision = 2;

/// The keyboard stream of BeatCritic, over time: the inputs of its first layer in a frame (onset roll, pitch classes of
/// onsets and of lengths, edge features), and its convolutions.
inline constexpr int kKeyboardStreamInputs = kOnsetRollChannels * kRollPitches + 2 * kPitchClasses + kEdgeFeatures;
inline constexpr int kKeyboardLayers = 4;
inline constexpr int kKeyboardKernel = 5;
inline constexpr int kKeyboardStride = 2;

/// A layer of its shape stream, over time and pitches.
struct ShapeLayer {
  std::int64_t outputs;  ///< 0: the critic's width
  std::array<std::int64_t, 2> kernel, stride, padding;
};
inline constexpr std::array<ShapeLayer, 4> kShapeLayers = {{{16, {5, 13}, {2, 2}, {2, 6}},
                                                            {16, {5, 7}, {2, 2}, {2, 3}},
                                                            {48, {5, 5}, {2, 3}, {2, 2}},
                                                            {0, {3, 7}, {2, 1}, {1, 0}}}};

}  // namespace clavier
