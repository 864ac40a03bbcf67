#pragma once

#include "models/sequence/event_heads.h"
#include "models/sequence/sequence_model.h"

namespace clavier {

/// What all networks share as a SequenceModel: field by field they put an event together, and hand it on when it is
/// whole.
class NetworkModel : public SequenceModel {
 public:
  void restart() final;
  void advance(int symbol) final;
  Field awaited() const final { return awaited_; }
  std::span<const float> logits() final;

 protected:
  virtual const EventHeads& heads() const = 0;
  /// Forgets everything and takes the start event.
  virtual void begin() = 0;
  virtual void take(const Event& event) = 0;
  /// The network's features after the events taken: (features). Called as seldom as possible.
  virtual const Vector& features() = 0;
  /// Says that logits must be computed anew.
  void invalidate_logits() { logits_valid_ = false; }

 private:
  Event event_;  // the one being drawn
  Field awaited_ = Field::token;
  Vector logits_;
  bool logits_valid_ = false;
};

}  // namespace clavier
