#include <algorithm>
#include <cmath>

#include "corpus/corpus_report.h"
#include "plots/stacked_bars.h"

namespace clavier {
namespace {

constexpr std::size_t kFirstColumn = 16;
constexpr std::size_t kColumn = 12;

std::string padded(std::string_view text, std::size_t width, bool right) {
  const std::string space(width > text.size() ? width - text.size() : 0, ' ');
  return right ? space + std::string(text) : std::string(text) + space;
}

/// "6,279,634".
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t position = digits.size(); position > 3; position -= 3) digits.insert(position - 3, ",");
  return digits;
}

/// A row of the table: a heading, and the count in every era.
template <class Count>
std::string line(std::string_view label, const CorpusReport& report, Count count) {
  std::string text = padded(label, kFirstColumn, false);
  for (const EraCount& row : report.eras) text += padded(count(row), kColumn, true);
  return text + padded(count(report.total), kColumn, true) + "\n";
}

std::string split_cell(const EraCount& row, std::size_t split) { return std::to_string(row.split_pieces.at(split)); }

std::string dropped_lines(const CorpusReport& report) {
  std::string text;
  for (std::size_t reason = 0; reason < kDropReasons; ++reason) {
    if (report.total.dropped.at(reason) == 0) continue;
    const std::string label = "  " + std::string(to_string(static_cast<DropReason>(reason)));
    text += line(label, report, [&](const EraCount& row) { return std::to_string(row.dropped.at(reason)); });
  }
  return text;
}

/// "3 files with other endings were left out: .txt (2), .pdf (1)", the most frequent first; nothing when there are
/// none.
std::string other_files_line(const OtherFiles& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> endings(counts.begin(), counts.end());
  std::stable_sort(endings.begin(), endings.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::uint64_t all = 0;
  std::string list;
  for (const auto& [ending, count] : endings) {
    all += count;
    list += (list.empty() ? "" : ", ") + (ending.empty() ? "none" : ending) + " (" + std::to_string(count) + ")";
  }
  if (all == 0) return {};
  return std::to_string(all) + (all == 1 ? " file with another ending was" : " files with other endings were") +
         " left out: " + list + "\n";
}

Json row_json(const EraCount& row) {
  Json dropped = Json::object();
  for (std::size_t reason = 0; reason < kDropReasons; ++reason)
    dropped[std::string(to_string(static_cast<DropReason>(reason)))] = row.dropped.at(reason);
  const auto sides = [](const std::array<std::uint64_t, 3>& counts) {
    return Json{{"train", counts[0]}, {"validation", counts[1]}, {"test", counts[2]}};
  };
  return {{"era", row.era},
          {"found", row.found},
          {"labelled", row.labelled},
          {"dropped", dropped},
          {"kept", row.kept},
          {"pieces", row.pieces},
          {"notes", row.notes},
          {"hours", std::round(row.hours * 100) / 100},
          {"split_pieces", sides(row.split_pieces)},
          {"split_notes", sides(row.split_notes)}};
}

}  // namespace

std::string report_text(const CorpusReport& report) {
  std::string text = line("", report, [](const EraCount& row) { return row.era; });
  text += line("files found", report, [](const EraCount& row) { return std::to_string(row.found); });
  text += line("of this era", report, [](const EraCount& row) { return std::to_string(row.labelled); });
  text += "left out\n" + dropped_lines(report);
  text += line("files kept", report, [](const EraCount& row) { return std::to_string(row.kept); });
  text += line("pieces", report, [](const EraCount& row) { return std::to_string(row.pieces); });
  text += line("  train", report, [](const EraCount& row) { return split_cell(row, 0); });
  text += line("  validation", report, [](const EraCount& row) { return split_cell(row, 1); });
  text += line("  test", report, [](const EraCount& row) { return split_cell(row, 2); });
  text += line("notes", report, [](const EraCount& row) { return grouped(row.notes); });
  text += line("hours", report, [](const EraCount& row) { return std::to_string(std::llround(row.hours)); });
  if (!report.unknown_composers.empty()) {
    text += "composers not in our table, taken for their folder's era: ";
    for (const std::string& name : report.unknown_composers) text += name + "; ";
    text.replace(text.size() - 2, 2, "\n");
  }
  return text + other_files_line(report.other_files) + "checksum " + report.checksum + "\n";
}

Json report_json(const CorpusReport& report) {
  Json eras = Json::array();
  for (const EraCount& row : report.eras) eras.push_back(row_json(row));
  return {{"checksum", report.checksum},
          {"eras", eras},
          {"total", row_json(report.total)},
          {"unknown_composers", report.unknown_composers},
          {"other_files", report.other_files}};
}

std::string report_svg(const CorpusReport& report) {
  StackedBars plot{.title = "Pieces of each era",
                   .subtitle = std::to_string(report.total.kept) + " of " + std::to_string(report.total.labelled) +
                               " files are kept",
                   .series = {"kept"},
                   .bars = {}};
  for (std::size_t reason = 0; reason + 1 < kDropReasons; ++reason)
    plot.series.emplace_back(to_string(static_cast<DropReason>(reason)));
  for (const EraCount& row : report.eras) {
    StackedBar bar{.label = row.era, .values = {static_cast<double>(row.kept)}};
    for (std::size_t reason = 0; reason + 1 < kDropReasons; ++reason)
      bar.values.push_back(static_cast<double>(row.dropped.at(reason)));
    plot.bars.push_back(std::move(bar));
  }
  return draw(plot).str();
}

}  // namespace clavier
