#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/layers/batch_norm.h"
#include "models/layers/lstm.h"
#include "models/sequence/event_input.h"
#include "models/sequence/network_model.h"

namespace clavier {

/// The weights of a network of the article: LSTM layers over the last `window` events, each window from zero state.
/// Kind windowed_lstm in docs/formats/checkpoint.md.
struct WindowedLstmWeights {
  Vocabulary vocabulary;
  int window;
  EventInput input;
  std::vector<RecurrentLayer> layers;
  std::vector<BatchNorm> norms;  ///< after the LSTMs, after the dense layer; both optional
  std::optional<Dense> dense;
  EventHeads heads;
  std::vector<Events> seed_windows;

  /// The tensors must have been checked (check_tensors).
  explicit WindowedLstmWeights(const Checkpoint& checkpoint);
};

/// A piece in progress. The input products of layer 0 are cached, as they do not depend on the position in the window.
/// All else is computed for each event whose logits are asked for.
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
  Matrix forward_projections_;   // input products of layer 0, forward direction: (gates, window), a ring
  Matrix backward_projections_;  // the same, backward direction
  Eigen::Index oldest_ = 0;      // column of the window's first event
  std::optional<Vector> features_;
};

}  // namespace clavier
