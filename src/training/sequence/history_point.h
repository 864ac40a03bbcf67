#pragma once

namespace clavier {

/// One look at the validation pieces during a training run; losses in nats an event.
struct HistoryPoint {
  int step = 0;
  double seconds = 0.0;        ///< of training so far
  double training_loss = 0.0;  ///< mean since the look before, with dropout
  double validation_loss = 0.0;
};

}  // namespace clavier
