#pragma once

#include <span>
#include <vector>

#include "models/layers/matrix.h"

namespace clavier {

/// By how much more, as powers of e, something of a note changes than a network wishes, which decides each note by
/// itself: real music changes from passage to passage, while the notes of a chord are alike.
struct ExpressionGains {
  float passages = 0, chords = 0, notes = 0;
};

/// What is wished of notes, their lengths or their loudness, with its changes made larger or smaller.
class ExpressionScaling {
 public:
  /// `values` (frames, keys) counts where `wished` of the same shape is above 0.
  ExpressionScaling(const Eigen::Ref<const RowMatrix>& values, const RowMatrix& onset_logits,
                    const ExpressionGains& gains);

  /// Of the notes of a chord, struck in a frame.
  void scale(std::span<float> chord, int frame) const;

 private:
  float passages_, chords_, notes_;  // factors
  float mean_ = 0;
  std::vector<float> around_;  // mean about each frame
};

}  // namespace clavier
