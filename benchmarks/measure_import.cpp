/// Compares two transcriptions of performances with the original score: the MIDI import of an installed MuseScore 3,
/// and `transcribe`. Both are read as MusicXML; the engraved original is a third column.
///   build/<preset>/measure_import GRID-MIDI-FOLDER [EVERY [FOLDER]]
/// Measures the held-out pieces of measure_quantisation (some minutes), or one in EVERY of them. FOLDER keeps the
/// performances and both transcriptions. The line of a piece has its metrics in the order of the table.

#include <cstdio>
#include <cstdlib>

#include "base/files.h"
#include "base/program.h"
#include "measuring/beat_tables.h"
#include "measuring/hands.h"
#include "measuring/import_figures.h"
#include "measuring/import_table.h"
#include "measuring/recordings.h"
#include "notation/musicxml/musicxml_reader.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/pages.h"
#include "transcription/engraving/engrave.h"
#include "transcription/transcribe.h"

namespace clavier::measuring {
namespace {

constexpr std::size_t kStep = 3;  // as in measure_quantisation

/// A piece and its performance.
struct Case {
  const Piece& piece;
  const PlayedPiece& played;
  Score recorded;  ///< read back from `midi`
  Matching truth;
};

/// F-measure within 70 ms of the times of bar lines.
double bar_lines(const Paper& paper, const PaperClock& clock, const Case& one) {
  if (!clock.knows_enough()) return 0;
  std::vector<Seconds> bars;
  for (const double bar : paper.bars) bars.push_back(clock.at(bar));
  const std::vector<OnsetGroup> groups = onset_groups(one.recorded);
  return f_measure(within(bars, groups), within(one.played.downbeats, groups));
}

std::vector<ImportMetric> metrics_of(const Sheet& sheet, const Case& one) {
  const Paper paper = paper_of(sheet);
  const PaperMatcher matcher(one.recorded, paper);
  const Matching& found = matcher.matching();
  const auto all = static_cast<double>(found.size());
  const double kept = all - static_cast<double>(std::count(found.begin(), found.end(), std::nullopt));
  const auto notated = static_cast<double>(paper.notes.size()), measures = static_cast<double>(sheet.measures.size());
  std::vector<ImportMetric> metrics = {
      {"place in the beat right", {placed(found, one.truth, 1, 0), all}},
      {"the same, beats halved or doubled", {placed_at_any_level(found, one.truth), all}},
      {"distance from the onset before right", right_distances(found, one.truth)},
      {"bar lines, mean F-measure", {bar_lines(paper, matcher.clock(), one), 1}},
      {"value right, at whatever level", {right_lengths(found, one.truth), all}},
      {"staff right", tells_hands(one.piece) ? Share{right_hands(found, one.truth), all} : Share{}},
      {"notes lost", {all - kept, all}},
      {"notes added", {notated - kept, all}}};
  for (const ImportMetric& metric : readability(sheet)) metrics.push_back(metric);
  metrics.push_back({"measures, for 100 true ones", {measures, static_cast<double>(one.played.downbeats.size())}});
  return metrics;
}

struct Request {
  std::filesystem::path music, musescore, kept;
  std::size_t every = 1;
};

void keep(const Request& request, const Piece& piece, const std::string& ending, const Bytes& bytes) {
  if (request.kept.empty()) return;
  std::string name = piece.file.substr(0, piece.file.rfind('.'));
  std::replace(name.begin(), name.end(), '/', '_');
  write_file(request.kept / (name + ending), ByteView(bytes));
}

/// One line for a piece and a program.
void print_metrics(const Piece& piece, const std::string& program, const std::vector<ImportMetric>& metrics) {
  std::printf("%s, %s:", piece.file.c_str(), program.c_str());
  for (const ImportMetric& metric : metrics)
    std::printf(" %.1f", metric.share.whole > 0 ? 100 * metric.share.part / metric.share.whole : 0);
  std::printf("\n");
  std::fflush(stdout);
}

class Comparison {
 public:
  explicit Comparison(const Request& request) : request_(request) {}

  void add(const Piece& piece) {
    const WrittenBeats written = written_beats(piece.score);
    if (is_displaced(piece.score, written.beats)) return;
    const bool has_rubato = piece.file.starts_with("piano-midi.de");  // in its tempo map
    const PlayedPiece answer = played(piece, written, has_rubato);
    const Bytes midi = recording_of(answer.score);
    Case one{.piece = piece, .played = answer, .recorded = read_midi(midi, piece.file).score};
    one.truth = PaperMatcher(one.recorded, paper_of(piece.score, written)).matching();
    keep(request_, piece, ".mid", midi);
    compare(one, midi, has_rubato ? rubato_ : performed_);
  }

  void print() const {
    performed_.print("Performed scores");
    rubato_.print("piano-midi.de with its rubato");
    std::printf("MuseScore failed %d times\n", failures_);
  }

 private:
  /// A piece that MuseScore cannot import counts for neither program.
  void compare(const Case& one, const Bytes& midi, ImportTable& table) {
    const Bytes ours = write_musicxml(transcribe(one.recorded));
    keep(request_, one.piece, "-this.musicxml", ours);
    const std::optional<Sheet> theirs = imported(one.piece, midi);
    if (!theirs) return;
    add(table, "MuseScore", *theirs, one);
    add(table, "this", read_musicxml(ours, one.piece.file), one);
    add(table, "the score", engrave(one.piece.score), one);
  }

  std::optional<Sheet> imported(const Piece& piece, const Bytes& midi) {
    try {
      const Bytes theirs = import_with(request_.musescore, midi);
      keep(request_, piece, "-musescore.musicxml", theirs);
      return read_musicxml(theirs, piece.file);
    } catch (const Error& error) {
      ++failures_;
      std::printf("%s: MuseScore fails: %s\n", piece.file.c_str(), error.what());
      return std::nullopt;
    }
  }

  static void add(ImportTable& table, const std::string& program, const Sheet& sheet, const Case& one) {
    const std::vector<ImportMetric> metrics = metrics_of(sheet, one);
    print_metrics(one.piece, program, metrics);
    table.add(program, one.piece.era, metrics);
  }

  const Request& request_;
  ImportTable performed_, rubato_;
  int failures_ = 0;
};

int run(const Request& request) {
  if (request.musescore.empty())
    return std::fputs("measure_import needs MuseScore 3: apt-get install musescore3\n", stderr), 1;
  Comparison comparison(request);
  std::size_t seen = 0, held_out = 0;
  for (const Piece& piece : read_pieces(request.music, [](std::string_view) { return true; })) {
    if (piece.score.meters.size() != 1 || seen++ % kStep != 0 || !piece.held_out) continue;
    if (held_out++ % request.every == 0) comparison.add(piece);
  }
  comparison.print();
  return 0;
}

}  // namespace
}  // namespace clavier::measuring

int main(int count, char** arguments) {
  if (count < 2 || count > 4) return std::fputs("measure_import GRID-MIDI-FOLDER [EVERY [FOLDER]]\n", stderr), 2;
  const char* const path = std::getenv("PATH");
  const int every = count > 2 ? std::atoi(arguments[2]) : 1;
  return clavier::measuring::run(
      {.music = arguments[1],
       .musescore = clavier::find_program(clavier::musescore_names(), path == nullptr ? "" : path),
       .kept = count > 3 ? arguments[3] : "",
       .every = static_cast<std::size_t>(std::max(1, every))});
}
