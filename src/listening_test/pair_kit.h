#pragma once

#include <string>
#include <vector>

#include "base/progress.h"
#include "listening_test/excerpt_maker.h"

namespace clavier {

/// Two excerpts of one era from different sources.
struct KitPair {
  std::string name;  ///< "pair-1": the place in the kit, which reveals nothing
  KitExcerpt left;   ///< named "pair-1-left"
  KitExcerpt right;
};

/// A blind set of pairs in random order. The sources are human pieces and the models; plan_pairs pairs them, and
/// ExcerptMaker cuts the excerpts, no two from one piece. The same options and corpus give the same kit. Throws Misuse
/// when there is no model, two have one name (or one is called "human") or there are fewer questions than pairs of
/// sources, and what ExcerptMaker throws.
std::vector<KitPair> make_pair_kit(const SurveyKitOptions& options, const Corpus& corpus, const SurveyComposer& compose,
                                   Progress& progress);

}  // namespace clavier
