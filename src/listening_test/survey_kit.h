#pragma once

#include <vector>

#include "base/progress.h"
#include "listening_test/excerpt_maker.h"

namespace clavier {

/// A blind set of excerpts in a chance order, half of them real, half generated, as ExcerptMaker cuts them. A real and
/// a generated one go to the eras in turn, and to the models in turn after each round of eras, so that 8 questions a
/// model are balanced. The same options and corpus, the same kit; another model, the same real excerpts. Throws Misuse
/// for an odd number of questions, and what ExcerptMaker throws.
std::vector<KitExcerpt> make_survey_kit(const SurveyKitOptions& options, const Corpus& corpus,
                                        const SurveyComposer& compose, Progress& progress);

}  // namespace clavier
