#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "encoding/vocabulary.h"

namespace clavier {

/// What a field of an event is predicted from, the most telling first: a context of order n is the first n of them.
inline constexpr int kMarkovFeatures = 6;
using MarkovFeatures = std::array<std::uint32_t, kMarkovFeatures>;

/// Each field has three such views of the past, whose predictions are averaged: on held-out Baroque pieces that
/// takes 2.5 % (tokens) to 5 % (shifts) off the nats of the best single view.
inline constexpr int kMarkovViewpoints = 3;

/// Events that must stand before the first one of a piece, all start.
inline constexpr std::size_t kMarkovPadding = 16;

/// The features of `field` of the last event in `view` (0 .. kMarkovViewpoints - 1); its fields drawn before are known.
/// At least kMarkovPadding events stand before it.
MarkovFeatures markov_features(Field field, int viewpoint, const Vocabulary& vocabulary, std::span<const Event> events);

/// Hash of the first `order` features; collisions are too rare to matter (64 bits).
std::uint64_t hash_context(const MarkovFeatures& features, int order);

}  // namespace clavier
