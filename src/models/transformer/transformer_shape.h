#pragma once

#include <algorithm>
#include <array>

#include "encoding/score_steps/step_columns.h"
#include "models/checkpoint/checkpoint_folder.h"
#include "models/transformer/transformer_options.h"

namespace clavier {

// What the Transformer of training/networks and that of models/transformer have in common.

inline constexpr float kNormEpsilon = 1e-5f;
inline constexpr double kAttentionScale = 2;  ///< of the products of normalised queries and keys, before their size
/// Periods of the rotary positions: from the first to the last pair of features, in ticks and in 2 pi steps.
inline constexpr double kShortestTicks = 12, kLongestTicks = 128 * 96, kLongestSteps = 10000;

/// Columns of a row that enter as embeddings of full width; the hints follow them.
inline constexpr int kEmbeddedColumns = static_cast<int>(StepColumn::next_shift);
inline constexpr int kShiftHints = kHintBars + 1;                 ///< and the follower's
inline constexpr int kPitchHints = kNoteColumns - 1 - kHintBars;  ///< all columns of a note that are pitches
inline constexpr int kPitchVotes = kHintBars + 2;                 ///< the follower's and the sequence's

template <std::size_t size>
constexpr std::array<int, size + 1> offsets_of(const std::array<int, size>& symbols) {
  std::array<int, size + 1> offsets{};
  for (std::size_t column = 0; column < size; ++column) offsets[column + 1] = offsets[column] + symbols[column];
  return offsets;
}
inline constexpr auto kStepColumnOffsets = offsets_of(kStepColumnSymbols);
inline constexpr int kEmbeddedSymbols = kStepColumnOffsets[kEmbeddedColumns];
inline constexpr auto kPrefixOffsets = offsets_of(kPrefixSymbols);

/// The fields of a bar line have embeddings of their own.
inline constexpr int kFirstBarField = static_cast<int>(StepField::meter);
inline constexpr int kBarSymbols = kAllStepSymbols - kStepSymbolOffsets[kFirstBarField];
constexpr int bar_offset(StepField field) {
  return kStepSymbolOffsets[static_cast<std::size_t>(field)] - kStepSymbolOffsets[kFirstBarField];
}

/// Hidden units of a field's head.
inline int head_width(const TransformerOptions& network, StepField field) {
  const bool large = kStepSymbols[static_cast<std::size_t>(field)] >= kPianoKeys;
  return large ? network.width : std::max(network.width / 4, 1);
}

/// How many hints vote for symbols of a field.
constexpr int count_votes(StepField field) {
  switch (field) {
    case StepField::shift:
      return kShiftHints;
    case StepField::pitch:
      return kPitchVotes;
    case StepField::duration:
      return kHintBars;
    default:
      return 0;
  }
}

/// The shapes of all tensors of a network.
TensorShapes transformer_tensor_shapes(const TransformerOptions& network);

}  // namespace clavier
