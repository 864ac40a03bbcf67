#pragma once

#include "base/random.h"
#include "encoding/score_steps/score_step.h"

namespace clavier {

/// The steps with some pitches changed as a composing network may get them wrong: the hand's pitch before again, or a
/// neighbour, or another octave. Each note is changed with probability `share`, but for notes of chords.
ScoreSteps with_wrong_notes(ScoreSteps steps, double share, Random& random);

}  // namespace clavier
