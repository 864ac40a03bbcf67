#include "training/train_model.h"

#include "analysis/key/key_distribution.h"
#include "base/random.h"
#include "models/markov/markov.h"
#include "training/fitting/fit_cache_weights.h"
#include "training/options/presets.h"
#include "training/run/pieces.h"
#include "training/sequence/trainer.h"

namespace clavier {
namespace {

constexpr int kSeedWindows = 100;
constexpr std::size_t kCacheFittingEvents = 100000;

Json metadata(const TrainPlan& plan, const Corpus& corpus) {
  return {
      {"preset", plan.request.model},
      {"era", plan.request.era ? Json(*plan.request.era) : Json("all")},
      {"from", plan.request.from ? Json(std::filesystem::path(*plan.request.from).filename().string()) : Json(nullptr)},
      {"corpus_checksum", corpus.checksum()},
      {"corpus_options", corpus.options()}};
}

/// Windows from which the article's networks begin to compose: (count, window) tokens.
Tensor seed_windows(const std::vector<Events>& pieces, int window, std::uint64_t seed) {
  Events all;
  for (const Events& piece : pieces) all.insert(all.end(), piece.begin(), piece.end());
  if (all.size() <= static_cast<std::size_t>(window))
    throw Error("cannot train: the pieces are shorter than one window of " + std::to_string(window) + " events");
  Tensor tensor{.shape = {kSeedWindows, window}};
  Random random(seed);
  for (int count = 0; count < kSeedWindows; ++count) {
    const std::size_t first = random.below(all.size() - static_cast<std::size_t>(window));
    for (int index = 0; index < window; ++index)
      tensor.values.push_back(static_cast<float>(all[first + static_cast<std::size_t>(index)].token));
  }
  return tensor;
}

struct TrainingPieces {
  std::vector<Score> training, validation;
};

TrainingPieces read_training_pieces(const TrainPlan& plan, const Corpus& corpus) {
  std::optional<Era> era;
  if (plan.request.era) era = parse_era(*plan.request.era);
  TrainingPieces result{.training = read_scores(corpus, {era, Split::train}),
                        .validation = read_scores(corpus, {era, Split::validation})};
  if (result.training.empty())
    throw Error("cannot train: corpus " + plan.request.corpus + " has no training pieces of this choice");
  if (result.validation.empty())
    throw Error("cannot train: corpus " + plan.request.corpus +
                " has no validation pieces of this choice; a few more works are needed");
  return result;
}

Json train_markov_chain(const TrainPlan& plan, const Corpus& corpus, const TrainingPieces& pieces) {
  const Vocabulary vocabulary = build_vocabulary(pieces.training, Vocabulary::Style::notes, plan.request.chords);
  const MarkovChain chain = train_markov(encode_all(pieces.training, vocabulary), vocabulary,
                                         std::get<MarkovOptions>(find_preset(plan.request.model).options));
  write_markov(plan.request.out, chain, metadata(plan, corpus));
  return {{"model", "markov"}, {"out", plan.request.out}};
}

Vocabulary::Style style_of(const TrainPlan& plan) {
  if (plan.request.tokens == "notes") return Vocabulary::Style::notes;
  if (plan.request.tokens == "performance") return Vocabulary::Style::performance;
  if (plan.request.tokens == "article") return Vocabulary::Style::article;
  return find_sequence_preset(plan.request.model).style;
}

/// The article's networks write their pieces as they come: they need no keys.
std::optional<KeyDistribution> find_keys(const Vocabulary& vocabulary, std::span<const Score> pieces) {
  return vocabulary.has_timing() ? std::optional(key_distribution(pieces)) : std::nullopt;
}

/// The best checkpoint of a run that has ended, as the folder has it, becomes the finished model: its cache weights are
/// fitted, and it is written once.
void finish_model(const TrainPlan& plan, const TrainingTask& task, std::span<const Events> pieces, Progress& progress) {
  if (task.network.kind != "causal_lstm" || !task.vocabulary.has_timing()) return;  // without cache weights
  Checkpoint best = read_checkpoint(plan.request.out);
  best.ngram_cache = fit_cache_weights(make_sequence_model_factory(best), pieces, kCacheFittingEvents,
                                       static_cast<unsigned>(plan.training.threads), progress);
  write_checkpoint(plan.request.out, best, task.precision);
}

TrainingTask make_task(const TrainPlan& plan, const Corpus& corpus, const TrainingPieces& pieces) {
  TrainingTask task{
      .model = "lstm", .network = plan.network, .options = plan.training, .metadata = metadata(plan, corpus)};
  task.precision = plan.request.precision == "f16" ? Precision::f16 : Precision::f32;
  if (plan.request.from) {
    Checkpoint start = read_checkpoint(*plan.request.from);
    task.network = start.network;  // its shape; dropout in training is for this run to choose
    task.network.dropout = plan.network.dropout;
    task.network.recurrent_dropout = plan.network.recurrent_dropout;
    task.vocabulary = std::move(start.vocabulary);
    task.weights = std::move(start.tensors);
  } else {
    task.vocabulary = build_vocabulary(pieces.training, style_of(plan), plan.request.chords);
  }
  task.keys = find_keys(task.vocabulary, pieces.training);
  return task;
}

Json train_network(const TrainPlan& plan, const Corpus& corpus, const TrainingPieces& pieces,
                   const RunControl& control) {
  TrainingTask task = make_task(plan, corpus, pieces);
  const std::vector<Events> training = encode_all(pieces.training, task.vocabulary);
  if (task.vocabulary.style() == Vocabulary::Style::article)
    task.extras["seed_windows"] = seed_windows(training, task.network.window, plan.training.seed);
  const std::vector<Events> validation = encode_all(pieces.validation, task.vocabulary);
  const TrainingResult result =
      train_sequence_network(task, {training, validation}, {plan.request.out, plan.request.resume}, control);
  if (!result.stopped) finish_model(plan, task, training, control.progress);
  return {{"model", plan.request.model}, {"out", plan.request.out},
          {"steps", result.steps},       {"validation_loss", result.best ? Json(*result.best) : Json(nullptr)},
          {"stopped", result.stopped},   {"took_seconds", result.seconds}};
}

}  // namespace

Json train_model(const TrainPlan& plan, Progress& progress, std::stop_token stop) {
  if (plan.request.corpus.empty()) throw Misuse("option corpus is needed: a folder made by clavier corpus build");
  if (plan.request.out.empty()) throw Misuse("option out is needed: the folder for the model");
  const Corpus corpus = Corpus::open(plan.request.corpus);
  const TrainingPieces pieces = read_training_pieces(plan, corpus);
  progress.say(std::to_string(pieces.training.size()) + " training pieces, " +
               std::to_string(pieces.validation.size()) + " validation pieces");
  return plan.request.model == "markov" ? train_markov_chain(plan, corpus, pieces)
                                        : train_network(plan, corpus, pieces, {progress, std::move(stop)});
}

}  // namespace clavier
