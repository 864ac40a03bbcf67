#pragma once

#include <span>
#include <vector>

#include "models/layers/matrix.h"

namespace clavier {

/// Logarithms of the factors that scale differences between passages, between chords, and between the notes of a chord.
/// The network decides each note independently; in real music passages differ more and the notes of a chord less.
struct ExpressionGains {
  float passages = 0, chords = 0, notes = 0;
};

/// Scales the differences in duration or velocity. docs/formats/gan-checkpoint.md gives the formula.
class ExpressionScaling {
 public:
  /// `values` (frames, kRollPitches) count where the onset logits of the same shape are above 0.
  ExpressionScaling(const Eigen::Ref<const RowMatrix>& values, const RowMatrix& onset_logits,
                    const ExpressionGains& gains);

  /// Scales the values of the notes of a chord that lies in `frame`.
  void scale(std::span<float> chord, int frame) const;

 private:
  float passages_, chords_, notes_;  // factors
  float mean_ = 0;
  std::vector<float> around_;  // (frames): the mean about each frame
};

}  // namespace clavier
