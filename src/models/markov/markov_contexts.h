#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "encoding/vocabulary.h"

namespace clavier {

/// The features that a field of an event is predicted from, most informative first. A context of order n is the first n
/// of them.
inline constexpr int kMarkovFeatures = 6;
using MarkovFeatures = std::array<std::uint32_t, kMarkovFeatures>;

/// Each field has three viewpoints, lists of features of the past; their predictions are averaged.
inline constexpr int kMarkovViewpoints = 3;

/// The number of start events before the first event of a piece.
inline constexpr std::size_t kMarkovPadding = 16;

/// The features of `field` of the last event in `viewpoint` (0 .. kMarkovViewpoints - 1). The fields before it are
/// known, and at least kMarkovPadding events precede it.
MarkovFeatures markov_features(Field field, int viewpoint, const Vocabulary& vocabulary, std::span<const Event> events);

/// A 64-bit hash of the first `order` features; collisions are too rare to matter.
std::uint64_t hash_context(const MarkovFeatures& features, int order);

}  // namespace clavier
