#pragma once

#include "base/progress.h"
#include "training/options/phrase_judge_train_request.h"

namespace clavier {

/// Fits the judge of a Transformer's phrases (models/classifier/phrase_judge.h) and writes it into the folder of the
/// Transformer, the request's `out`. It learns from phrases of the training pieces of a corpus and from phrases that
/// the Transformer composes: of `pieces` pieces of each era without a judge, and of as many that a first judge chose.
/// Returns, for both judges and each era, the area under the curve with which they tell validation phrases from
/// composed ones that they did not learn from. Throws Misuse, or Error where the corpus has no scores.
Json train_phrase_judge(const PhraseJudgeTrainRequest& request, Progress& progress);

}  // namespace clavier
