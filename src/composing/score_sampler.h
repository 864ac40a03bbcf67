#pragma once

#include "base/random.h"
#include "composing/compose_options.h"
#include "composing/pitch_corrections.h"
#include "composing/score_request.h"
#include "models/transformer/score_model.h"

namespace clavier {

/// How steps of scores are sampled. Bars that return are sampled more surely than new ones.
struct ScoreSampling {
  SamplingOptions fresh{.temperature = 1.0, .top_p = 1, .min_p = 0.02};       ///< where a bar is new or has a rhythm
  SamplingOptions returning{.temperature = 0.72, .top_p = 1, .min_p = 0.07};  ///< where it looks back
  SamplingOptions plan{.temperature = 1.0, .top_p = 1, .min_p = 0.01};        ///< of bar lines
  double pitch_temperature = 1.08;     ///< of pitches, as a share of these temperatures
  double duration_temperature = 0.85;  ///< of durations, likewise; higher ones tie too many notes
  PitchCorrections corrections;
};

/// These, with what a user asks: temperatures in proportion, and no less truncated.
ScoreSampling make_score_sampling(const SamplingOptions& asked);

/// Samples the next step of a piece: legal symbols only, and of those what is asked and what a hand can hold, where
/// these leave any: at most five notes that lie within a tenth and a semitone, in rhythms and voices
/// that can be read (plain_rhythm.h, two_voices.h).
ScoreStep sample_step(ScoreModel& model, const ScoreRequest& request, const ScoreSampling& sampling, Random& random);

}  // namespace clavier
