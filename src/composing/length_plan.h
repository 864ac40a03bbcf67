#pragma once

#include <optional>

#include "composing/compose_options.h"
#include "encoding/vocabulary.h"

namespace clavier {

/// The progress of a piece towards its requested length.
class LengthPlan {
 public:
  /// `count_from_start`: nothing precedes the piece, so that its first event begins at time zero.
  LengthPlan(const ComposeOptions& options, const Vocabulary& vocabulary, bool count_from_start);

  void take(const Event& event);
  /// 0 at the start, 1 at the requested length: by the onset of the last chord, or by the number of notes.
  double done() const;
  /// Steps until the requested length; nothing where it is given in notes.
  std::optional<int> steps_left() const;
  /// The number of events that shall follow the next one, at the density so far. -1: the piece should have ended.
  int events_left() const;

 private:
  const Vocabulary& vocabulary_;
  double target_steps_ = 0;  // of 1/48 s at the nominal tempo; 0 when target_notes_ gives the length
  double target_notes_ = 0;
  double fixed_step_ = 0;
  bool at_start_ = true;
  double steps_ = 0;
  double notes_ = 0;
  double events_ = 0;
};

}  // namespace clavier
