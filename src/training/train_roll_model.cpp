#include "training/train_roll_model.h"

#include "base/parallel.h"
#include "training/gan/gan_trainer.h"
#include "training/options/roll_presets.h"
#include "training/run/pieces.h"

namespace clavier {
namespace {

/// Options that only the other family of networks looks at are refused: they would change nothing.
void refuse_options_of_another_kind(const RollNetworkOptions& network, const RollTrainingOptions& training) {
  const auto refuse = [&](bool given, const char* option, const char* kind) {
    if (given) throw Misuse(std::string("option ") + option + " is for networks of kind " + kind + " only");
  };
  const RollNetworkOptions usual;
  if (network.kind == "article") {
    refuse(network.frames != usual.frames, "frames", "beats");
    return refuse(training.moments != 0, "moments", "beats");
  }
  refuse(network.noise != usual.noise, "noise", "article");
  refuse(network.features != usual.features, "features", "article");
  refuse(network.dropout != usual.dropout, "dropout", "article");
  refuse(training.mixed_precision, "mixed-precision", "article");
}

std::vector<RollEra> eras_of(const RollTrainPlan& plan) {
  const RollPreset& preset = find_roll_preset(plan.request.model);
  if (plan.request.era) return {{parse_era(*plan.request.era), preset.reading}};
  if (plan.network.kind == "article")  // it does not look at eras
    throw Misuse("option era is needed: the article's networks draw one era each");
  std::vector<RollEra> eras;
  for (const Era era : kEras) eras.push_back({era, preset.reading});
  return eras;
}

std::vector<GridPiece> grid_pieces(const Corpus& corpus, const PieceChoice& choice) {
  const std::vector<Score> scores = scores_of(corpus, choice);
  std::vector<GridPiece> pieces(scores.size());
  parallel_for(scores.size(), 0,
               [&](std::size_t index) { pieces[index] = without_overlaps(grid_notes(scores[index])); });
  return pieces;
}

std::size_t count_of(const std::vector<std::vector<GridPiece>>& eras) {
  std::size_t count = 0;
  for (const std::vector<GridPiece>& pieces : eras) count += pieces.size();
  return count;
}

}  // namespace

Json train_roll_model(const RollTrainPlan& plan, Progress& progress, std::stop_token stop) {
  if (plan.request.corpus.empty()) throw Misuse("option corpus is needed: a folder made by clavier corpus build");
  if (plan.request.out.empty()) throw Misuse("option out is needed: the folder for the model");
  refuse_options_of_another_kind(plan.network, plan.training);
  RollTask task{.network = plan.network, .eras = eras_of(plan), .options = plan.training};
  const Corpus corpus = Corpus::open(plan.request.corpus);
  task.about = {
      {"preset", plan.request.model}, {"corpus_checksum", corpus.checksum()}, {"corpus_options", corpus.options()}};
  task.precision = plan.request.precision == "f16" ? Precision::f16 : Precision::f32;
  RollMusic music;
  for (const RollEra& drawn : task.eras) {
    music.training.push_back(grid_pieces(corpus, {drawn.era, Split::train}));
    music.validation.push_back(grid_pieces(corpus, {drawn.era, Split::validation}));
  }
  progress.say(std::to_string(count_of(music.training)) + " pieces to learn from, " +
               std::to_string(count_of(music.validation)) + " to check by");
  const RollTrainingResult result = train_rolls(task, music, plan.request.out, plan.request.resume, progress, stop);
  return {{"model", plan.request.model},
          {"out", plan.request.out},
          {"era", std::string(to_string(task.eras.front().era))},
          {"steps", result.steps},
          {"validation_distance", result.best_distance ? Json(*result.best_distance) : Json(nullptr)},
          {"stopped", result.stopped},
          {"took_seconds", result.seconds}};
}

}  // namespace clavier
