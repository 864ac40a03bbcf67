#include "training/fitting/train_era_classifier.h"

#include "base/parallel.h"
#include "corpus/store/corpus.h"
#include "models/classifier/era_classifier_checkpoint.h"
#include "training/fitting/fit_era_classifier.h"

namespace clavier {
namespace {

/// The examples of a corpus, by split.
using ExamplesBySplit = std::array<std::vector<StyleExample>, 3>;

ExamplesBySplit read_examples(const Corpus& corpus, Progress& progress) {
  std::vector<StyleExample> examples(corpus.pieces().size());
  progress.begin("extracting features", examples.size());
  parallel_for(examples.size(), 0, [&](std::size_t index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    examples[index] = {piece.era, piece.composer, style_features_of_passages(corpus.score(index))};
    progress.advance();
  });
  progress.end();
  ExamplesBySplit examples_by_split;
  for (std::size_t index = 0; index < examples.size(); ++index)
    if (!examples[index].passages.empty())
      examples_by_split.at(static_cast<std::size_t>(corpus.pieces()[index].split))
          .push_back(std::move(examples[index]));
  return examples_by_split;
}

Json confusion_json(const ConfusionMatrix& confusion) {
  Json rows = Json::object();
  for (const Era era : kEras) {
    Json row = Json::object();
    for (const Era predicted : kEras)
      row[std::string(to_string(predicted))] =
          confusion.at(static_cast<std::size_t>(era)).at(static_cast<std::size_t>(predicted));
    rows[std::string(to_string(era))] = row;
  }
  return {
      {"accuracy", accuracy_of(confusion)}, {"balanced_accuracy", balanced_accuracy_of(confusion)}, {"pieces", rows}};
}

}  // namespace

Json train_era_classifier(const EraClassifierTrainRequest& request, Progress& progress) {
  if (request.corpus.empty()) throw Misuse("option corpus is needed: a folder made by clavier corpus build");
  if (request.out.empty()) throw Misuse("option out is needed: the folder for the model");
  const Corpus corpus = Corpus::open(request.corpus);
  const ExamplesBySplit examples_by_split = read_examples(corpus, progress);
  const auto& [training, validation, test] = examples_by_split;
  const TensorMap tensors = fit_era_classifier(training);
  const EraClassifier model(tensors);
  std::vector<StyleExample> training_and_validation = training;
  training_and_validation.insert(training_and_validation.end(), validation.begin(), validation.end());
  Json learned = {{"version", CLAVIER_VERSION},
                  {"corpus", corpus.checksum()},
                  {"pieces", training.size()},
                  {"validation", confusion_json(make_confusion_matrix(model, validation))},
                  {"test", confusion_json(make_confusion_matrix(model, test))},
                  {"held_out_composers", confusion_json(cross_validate_composers(training_and_validation))}};
  write_era_classifier_checkpoint(request.out, {.training = learned, .tensors = tensors});
  return learned;
}

}  // namespace clavier
