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

std::string answer_sheet_csv(std::span<const KitExcerpt> excerpts) {
  std::string csv = "listener,excerpt,answer,seconds\n";
  for (const KitExcerpt& excerpt : excerpts) csv += "," + excerpt.name + ",,\n";
  return csv;
}

}  // namespace clavier
