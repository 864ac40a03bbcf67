#include "cli/corpus/corpus_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/files.h"
#include "corpus/build/build_corpus.h"
#include "corpus/corpus_report.h"
#include "originality/human_baseline_json.h"
#include "originality/measure_human_baseline.h"
#include "plots/svg.h"
#include "shared/command.h"
#include "shared/flags.h"
#include "shared/report_text.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

struct BuildRequest {
  std::vector<std::string> folders;
  std::string out;
  int threads = 0;
  bool json = false;
  CorpusOptions options;
};

struct ReportRequest {
  std::string corpus;
  std::string out;
  bool json = false;
};

struct NgramIndexRequest {
  std::string corpus;
  std::string out;
  int threads = 0;
  bool json = false;
};

void show(const Corpus& corpus, bool json) {
  const CorpusReport report = make_corpus_report(corpus);
  if (json) return print_json(report_json(report));
  std::string text = report_text(report);
  text.pop_back();
  print_line(text);
}

void build(const BuildRequest& request) {
  TerminalProgress progress;
  const std::vector<std::filesystem::path> folders(request.folders.begin(), request.folders.end());
  write_corpus(request.out, build_corpus(folders, request.options, progress, static_cast<unsigned>(request.threads)));
  show(Corpus::open(request.out), request.json);
}

void report(const ReportRequest& request) {
  const Corpus corpus = Corpus::open(request.corpus);
  if (!request.out.empty()) {
    const std::string extension = extension_of(request.out);
    const CorpusReport found = make_corpus_report(corpus);
    if (extension == ".svg") {
      write_file(request.out, report_svg(found));
    } else if (extension == ".json") {
      write_file(request.out, report_json(found).dump(1) + "\n");
    } else if (extension == ".txt") {
      write_file(request.out, report_text(found));
    } else {
      throw Misuse("cannot write the report to " + request.out + ": it can be .svg, .json or .txt");
    }
  }
  show(corpus, request.json);
}

void index_training_pieces(const NgramIndexRequest& request) {
  TerminalProgress progress;
  const Corpus corpus = Corpus::open(request.corpus);
  const NgramIndex patterns = build_ngram_index(corpus, progress, static_cast<unsigned>(request.threads));
  const Bytes bytes = write_ngram_index(patterns);
  write_file(request.out, bytes);
  const Json report{{"corpus", patterns.corpus},
                    {"patterns", patterns.ngrams},
                    {"false_positive_rate", patterns.filter.false_positive_rate()},
                    {"bytes", bytes.size()},
                    {"human", to_json(patterns.human)},
                    {"files", {request.out}}};
  if (request.json) return print_json(report);
  print_line(request.out + ": " + format_count(patterns.ngrams) + " patterns, " +
             format_number(100 * patterns.filter.false_positive_rate(), 2) + " % of others found wrongly");
}

void add_build(CLI::App& corpus) {
  CLI::App& command = add_command(
      corpus,
      {.name = "build",
       .doc = "clean, label and split folders of MIDI and MusicXML",
       .first_example = "clavier corpus build my-midi --out my-corpus",
       .second_example = "clavier corpus build GiantMIDI-Piano scores --out corpus --rights all --labels article"});
  const auto request = std::make_shared<BuildRequest>();
  command.add_option("folders", request->folders, "folders of MIDI and MusicXML files")
      ->required()
      ->type_name("FOLDER");
  command.add_option("--out", request->out, "folder to put the corpus in")->required()->type_name("CORPUS");
  command.add_option("--threads", request->threads, "0: as many as the processor has; changes nothing but the time")
      ->type_name("NUMBER")
      ->check(CLI::Range(0, 1024));
  command.add_flag("--json", request->json, "print the report as JSON");
  add_flags(command, request->options);
  command.callback([request] { build(*request); });
}

void add_report(CLI::App& corpus) {
  CLI::App& command = add_command(corpus, {.name = "report",
                                           .doc = "what a corpus holds, and what was left out and why",
                                           .first_example = "clavier corpus report my-corpus",
                                           .second_example = "clavier corpus report my-corpus --out eras.svg --json"});
  const auto request = std::make_shared<ReportRequest>();
  command.add_option("corpus", request->corpus, "a corpus that was built")->required()->type_name("CORPUS");
  command.add_option("--out", request->out, "also write the report to a file: .svg, .json or .txt")->type_name("FILE");
  command.add_flag("--json", request->json, "print the report as JSON");
  command.callback([request] { report(*request); });
}

void add_ngram_index(CLI::App& corpus) {
  CLI::App& command = add_command(
      corpus, {.name = "patterns",
               .doc = "index the training pieces, so that compose can tell what copies them",
               .first_example = "clavier corpus patterns my-corpus --out my-model/patterns.bin",
               .second_example = "clavier corpus patterns corpus --out weights/originality/patterns.bin --json"});
  const auto request = std::make_shared<NgramIndexRequest>();
  command.add_option("corpus", request->corpus, "a corpus that was built")->required()->type_name("CORPUS");
  command.add_option("--out", request->out, "the file to write; compose looks for patterns.bin beside a model")
      ->required()
      ->type_name("FILE");
  command.add_option("--threads", request->threads, "0: as many as the processor has; changes nothing but the time")
      ->type_name("NUMBER")
      ->check(CLI::Range(0, 1024));
  command.add_flag("--json", request->json, "print what is in it as JSON, people's figures included");
  command.callback([request] { index_training_pieces(*request); });
}

}  // namespace

void add_corpus_command(CLI::App& program) {
  CLI::App& command =
      add_command(program, {.name = "corpus",
                            .doc = "build the music to learn from out of folders of MIDI, or look at it",
                            .first_example = "clavier corpus build my-midi --out my-corpus",
                            .second_example = "clavier corpus report my-corpus"});
  command.require_subcommand(1);
  add_build(command);
  add_report(command);
  add_ngram_index(command);
}

}  // namespace clavier
