#pragma once

#include <vector>

#include "models/layers/matrix.h"
#include "models/sequence/checkpoint.h"

namespace clavier {

/// How an event enters a network: the sum of its fields' embeddings, or one number.
class EventInput {
 public:
  explicit EventInput(const Checkpoint& checkpoint);

  /// `remaining` is the remaining_class of the events that follow; ignored by networks that do not know it.
  Vector operator()(const Event& event, int remaining = 0) const;  ///< (features)
  Eigen::Index features() const { return tables_.empty() ? 1 : tables_.front().rows(); }

 private:
  float scale_ = 0;             // scalar: one over the number of tokens
  std::vector<Matrix> tables_;  // by field: (features, symbols); empty for scalar
  Matrix remaining_;            // (features, classes); empty when not known
};

}  // namespace clavier
