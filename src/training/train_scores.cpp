#include "training/train_scores.h"

#include "training/fitting/score_pieces.h"
#include "training/run/product_rate.h"
#include "training/score/score_trainer.h"

namespace clavier {
namespace {

ScoreTask make_task(const ScoreTrainPlan& plan, const Corpus& corpus) {
  ScoreTask task{.network = plan.network, .options = plan.training};
  task.metadata = {
      {"preset", plan.request.model}, {"corpus_checksum", corpus.checksum()}, {"corpus_options", corpus.options()}};
  if (plan.request.recordings) task.metadata["recordings"] = true;
  task.precision = plan.request.precision == "f16" ? Precision::f16 : Precision::f32;
  if (!plan.request.from) {
    if (plan.request.grow_layers) throw Misuse("option grow-layers needs --from");
    task.composers = list_composers(corpus, static_cast<std::size_t>(plan.request.composer_notes));
    return task;
  }
  const CheckpointFolder files(*plan.request.from);
  TransformerCheckpoint start = read_transformer(files, read_config(files));
  task.network = start.network;  // its shape; dropout in training is for this run to choose
  task.network.dropout = plan.network.dropout;
  if (plan.request.grow_layers) {
    if (*plan.request.grow_layers < start.network.layers)
      throw Misuse("option grow-layers: the model has " + std::to_string(start.network.layers) + " layers already");
    task.network.layers = *plan.request.grow_layers;
  }
  task.composers = std::move(start.composers);
  task.weights = std::move(start.tensors);
  task.judge = std::move(start.judge);
  task.metadata["from"] = start.training;
  return task;
}

}  // namespace

Json train_scores(const ScoreTrainPlan& plan, Progress& progress, std::stop_token stop) {
  if (plan.request.corpus.empty()) throw Misuse("option corpus is needed: a folder made by clavier corpus build");
  if (plan.request.out.empty()) throw Misuse("option out is needed: the folder for the model");
  const Corpus corpus = Corpus::open(plan.request.corpus);
  ScoreTask task = make_task(plan, corpus);
  const auto training = read_score_pieces(
      corpus, {.split = Split::train, .composers = task.composers, .recordings = plan.request.recordings});
  const auto validation = read_score_pieces(corpus, {.split = Split::validation, .composers = task.composers});
  progress.say(std::to_string(training.size()) + " training pieces, " + std::to_string(validation.size()) +
               " validation pieces");
  if (training.empty() || validation.empty())
    throw Error("the corpus has no scores on a grid of bars to learn from; recordings are for --model lstm or gan");
  progress.say(describe(measure_product_rates()));
  task.openings = choose_openings(training, Random(plan.training.seed));
  const TrainingResult result = train_score_network(
      task, {training, validation}, {plan.request.out, plan.request.resume}, {progress, std::move(stop)});
  return {{"model", plan.request.model}, {"out", plan.request.out},
          {"steps", result.steps},       {"validation_loss", result.best ? Json(*result.best) : Json(nullptr)},
          {"stopped", result.stopped},   {"took_seconds", result.seconds}};
}

}  // namespace clavier
