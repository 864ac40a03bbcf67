#include "cli/evaluate/originality_table.h"

#include "base/number_format.h"
#include "base/text_table.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

Json range_json(const ReferenceRange& range) { return {range.low, range.median, range.high}; }

std::string range_cell(const Json& range, double scale, int decimals) {
  const auto number = [&](std::size_t place) { return format_number(scale * range[place].get<double>(), decimals); };
  return number(1) + " (" + number(0) + "-" + number(2) + ")";
}

std::string row_name(const Json& row) {
  const std::string name = row["model"].is_null() ? "human" : row["model"].get<std::string>();
  return row["era"].is_null() ? name : name + ", " + row["era"].get<std::string>();
}

std::vector<std::string> originality_cells(const Json& row) {
  std::vector<std::string> cells{row_name(row), row["pieces"].dump(), range_cell(row["notes"], 1, 0),
                                 range_cell(row["longest_match"], 1, 0), range_cell(row["longest_seconds"], 1, 1)};
  for (const char* share : {"ngram_overlap_8", "ngram_overlap_12", "ngram_overlap_16"})
    cells.push_back(range_cell(row[share], 100, 1));
  for (const char* share : {"above_human_longest_match", "above_human_ngram_overlap"})
    cells.push_back(format_percent(row[share].get<double>()));
  return cells;
}

}  // namespace

Json originality_row(const Json& model, std::optional<Era> era, const OriginalitySummary& summary) {
  Json row{{"model", model},
           {"era", era ? Json(to_string(*era)) : Json(nullptr)},
           {"pieces", summary.pieces},
           {"notes", range_json(summary.notes)},
           {"longest_match", range_json(summary.longest)},
           {"longest_seconds", range_json(summary.seconds)}};
  for (std::size_t length = 0; length < kNgramLengths.size(); ++length)
    row["ngram_overlap_" + std::to_string(kNgramLengths.at(length))] = range_json(summary.shares.at(length));
  row["above_human_longest_match"] = summary.above_human_longest;
  row["above_human_ngram_overlap"] = summary.above_human_share;
  return row;
}

Json measure_human_rows(const Corpus& corpus, const OriginalityReference& reference, std::optional<Era> era,
                        Seconds length) {
  Json rows = Json::array();
  for (const Era one : kEras) {
    if (era && one != *era) continue;
    const auto metrics = measure_human_originality(corpus, reference.training.text(), one, length);
    rows.push_back(
        originality_row(nullptr, one, summarise_originality(metrics, baseline_row_of(reference.human, one))));
  }
  return rows;
}

std::vector<std::string> originality_table(const Json& rows) {
  TextTable table({"median (95 % of the pieces)", "pieces", "notes", "longest match, notes", "longest match, s",
                   "8-gram overlap, %", "12-gram overlap, %", "16-gram overlap, %", "above human match",
                   "above human overlap"});
  for (const Json& row : rows) table.add(originality_cells(row));
  return table.lines();
}

}  // namespace clavier
