#include "cli/corpus/corpus_summary.h"

#include <cmath>
#include <map>

#include "base/number_format.h"
#include "base/text_table.h"
#include "corpus/store/corpus.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

struct Total {
  std::uint64_t pieces = 0;
  std::uint64_t notes = 0;
  double seconds = 0;
};

Json to_json(const Total& total) {
  return {{"pieces", total.pieces}, {"notes", total.notes}, {"hours", std::round(total.seconds / 36) / 100}};
}

Total total_of(const Corpus& corpus, Era era, Split split) {
  Total total;
  for (const CorpusPiece& piece : corpus.pieces()) {
    if (piece.era != era || piece.split != split) continue;
    ++total.pieces;
    total.notes += piece.notes;
    total.seconds += piece.seconds;
  }
  return total;
}

std::vector<std::string> split_table(const Json& eras) {
  TextTable table({"era, split", "pieces", "notes", "hours"});
  for (const auto& [era, splits] : eras.items())
    for (const auto& [split, total] : splits.items())
      table.add({era + ", " + split, format_count(total["pieces"].get<std::uint64_t>()),
                 format_count(total["notes"].get<std::uint64_t>()), format_fixed(total["hours"].get<double>(), 2)});
  return table.lines();
}

}  // namespace

Json corpus_summary(const std::filesystem::path& folder) {
  const Corpus corpus = Corpus::open(folder);
  Json eras = Json::object();
  for (const Era era : kEras)
    eras[std::string(to_string(era))] = {{"train", to_json(total_of(corpus, era, Split::train))},
                                         {"validation", to_json(total_of(corpus, era, Split::validation))},
                                         {"test", to_json(total_of(corpus, era, Split::test))}};
  std::map<std::string, int> dropped;
  for (const DroppedPiece& piece : corpus.dropped()) ++dropped[std::string(to_string(piece.reason))];
  return {{"kind", "corpus"},
          {"folder", folder.string()},
          {"pieces", corpus.pieces().size()},
          {"eras", eras},
          {"dropped", dropped},
          {"unknown_composers", corpus.unknown_composers().size()},
          {"options", corpus.options()},
          {"checksum", corpus.checksum()}};
}

std::string corpus_summary_text(const Json& summary) {
  std::string text = report_row("corpus", summary["folder"].get<std::string>());
  text += report_row("pieces", format_count(summary["pieces"].get<std::uint64_t>()));
  for (const std::string& line : split_table(summary["eras"])) text += line + "\n";
  text += report_rows(summary["dropped"], "dropped: ");
  text += report_row("unknown", summary["unknown_composers"].dump() + " composers");
  text += report_rows(summary["options"], "option: ");
  return text + report_row("checksum", summary["checksum"].get<std::string>());
}

}  // namespace clavier
