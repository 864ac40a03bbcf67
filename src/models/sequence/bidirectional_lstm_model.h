#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "encoding/event_matches.h"
#include "models/layers/lstm.h"
#include "models/sequence/event_input.h"
#include "models/sequence/match_input.h"
#include "models/sequence/network_model.h"

namespace clavier {

/// The weights of a network that fills gaps: kind bidirectional_lstm in docs/formats/checkpoint.md.
struct BidirectionalLstmWeights {
  Vocabulary vocabulary;
  int after_events;  ///< read backwards
  EventInput input;
  Matrix time_left;  ///< (features, classes)
  std::vector<Lstm> forward, backward;
  RowMatrix after;         ///< (features, units)
  RowMatrix after_output;  ///< (units, units)
  std::optional<MatchInput> matches;
  Vector norm_weight;
  Vector norm_bias;
  EventHeads heads;

  /// The tensors must have been checked (check_tensors).
  explicit BidirectionalLstmWeights(const Checkpoint& checkpoint);
};

/// A piece in progress: one step of each forward layer per event, and one run of the backward layers per gap. The last
/// event taken runs only when its logits are asked for or the next event comes, so conditions may change until then.
class BidirectionalLstmModel final : public NetworkModel {
 public:
  explicit BidirectionalLstmModel(std::shared_ptr<const BidirectionalLstmWeights> weights);

  const Vocabulary& vocabulary() const override { return weights_->vocabulary; }
  void set_remaining(std::optional<int> events) override;
  bool conditions_on_remaining() const override { return true; }
  void begin_gap(std::span<const Event> after, std::optional<int> steps) override;
  bool fills_gaps() const override { return true; }

 private:
  /// What comes after the gap, as the forward layers see it.
  struct Gap {
    Vector input;   // (features)
    Vector output;  // (units)
    std::optional<int> steps;
  };

  const EventHeads& heads() const override { return weights_->heads; }
  void begin() override;
  void take(const Event& event) override;
  const Vector& features() override;
  Vector read_after(std::span<const Event> after) const;
  void invalidate();

  std::shared_ptr<const BidirectionalLstmWeights> weights_;
  Events past_;           // all events taken
  EventMatches matches_;  // after them
  std::optional<Gap> gap_;
  int remaining_ = 0;                       // its remaining_class
  bool run_ = false;                        // whether the states below include the last event
  std::vector<LstmState> states_, before_;  // after the last event; before it
  Vector features_;
};

}  // namespace clavier
