#pragma once

#include <vector>

#include "models/layers/matrix.h"
#include "models/sequence/checkpoint.h"
#include "models/sequence/match_fields.h"

namespace clavier {

/// What followed the same notes earlier, as a network takes it: the sum of the embeddings of its fields.
class MatchInput {
 public:
  /// The tensors must have been checked (check_tensors).
  explicit MatchInput(const Checkpoint& checkpoint);

  /// (features)
  Vector operator()(const EventMatches::Matches& matches) const;
  /// Of that sum: (units)
  Vector output(const Vector& input) const;

 private:
  std::vector<Matrix> tables_;  // by place in MatchSymbols: (features, symbols)
  RowMatrix output_;            // (units, features)
};

}  // namespace clavier
