#include "studio/work/survey_work.h"

#include <map>

#include "base/error.h"
#include "base/files.h"
#include "base/scratch_folder.h"
#include "formats/write_outputs.h"
#include "listening_test/pair_kit.h"
#include "listening_test/pair_plan.h"
#include "listening_test/survey_files.h"
#include "listening_test/survey_kit.h"
#include "studio/work/job_listener.h"

namespace clavier {
namespace {

constexpr std::size_t kSlugDigits = 12;

/// Composes the generated excerpts of a test.
class TestComposer {
 public:
  TestComposer(const StudioTools& tools, std::uint64_t seed, JobContext& context)
      : tools_(tools), seed_(seed), listener_(context, 0) {}

  SurveyPiece compose(const std::string& wanted, Era era, std::uint64_t number) {
    listener_.check();
    const StudioModel model = tools_.shelf.find(wanted, era);
    PieceGenerator& generator = generators_[{wanted, era}];
    if (!generator) generator = tools_.shelf.generator(model, era, {});
    ComposeOptions options;
    options.seed = seed_;
    const std::string ending = "-" + std::string(to_string(era));
    const bool has_era = model.name.ends_with(ending);
    return {.model = has_era ? model.name.substr(0, model.name.size() - ending.size()) : model.name,
            .source = model.name + ", seed " + std::to_string(seed_) + ", piece " + std::to_string(number + 1),
            .score = generator(options, nullptr, number).score};
  }

 private:
  const StudioTools& tools_;
  std::uint64_t seed_;
  JobListener listener_;
  std::map<std::pair<std::string, Era>, PieceGenerator> generators_;
};

SurveyKitOptions kit_options(const SurveyRequest& request) {
  SurveyKitOptions options;
  options.seed = request.seed;
  if (!request.model.empty()) options.models = request.model;
  if (!request.era.empty()) options.eras.clear();
  for (const std::string& era : request.era) options.eras.push_back(parse_era(era));
  const auto eras = static_cast<int>(options.eras.size()), models = static_cast<int>(options.models.size());
  const int usual = request.pairs ? std::max(eras, 2) * static_cast<int>(count_source_pairs(options.models.size() + 1))
                                  : 2 * eras * models;
  options.questions = request.questions.value_or(usual);
  return options;
}

Bytes sound_of(const Score& score, const OutputOptions& output) {
  const ScratchFolder folder;
  const auto file = folder.path() / "excerpt.ogg";
  SilentProgress silent;
  write_outputs({.score = score}, {file}, output, silent);
  return read_file(file);
}

StoredQuestion question_of(const KitExcerpt& excerpt, const OutputOptions& output) {
  const Json truth{{"truth", excerpt.truth.generated ? "ai" : "human"},
                   {"model", excerpt.truth.model},
                   {"era", to_string(excerpt.truth.era)},
                   {"source", excerpt.source}};
  return {excerpt.name, truth, sound_of(excerpt.score, output)};
}

StoredQuestion question_of(const KitPair& pair, const OutputOptions& output) {
  const Json truth{{"left", pair.left.truth.model},
                   {"right", pair.right.truth.model},
                   {"era", to_string(pair.left.truth.era)},
                   {"left_source", pair.left.source},
                   {"right_source", pair.right.source}};
  return {pair.name, truth, sound_of(pair.left.score, output), sound_of(pair.right.score, output)};
}

template <class Question>
void store_kit(const StudioTools& tools, const OutputOptions& output, StoredSurvey survey,
               const std::vector<Question>& kit, JobContext& context) {
  std::vector<StoredQuestion> questions;
  for (const Question& question : kit) {
    context.check();
    context.say("making sound " + std::to_string(questions.size() + 1) + " of " + std::to_string(kit.size()));
    questions.push_back(question_of(question, output));
  }
  survey.kit = kit_name(kit);
  tools.library.surveys().add(survey, questions);
}

}  // namespace

SurveyRequest read_survey_request(const Json& options) {
  SurveyRequest request;
  options_from_json(options, request, "the options");
  check_options(request);
  return request;
}

Json do_survey_work(const StudioTools& tools, const OutputOptions& output, const std::string& id, const StoredJob& job,
                    JobContext& context) {
  const SurveyRequest request = read_survey_request(job.request.value("options", Json::object()));
  check_outputs({"excerpt.ogg"}, output);
  const SurveyKitOptions options = kit_options(request);
  const Corpus corpus = Corpus::open(request.corpus);
  TestComposer composer(tools, request.seed, context);
  const SurveyComposer compose = [&](const std::string& model, Era era, std::uint64_t number) {
    return composer.compose(model, era, number);
  };
  JobProgress progress(context);
  StoredSurvey survey{.slug = id.substr(0, kSlugDigits),
                      .form = request.pairs ? "pairs" : "excerpts",
                      .options = options_to_json(request)};
  if (request.pairs)
    store_kit(tools, output, survey, make_pair_kit(options, corpus, compose, progress), context);
  else
    store_kit(tools, output, survey, make_survey_kit(options, corpus, compose, progress), context);
  return {{"survey", survey.slug}};
}

}  // namespace clavier
