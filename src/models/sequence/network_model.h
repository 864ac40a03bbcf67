#pragma once

#include "models/sequence/event_heads.h"
#include "models/sequence/sequence_model.h"

namespace clavier {

/// The common part of all networks as a SequenceModel: it assembles an event field by field and passes it on when it is
/// complete.
class NetworkModel : public SequenceModel {
 public:
  void restart() final;
  void advance(int symbol) final;
  Field awaited() const final { return awaited_; }
  std::span<const float> logits() final;

 protected:
  virtual const EventHeads& heads() const = 0;
  /// Resets the state and takes the start event.
  virtual void begin() = 0;
  virtual void take(const Event& event) = 0;
  /// The features after the events taken so far: (features). Called only when logits are needed.
  virtual const Vector& features() = 0;
  /// Makes the next call of logits() compute them again.
  void invalidate_logits() { logits_valid_ = false; }

 private:
  Event event_;  // the one being sampled
  Field awaited_ = Field::token;
  Vector logits_;
  bool logits_valid_ = false;
};

}  // namespace clavier
