#pragma once

#include "composing/compose_options.h"
#include "encoding/vocabulary.h"

namespace clavier {

/// How far a piece has come on its way to the asked length.
class LengthPlan {
 public:
  /// `count_from_start`: nothing stands before the piece, so that its first event begins at time zero.
  LengthPlan(const ComposeOptions& options, const Vocabulary& vocabulary, bool count_from_start);

  void take(const Event& event);
  /// 0 at the start, 1 when the asked length is reached (by the last chord's onset, or the number of notes).
  double done() const;
  /// How many events shall follow the one that comes next, at the density so far; -1: the piece should have ended.
  int events_left() const;

 private:
  const Vocabulary& vocabulary_;
  double steps_wanted_ = 0;  // of 1/48 s as composed; 0 when notes count
  double notes_wanted_ = 0;
  double fixed_step_ = 0;
  bool at_start_ = true;
  double steps_ = 0;
  double notes_ = 0;
  double events_ = 0;
};

}  // namespace clavier
