#pragma once

#include "encoding/vocabulary.h"
#include "models/sequence/network_options.h"

namespace clavier {

/// Small networks for comparison with plain loops; their sizes fill no panel or vector register evenly.
inline NetworkOptions causal_lstm(int block) {
  return {.embedding = 10,
          .stack = "uni36,uni36",
          .head = 6,
          .block = block,
          .block_lstm = 5,
          .attention = 8,
          .context_blocks = 2};
}

inline NetworkOptions window(const char* input, const char* stack, bool batch_norm, int dense) {
  return {.kind = "windowed_lstm",
          .input = input,
          .embedding = 10,
          .stack = stack,
          .batch_norm = batch_norm,
          .dense = dense,
          .head = 6,
          .window = 7};
}

inline Vocabulary article() { return Vocabulary::of_article({"C4", "D4", "0.4.7", "E4"}); }

}  // namespace clavier
