#pragma once

#include "encoding/score_steps/ngram_followers.h"
#include "encoding/score_steps/score_state.h"
#include "encoding/score_steps/step_columns.h"

namespace clavier {

/// Follows a piece step by step and says what a network may see of it. Training, composing, continuing and filling in
/// all read their columns here, so a network sees the same in each.
class StepReader {
 public:
  explicit StepReader(const ScoreFrame& frame);

  /// Takes a complete step.
  void take(const ScoreStep& step);

  const ScoreState& state() const { return state_; }
  /// Of the step taken last. The whole row says "none" before the first step.
  const StepRow& row() const { return row_; }
  /// Of a note whose shift and part are known.
  NoteRow note_row(const ScoreStep& step) const;

 private:
  void fill_row(const ScoreStep& step);

  ScoreState state_;
  NgramFollowers followers_;
  std::array<std::int16_t, kParts> last_pitch_;
  StepRow row_;
};

}  // namespace clavier
