#pragma once

#include <vector>

#include "base/progress.h"
#include "listening_test/excerpt_maker.h"

namespace clavier {

/// A blind set of excerpts in random order, half of them real and half generated, as ExcerptMaker cuts them. Each real
/// excerpt has a generated one of the same era; these two cycle through the eras and, after each cycle, through the
/// models, so that 8 questions a model are balanced. The same options and corpus give the same kit; another model
/// leaves the real excerpts unchanged. Throws Misuse for an odd number of questions, and what ExcerptMaker throws.
std::vector<KitExcerpt> make_survey_kit(const SurveyKitOptions& options, const Corpus& corpus,
                                        const SurveyComposer& compose, Progress& progress);

}  // namespace clavier
