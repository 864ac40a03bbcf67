#include "training/train_gan.h"

#include "base/parallel.h"
#include "training/gan/gan_trainer.h"
#include "training/options/presets.h"
#include "training/run/pieces.h"

namespace clavier {
namespace {

/// Options of the other kind of network are refused: they would change nothing.
void refuse_options_of_another_kind(const GanOptions& network, const GanTrainingOptions& training) {
  const auto refuse = [&](bool given, const char* option, const char* kind) {
    if (given) throw Misuse(std::string("option ") + option + " is for networks of kind " + kind + " only");
  };
  const GanOptions defaults;
  if (network.kind == "kuo_gan") {
    refuse(network.frames != defaults.frames, "frames", "beat_gan");
    return refuse(training.energy_distance != 0, "energy-distance", "beat_gan");
  }
  refuse(network.noise != defaults.noise, "noise", "kuo_gan");
  refuse(network.features != defaults.features, "features", "kuo_gan");
  refuse(network.dropout != defaults.dropout, "dropout", "kuo_gan");
  refuse(training.mixed_precision, "mixed-precision", "kuo_gan");
}

std::vector<RollEra> eras_of(const GanTrainPlan& plan) {
  const GanPreset& preset = find_gan_preset(plan.request.model);
  if (plan.request.era) return {{parse_era(*plan.request.era), preset.reading}};
  if (plan.network.kind == "kuo_gan")  // it is not conditioned on the era
    throw Misuse("option era is needed: a network of kind kuo_gan generates one era");
  std::vector<RollEra> eras;
  for (const Era era : kEras) eras.push_back({era, preset.reading});
  return eras;
}

std::vector<GridPiece> read_grid_pieces(const Corpus& corpus, const PieceFilter& filter) {
  const std::vector<Score> scores = read_scores(corpus, filter);
  std::vector<GridPiece> pieces(scores.size());
  parallel_for(scores.size(), 0,
               [&](std::size_t index) { pieces[index] = remove_overlaps(grid_notes(scores[index])); });
  return pieces;
}

std::size_t count_pieces(const std::vector<std::vector<GridPiece>>& eras) {
  std::size_t count = 0;
  for (const std::vector<GridPiece>& pieces : eras) count += pieces.size();
  return count;
}

}  // namespace

Json train_gan(const GanTrainPlan& plan, Progress& progress, std::stop_token stop) {
  if (plan.request.corpus.empty()) throw Misuse("option corpus is needed: a folder made by clavier corpus build");
  if (plan.request.out.empty()) throw Misuse("option out is needed: the folder for the model");
  refuse_options_of_another_kind(plan.network, plan.training);
  GanTask task{.network = plan.network, .eras = eras_of(plan), .options = plan.training};
  const Corpus corpus = Corpus::open(plan.request.corpus);
  task.metadata = {
      {"preset", plan.request.model}, {"corpus_checksum", corpus.checksum()}, {"corpus_options", corpus.options()}};
  task.precision = plan.request.precision == "f16" ? Precision::f16 : Precision::f32;
  RollMusic music;
  for (const RollEra& roll_era : task.eras) {
    music.training.push_back(read_grid_pieces(corpus, {roll_era.era, Split::train}));
    music.validation.push_back(read_grid_pieces(corpus, {roll_era.era, Split::validation}));
  }
  progress.say(std::to_string(count_pieces(music.training)) + " training pieces, " +
               std::to_string(count_pieces(music.validation)) + " validation pieces");
  const TrainingResult result =
      train_gan(task, music, {plan.request.out, plan.request.resume}, {progress, std::move(stop)});
  return {{"model", plan.request.model},
          {"out", plan.request.out},
          {"era", std::string(to_string(task.eras.front().era))},
          {"steps", result.steps},
          {"validation_distance", result.best ? Json(*result.best) : Json(nullptr)},
          {"stopped", result.stopped},
          {"took_seconds", result.seconds}};
}

}  // namespace clavier
