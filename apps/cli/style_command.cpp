#include <CLI/CLI.hpp>
#include <memory>

#include "base/parallel.h"
#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/report_text.h"
#include "cli/terminal.h"
#include "corpus/corpus.h"
#include "engine/fit_style_model.h"

namespace clavier {
namespace {

struct StyleRequest {
  std::string corpus;
  std::string out;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "out", .doc = "folder to put the listener in"}, out);
    visitor(Option{.name = "json", .doc = "print the result as JSON"}, json);
  }
};

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

void learn(const StyleRequest& request) {
  if (request.out.empty()) throw Misuse("say where to put the listener with --out");
  TerminalProgress progress;
  const Corpus corpus = Corpus::open(request.corpus);
  const Lessons lessons = lessons_of(corpus, progress);
  const auto& [training, validation, test] = lessons;
  const TensorMap tensors = fit_style_model(training);
  const StyleModel model(tensors);
  std::vector<StyleExample> known = training;
  known.insert(known.end(), validation.begin(), validation.end());
  const Json figures = {{"version", CLAVIER_VERSION},
                        {"corpus", corpus.checksum()},
                        {"pieces", training.size()},
                        {"validation", confusion_json(confusion_of(model, validation))},
                        {"test", confusion_json(confusion_of(model, test))},
                        {"unknown_composers", confusion_json(unknown_composers(known))}};
  write_style_checkpoint(request.out, {.training = figures, .tensors = tensors});
  if (request.json) return print_json(figures);
  for (const char* name : {"validation", "test", "unknown_composers"})
    print_line(std::string(name) + ": " + figures[name].dump());
}

}  // namespace

void add_style_command(CLI::App& corpus) {
  CLI::App& command =
      add_command(corpus, {.name = "style",
                           .doc = "learn to tell the eras of a corpus apart, and how near pieces are to each other",
                           .first_example = "clavier corpus style my-corpus --out my-listener",
                           .second_example = "clavier corpus style my-corpus --out my-listener --json"});
  const auto request = std::make_shared<StyleRequest>();
  command.add_option("corpus", request->corpus, "a corpus that was built")->required()->type_name("CORPUS");
  add_flags(command, *request);
  command.callback([request] { learn(*request); });
}

}  // namespace clavier
