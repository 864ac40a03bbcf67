#include "listening_test/survey_files.h"

#include <cstdio>
#include <vector>

#include "base/bytes.h"
#include "listening_test/survey_table.h"
#include "plots/svg.h"

namespace clavier {
namespace {

/// Quoted if necessary. Spreadsheets run what begins as a formula: such a cell begins with an apostrophe.
std::string csv_cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\r\n\t") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
  return cell + "\"";
}

/// A key's header and rows without the column of the kit.
std::vector<std::string> key_lines(std::span<const KitExcerpt> excerpts) {
  std::vector<std::string> lines = {"excerpt,truth,model,era,source,begin"};
  for (const KitExcerpt& excerpt : excerpts) {
    const std::string truth(to_string(right_choice(excerpt.truth)));
    lines.push_back(excerpt.name + "," + truth + "," + csv_cell(excerpt.truth.model) + "," +
                    std::string(to_string(excerpt.truth.era)) + "," + csv_cell(excerpt.source) + "," +
                    format_number(excerpt.begin.value));
  }
  return lines;
}

std::vector<std::string> key_lines(std::span<const KitPair> pairs) {
  std::vector<std::string> lines = {"pair,left,right,era,left_source,left_begin,right_source,right_begin"};
  for (const KitPair& pair : pairs) {
    std::string line = pair.name + "," + csv_cell(pair.left.truth.model) + "," + csv_cell(pair.right.truth.model) +
                       "," + std::string(to_string(pair.left.truth.era));
    for (const KitExcerpt* const side : {&pair.left, &pair.right})
      line += "," + csv_cell(side->source) + "," + format_number(side->begin.value);
    lines.push_back(line);
  }
  return lines;
}

std::string name_of_kit(const std::vector<std::string>& key_lines) {
  std::uint64_t sum = hash_bytes({});
  for (const std::string& line : key_lines) sum = hash_bytes(as_bytes(line), sum);
  char name[9];
  std::snprintf(name, sizeof name, "%08x", static_cast<unsigned>(sum ^ sum >> 32));
  return name;
}

std::string key_csv(const std::vector<std::string>& lines) {
  const std::string kit = name_of_kit(lines);
  std::string csv;
  for (const std::string& line : lines) csv += line + "," + (csv.empty() ? std::string(kKitColumn) : kit) + "\n";
  return csv;
}

template <class Question>
std::string sheet_csv(const std::string& column, std::span<const Question> questions) {
  const std::string kit = kit_name(questions);
  std::string csv = "listener," + column + ",answer,seconds," + std::string(kKitColumn) + "\n";
  for (const Question& question : questions) csv += "," + question.name + ",,," + kit + "\n";
  return csv;
}

}  // namespace

std::string kit_name(std::span<const KitExcerpt> excerpts) { return name_of_kit(key_lines(excerpts)); }

std::string kit_name(std::span<const KitPair> pairs) { return name_of_kit(key_lines(pairs)); }

std::string write_answer_key(std::span<const KitExcerpt> excerpts) { return key_csv(key_lines(excerpts)); }

std::string write_answer_key(std::span<const KitPair> pairs) { return key_csv(key_lines(pairs)); }

std::string write_answer_sheet(std::span<const KitExcerpt> excerpts) { return sheet_csv("excerpt", excerpts); }

std::string write_answer_sheet(std::span<const KitPair> pairs) { return sheet_csv("pair", pairs); }

}  // namespace clavier
