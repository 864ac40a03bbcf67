#include "cli/corpus/corpus_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/files.h"
#include "base/number_format.h"
#include "base/owned_folder.h"
#include "corpus/build/build_corpus.h"
#include "corpus/corpus_report.h"
#include "originality/human_baseline_json.h"
#include "originality/measure_human_baseline.h"
#include "shared/command.h"
#include "shared/flags.h"
#include "shared/report_text.h"
#include "shared/request_options.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

struct CorpusBuildRequest {
  std::vector<std::string> folders;
  std::string out;
  CorpusOptions options;
  bool overwrite = false;
  int threads = 0;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "folders",
                   .doc = "folders of MIDI and MusicXML files",
                   .required = true,
                   .value_name = "FOLDER",
                   .positional = true},
            folders);
    visitor(Option{.name = "out", .doc = "folder to put the corpus in", .required = true, .value_name = "CORPUS"}, out);
    options.visit(visitor);
    visitor(overwrite_option(), overwrite);
    visitor(threads_option(), threads);
    visitor(json_option(), json);
  }
};

Option corpus_argument() {
  return {.name = "corpus",
          .doc = "folder made by clavier corpus build",
          .required = true,
          .value_name = "CORPUS",
          .positional = true};
}

struct CorpusReportRequest {
  std::string corpus;
  std::string out;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(corpus_argument(), corpus);
    visitor(Option{.name = "out", .doc = "also write the report to a .svg, .json or .txt file", .value_name = "FILE"},
            out);
    visitor(json_option(), json);
  }
};

struct NgramIndexRequest {
  std::string corpus;
  std::string out;
  int threads = 0;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(corpus_argument(), corpus);
    visitor(Option{.name = "out",
                   .doc = "the file to write; compose reads patterns.bin in the folder of a model",
                   .required = true,
                   .value_name = "FILE"},
            out);
    visitor(threads_option(), threads);
    visitor(json_option(), json);
  }
};

void print_corpus_report(const Corpus& corpus, bool json) {
  const CorpusReport report = make_corpus_report(corpus);
  if (json) return print_json(report_json(report));
  std::string text = report_text(report);
  text.pop_back();
  print_line(text);
}

void build_and_report(const CorpusBuildRequest& request) {
  const OwnedFolder out(
      {.path = request.out, .kind = FolderKind::corpus, .allowed = contents_allowed(request.overwrite)});
  TerminalProgress progress;
  const std::vector<std::filesystem::path> folders(request.folders.begin(), request.folders.end());
  write_corpus(request.out, build_corpus(folders, request.options, progress, static_cast<unsigned>(request.threads)));
  print_corpus_report(Corpus::open(request.out), request.json);
}

void report_corpus(const CorpusReportRequest& request) {
  const Corpus corpus = Corpus::open(request.corpus);
  if (!request.out.empty()) {
    const std::string extension = extension_of(request.out);
    const CorpusReport found = make_corpus_report(corpus);
    if (extension == ".svg") {
      write_file(request.out, report_svg(found));
    } else if (extension == ".json") {
      write_file(request.out, json_text(report_json(found), 1) + "\n");
    } else if (extension == ".txt") {
      write_file(request.out, report_text(found));
    } else {
      throw Misuse("cannot write the report to " + request.out + ": it can be .svg, .json or .txt");
    }
  }
  print_corpus_report(corpus, request.json);
}

void index_training_pieces(const NgramIndexRequest& request) {
  TerminalProgress progress;
  const Corpus corpus = Corpus::open(request.corpus);
  const NgramIndex index = build_ngram_index(corpus, progress, static_cast<unsigned>(request.threads));
  const Bytes bytes = write_ngram_index(index);
  write_file(request.out, bytes);
  const Json report{{"corpus", index.corpus},
                    {"ngrams", index.ngrams},
                    {"false_positive_rate", index.filter.false_positive_rate()},
                    {"bytes", bytes.size()},
                    {"human", to_json(index.human)},
                    {"files", {request.out}}};
  if (request.json) return print_json(report);
  print_line(request.out + ": " + format_count(index.ngrams) + " n-grams, false-positive rate " +
             format_number(100 * index.filter.false_positive_rate(), 2) + " %");
}

template <class Request>
void add_request(CLI::App& command, void (*run)(const Request&)) {
  const auto request = std::make_shared<Request>();
  add_flags(command, *request);
  set_action(command, [request, run] { run(*request); });
}

}  // namespace

void add_corpus_command(CLI::App& program) {
  CLI::App& command =
      add_command(program, {.name = "corpus",
                            .doc = "build a corpus of training music from folders of MIDI, or report on one",
                            .first_example = "clavier corpus build my-midi --out my-corpus",
                            .second_example = "clavier corpus report my-corpus"});
  command.require_subcommand(1);
  add_request(add_command(command, {.name = "build",
                                    .doc = "clean, label and split folders of MIDI and MusicXML",
                                    .first_example = "clavier corpus build my-midi --out my-corpus",
                                    .second_example = "clavier corpus build GiantMIDI-Piano scores --out corpus "
                                                      "--rights all --labels article"}),
              build_and_report);
  add_request(add_command(command, {.name = "report",
                                    .doc = "what a corpus contains, and what was dropped and why",
                                    .first_example = "clavier corpus report my-corpus",
                                    .second_example = "clavier corpus report my-corpus --out eras.svg --json"}),
              report_corpus);
  add_request(add_command(command, {.name = "patterns",
                                    .doc = "index the n-grams of the training pieces, for compose's originality check",
                                    .first_example = "clavier corpus patterns my-corpus --out my-model/patterns.bin",
                                    .second_example = "clavier corpus patterns corpus --out "
                                                      "weights/originality/patterns.bin --json"}),
              index_training_pieces);
}

}  // namespace clavier
