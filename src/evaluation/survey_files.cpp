#include "evaluation/survey_files.h"

#include "plots/svg.h"

namespace clavier {
namespace {

/// In quotes where it must be.
std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n\t") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
  return cell + "\"";
}

template <class Question>
std::string sheet_csv(const std::string& column, std::span<const Question> questions) {
  std::string csv = "listener," + column + ",answer,seconds\n";
  for (const Question& question : questions) csv += "," + question.name + ",,\n";
  return csv;
}

}  // namespace

std::string answer_key_csv(std::span<const KitExcerpt> excerpts) {
  std::string csv = "excerpt,truth,model,era,source,begin\n";
  for (const KitExcerpt& excerpt : excerpts) {
    const std::string truth(to_string(excerpt.truth.generated ? Verdict::ai : Verdict::human));
    csv += excerpt.name + "," + truth + "," + csv_cell(excerpt.truth.model) + "," +
           std::string(to_string(excerpt.truth.era)) + "," + csv_cell(excerpt.source) + "," +
           short_number(excerpt.begin.value) + "\n";
  }
  return csv;
}

std::string answer_key_csv(std::span<const KitPair> pairs) {
  std::string csv = "pair,left,right,era,left_source,left_begin,right_source,right_begin\n";
  for (const KitPair& pair : pairs) {
    csv += pair.name + "," + csv_cell(pair.left.truth.model) + "," + csv_cell(pair.right.truth.model) + "," +
           std::string(to_string(pair.left.truth.era));
    for (const KitExcerpt* const side : {&pair.left, &pair.right})
      csv += "," + csv_cell(side->source) + "," + short_number(side->begin.value);
    csv += "\n";
  }
  return csv;
}

std::string answer_sheet_csv(std::span<const KitExcerpt> excerpts) { return sheet_csv("excerpt", excerpts); }

std::string answer_sheet_csv(std::span<const KitPair> pairs) { return sheet_csv("pair", pairs); }

}  // namespace clavier
