#pragma once

#include <memory>
#include <span>
#include <string>

#include "encoding/score_steps/score_prefix.h"
#include "encoding/score_steps/step_reader.h"

namespace clavier {

/// The interface between models of scores and what composes with them or measures them. One object is one piece in
/// progress and belongs to one thread.
class ScoreModel {
 public:
  virtual ~ScoreModel() = default;

  /// The composers that a prefix may name, by index.
  virtual std::span<const std::string> composers() const = 0;

  /// How many steps attention reaches back.
  virtual int context() const = 0;

  /// Begins a piece.
  virtual void restart(const ScorePrefix& prefix, const ScoreFrame& frame) = 0;
  /// Takes a complete step.
  virtual void advance(const ScoreStep& step) = 0;
  /// Takes a step that lies outside of what the network reads: only hints come from it.
  virtual void skip(const ScoreStep& step) = 0;
  /// Unnormalised log-probabilities of the symbols of `field`, given the fields of `step` before it; -infinity for
  /// those that may not follow (mark_legal). Valid until the next call of a non-const member.
  virtual std::span<const float> logits(const ScoreStep& step, StepField field) = 0;

  /// The same piece in progress, to go on from here in another way.
  virtual std::unique_ptr<ScoreModel> clone() const = 0;

  /// What has been written so far.
  virtual const StepReader& reader() const = 0;
};

}  // namespace clavier
