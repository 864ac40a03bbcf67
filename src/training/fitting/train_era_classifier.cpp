#include "training/fitting/train_era_classifier.h"

#include "base/parallel.h"
#include "corpus/store/corpus.h"
#include "models/classifier/era_classifier_checkpoint.h"
#include "training/fitting/fit_era_classifier.h"

namespace clavier {
namespace {

/// What a corpus has to teach, by split.
using Lessons = std::array<std::vector<StyleExample>, 3>;

Lessons lessons_of(const Corpus& corpus, Progress& progress) {
  std::vector<StyleExample> examples(corpus.pieces().size());
  progress.begin("listening", examples.size());
  parallel_for(examples.size(), 0, [&](std::size_t index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    examples[index] = {piece.era, piece.composer, style_passages(corpus.score(index))};
    progress.advance();
  });
  progress.end();
  Lessons lessons;
  for (std::size_t index = 0; index < examples.size(); ++index)
    if (!examples[index].passages.empty())
      lessons.at(static_cast<std::size_t>(corpus.pieces()[index].split)).push_back(std::move(examples[index]));
  return lessons;
}

Json confusion_json(const EraConfusion& confusion) {
  Json rows = Json::object();
  for (const Era era : kEras) {
    Json row = Json::object();
    for (const Era heard : kEras)
      row[std::string(to_string(heard))] =
          confusion.at(static_cast<std::size_t>(era)).at(static_cast<std::size_t>(heard));
    rows[std::string(to_string(era))] = row;
  }
  return {{"accuracy", accuracy_of(confusion)}, {"balanced", balanced_accuracy_of(confusion)}, {"pieces", rows}};
}

}  // namespace

Json train_style_model(const StyleTrainRequest& request, Progress& progress) {
  if (request.corpus.empty()) throw Misuse("option corpus is needed: a folder made by clavier corpus build");
  if (request.out.empty()) throw Misuse("option out is needed: the folder for the model");
  const Corpus corpus = Corpus::open(request.corpus);
  const Lessons lessons = lessons_of(corpus, progress);
  const auto& [training, validation, test] = lessons;
  const TensorMap tensors = fit_style_model(training);
  const StyleModel model(tensors);
  std::vector<StyleExample> known = training;
  known.insert(known.end(), validation.begin(), validation.end());
  Json learned = {{"version", CLAVIER_VERSION},
                  {"corpus", corpus.checksum()},
                  {"pieces", training.size()},
                  {"validation", confusion_json(confusion_of(model, validation))},
                  {"test", confusion_json(confusion_of(model, test))},
                  {"unknown_composers", confusion_json(unknown_composers(known))}};
  write_style_checkpoint(request.out, {.training = learned, .tensors = tensors});
  return learned;
}

}  // namespace clavier
