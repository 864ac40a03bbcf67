#pragma once

#include <functional>
#include <optional>
#include <span>

#include "composing/score_sampler.h"
#include "models/classifier/era_classifier.h"
#include "models/classifier/phrase_judge.h"

namespace clavier {

/// How music is chosen phrase by phrase.
struct PhraseChoice {
  int versions = 1;                     ///< of each phrase are sampled; the best stays
  const PhraseJudge* judge = nullptr;   ///< says which is the best; without one it is the first
  const EraClassifier* eras = nullptr;  ///< has a say in it, where an era is asked
  unsigned threads = 1;                 ///< for the versions; 0: all. They change the time, not the result
  std::optional<Key> closing{};         ///< a piece ends on the tonic triad of this key where any version does
  std::function<void(const ScoreSteps&)> heard{};  ///< the piece so far, after each phrase that is chosen
};

/// Phrases have so many bars, counted from the first bar of the piece; the last kEndingBars are one of their own.
inline constexpr int kPhraseBars = 4;
inline constexpr int kEndingBars = 2;
/// While no ending closes, versions are sampled again, until there are so many.
inline constexpr int kEndingAttempts = 8;

/// Samples a piece to its end, after `given`, steps that come first.
BarPiece sample_piece(const ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given,
                      const PhraseChoice& choice, const ScoreSampling& sampling, Random& random);

/// A passage is no longer than those of the training.
inline constexpr int kMaxPassageBars = 16;

/// Samples a passage of at most kMaxPassageBars bars into the piece: its notes there, of the passage's parts, are
/// replaced.
BarPiece sample_passage(const ScoreModel& model, ScoreRequest request, const BarPiece& piece, const InfillSpan& passage,
                        const PhraseChoice& choice, const ScoreSampling& sampling, Random& random);

}  // namespace clavier
