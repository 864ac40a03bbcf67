#pragma once

#include <optional>
#include <vector>

#include "models/layers/dense.h"
#include "models/sequence/checkpoint.h"

namespace clavier {

/// From a network's features to the logits of each field: tokens straight, the others through a small hidden layer that
/// also sees the fields drawn before.
class EventHeads {
 public:
  explicit EventHeads(const Checkpoint& checkpoint);

  /// Fields of `event` before `field` are those drawn; the others are not read. (symbols of the field). Throws Error
  /// when a number is not finite, which only broken weights can do.
  Vector logits(Field field, const Vector& features, const Event& event) const;

 private:
  struct Head {
    Dense features;
    std::vector<Matrix> after;  // by field drawn before: (hidden, symbols)
    Dense output;
  };
  static Head make_head(const TensorMap& tensors, int field);

  Dense token_;
  std::vector<Head> heads_;  // shift, duration, velocity; empty without timing
};

}  // namespace clavier
