#pragma once

#include <optional>
#include <vector>

#include "models/layers/dense.h"
#include "models/sequence/checkpoint.h"

namespace clavier {

/// The output heads: from the features of a network to the logits of each field. The token head is linear. The others
/// have a hidden layer that also takes the fields sampled before.
class EventHeads {
 public:
  explicit EventHeads(const Checkpoint& checkpoint);

  /// The logits of `field`, (symbols of the field). Reads only the fields of `event` before `field`. Throws Error when
  /// a logit is not finite, which only damaged weights cause.
  Vector logits(Field field, const Vector& features, const Event& event) const;

 private:
  struct Head {
    Dense features;
    std::vector<Matrix> after;  // by field sampled before: (hidden, symbols)
    Dense output;
  };
  static Head make_head(const TensorMap& tensors, int field);

  Dense token_;
  std::vector<Head> heads_;  // shift, duration, velocity; empty without timing
};

}  // namespace clavier
