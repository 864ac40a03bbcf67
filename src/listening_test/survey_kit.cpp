#include "listening_test/survey_kit.h"

#include "base/error.h"
#include "base/shuffle.h"

namespace clavier {
namespace {

void put_in_order(std::vector<KitExcerpt>& excerpts, std::uint64_t seed) {
  Random order(seed, kOrderOfQuestions);
  shuffle(excerpts, order);
  for (std::size_t index = 0; index < excerpts.size(); ++index)
    excerpts[index].name = "excerpt-" + std::to_string(index + 1);
}

}  // namespace

std::vector<KitExcerpt> make_survey_kit(const SurveyKitOptions& options, const Corpus& corpus,
                                        const SurveyComposer& compose, Progress& progress) {
  if (options.questions % 2 != 0)
    throw Misuse("a survey has as many real as generated excerpts: the number of questions must be even");
  std::vector<Era> eras = options.eras;
  Random order(options.seed, kOrderOfEras);
  shuffle(eras, order);
  ExcerptMaker maker(options, corpus, compose);
  std::vector<KitExcerpt> excerpts;
  const auto pairs = static_cast<std::size_t>(options.questions) / 2;
  progress.begin("excerpts", pairs);
  for (std::size_t pair = 0; pair < pairs; ++pair, progress.advance()) {
    const Era era = eras[pair % eras.size()];
    excerpts.push_back(maker.real(era));
    excerpts.push_back(maker.generated(options.models[pair / eras.size() % options.models.size()], era));
  }
  progress.end();
  put_in_order(excerpts, options.seed);
  return excerpts;
}

}  // namespace clavier
