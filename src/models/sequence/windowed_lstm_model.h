#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/layers/batch_norm.h"
#include "models/layers/lstm.h"
#include "models/sequence/event_input.h"
#include "models/sequence/network_model.h"

namespace clavier {

/// The article's family: LSTM layers over the last `window` events, each window from zero state.
struct WindowedLstmWeights {
  Vocabulary vocabulary;
  int window;
  EventInput input;
  std::vector<RecurrentLayer> layers;
  std::vector<BatchNorm> norms;  ///< after the LSTMs, after the dense layer; each may be missing
  std::optional<Dense> dense;
  EventHeads heads;
  std::vector<Events> seed_windows;

  /// The checkpoint's tensors have been checked (check_tensors).
  explicit WindowedLstmWeights(const Checkpoint& checkpoint);
};

/// A piece in progress. Layer 0's input products are kept from event to event, as they do not depend on where an event
/// stands in the window; all else is computed anew for each event whose logits are asked for.
class WindowedLstmModel final : public NetworkModel {
 public:
  explicit WindowedLstmModel(std::shared_ptr<const WindowedLstmWeights> weights);

  const Vocabulary& vocabulary() const override { return weights_->vocabulary; }
  std::span<const Events> seed_windows() const override { return weights_->seed_windows; }

 private:
  const EventHeads& heads() const override { return weights_->heads; }
  void begin() override;
  void take(const Event& event) override;
  const Vector& features() override;
  Matrix run_first_layer() const;
  Vector run_layers() const;

  std::shared_ptr<const WindowedLstmWeights> weights_;
  Matrix forward_projections_;   // layer 0's input products for its forward direction: (gates, window), a ring
  Matrix backward_projections_;  // and for its backward direction
  Eigen::Index oldest_ = 0;      // column of the window's first event
  std::optional<Vector> features_;
};

}  // namespace clavier
