#include "listening_test/pair_kit.h"

#include <map>
#include <set>

#include "base/error.h"
#include "base/shuffle.h"
#include "listening_test/pair_plan.h"

namespace clavier {
namespace {

/// Human pieces, then the models.
class PairSources {
 public:
  PairSources(const SurveyKitOptions& options, const Corpus& corpus, const SurveyComposer& compose)
      : models_(options.models), maker_(options, corpus, compose) {}

  KitExcerpt excerpt(std::size_t source, Era era) {
    if (source == 0) return maker_.real(era);
    KitExcerpt excerpt = maker_.generated(models_[source - 1], era);
    const std::string& name = excerpt.truth.model;
    if (owners_.try_emplace(name, source).first->second != source)
      throw Misuse("cannot make pairs: two of the sources are called " + name +
                   ", so that the answers could not tell them apart; drop one or rename its folder");
    return excerpt;
  }

 private:
  const std::vector<std::string>& models_;
  ExcerptMaker maker_;
  std::map<std::string, std::size_t> owners_ = {{ExcerptTruth().model, 0}};
};

void check_pair_options(const SurveyKitOptions& options) {
  if (options.models.empty()) throw Misuse("pairs need two sources: human pieces and at least one model");
  std::set<std::string> known;
  for (const std::string& model : options.models)
    if (!known.insert(model).second)
      throw Misuse("pairs are of different sources: the model " + model + " is given twice");
  const std::size_t pair_count = count_source_pairs(1 + options.models.size());
  if (options.questions < static_cast<int>(pair_count))
    throw Misuse("a survey of pairs must ask about every two sources: human pieces and " +
                 std::to_string(options.models.size()) + " models need " + std::to_string(pair_count) +
                 " questions or more, not " + std::to_string(options.questions));
}

void put_pairs_in_order(std::vector<KitPair>& pairs, std::uint64_t seed) {
  Random order(seed, kOrderOfQuestions);
  shuffle(pairs, order);
  for (std::size_t index = 0; index < pairs.size(); ++index) {
    KitPair& pair = pairs[index];
    pair.name = "pair-" + std::to_string(index + 1);
    pair.left.name = pair.name + "-left";
    pair.right.name = pair.name + "-right";
  }
}

}  // namespace

std::vector<KitPair> make_pair_kit(const SurveyKitOptions& options, const Corpus& corpus, const SurveyComposer& compose,
                                   Progress& progress) {
  check_pair_options(options);
  Random chance(options.seed, kOrderOfEras);
  PairSources sources(options, corpus, compose);
  std::vector<KitPair> pairs;
  const auto questions = static_cast<std::size_t>(options.questions);
  progress.begin("pairs", questions);
  for (const Pairing& pairing : plan_pairs(1 + options.models.size(), options.eras, questions, chance)) {
    KitExcerpt left = sources.excerpt(pairing.left, pairing.era);
    pairs.push_back({.left = std::move(left), .right = sources.excerpt(pairing.right, pairing.era)});
    progress.advance();
  }
  progress.end();
  put_pairs_in_order(pairs, options.seed);
  return pairs;
}

}  // namespace clavier
