#pragma once

#include <string>
#include <vector>

#include "base/progress.h"
#include "listening_test/excerpt_maker.h"

namespace clavier {

/// Two excerpts of one era by different sources.
struct KitPair {
  std::string name;  ///< "pair-1", in the order in which they are heard: it tells nothing
  KitExcerpt left;   ///< named "pair-1-left"
  KitExcerpt right;
};

/// A blind set of pairs in a chance order. The sources are people and the models; plan_pairs says who meets whom, and
/// ExcerptMaker cuts the excerpts, no two from one piece. The same options and corpus, the same kit. Throws Misuse when
/// there is no model, two have one name (or one is called "human") or the questions are fewer than one for every two
/// sources, and what ExcerptMaker throws.
std::vector<KitPair> make_pair_kit(const SurveyKitOptions& options, const Corpus& corpus, const SurveyComposer& compose,
                                   Progress& progress);

}  // namespace clavier
