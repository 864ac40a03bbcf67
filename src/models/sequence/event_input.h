#pragma once

#include <vector>

#include "models/layers/matrix.h"
#include "models/sequence/checkpoint.h"

namespace clavier {

/// The input layer of a network: the sum of the embeddings of the event's fields, or the token as one number.
class EventInput {
 public:
  explicit EventInput(const Checkpoint& checkpoint);

  /// `remaining` is the remaining_class of the number of events that follow. Networks without that condition ignore it.
  /// Result: (features).
  Vector operator()(const Event& event, int remaining = 0) const;
  /// The same without that condition.
  Vector embed(const Event& event) const;
  Eigen::Index features() const { return tables_.empty() ? 1 : tables_.front().rows(); }

 private:
  float scale_ = 0;             // of input "scalar": 1 / number of tokens
  std::vector<Matrix> tables_;  // by field: (features, symbols); empty for input "scalar"
  Matrix remaining_;            // (features, classes); empty without that condition
};

}  // namespace clavier
