#include "cli/survey/survey_generators.h"

#include "base/error.h"
#include "cli/compose/era_judge.h"
#include "shared/find_model.h"

namespace clavier {
namespace {

/// "lstm" of "lstm-baroque". Throws Misuse when the model is of another era than it is to compose in.
std::string family_of(const std::string& name, Era wanted) {
  for (const Era era : kEras) {
    const std::string ending = "-" + std::string(to_string(era));
    if (!name.ends_with(ending)) continue;
    if (era == wanted) return name.substr(0, name.size() - ending.size());
    throw Misuse("the model " + name + " cannot compose " + std::string(to_string(wanted)) +
                 " excerpts: name its family (" + name.substr(0, name.size() - ending.size()) +
                 "), or only one era with --era");
  }
  return name;
}

}  // namespace

SurveyPiece SurveyGenerators::compose(const std::string& wanted, Era era, std::uint64_t number) {
  const FoundModel model = find_model(wanted, era);
  std::string family = family_of(model.name, era);
  PieceGenerator& generator = open_[{wanted, era}];
  if (!generator) generator = open_piece_generator(model.folder, era, {.judge = open_era_judge()});
  ComposeOptions options;
  options.seed = seed_;
  return {.model = std::move(family),
          .source = model.name + ", seed " + std::to_string(seed_) + ", piece " + std::to_string(number + 1),
          .score = generator(options, nullptr, number).score};
}

}  // namespace clavier
