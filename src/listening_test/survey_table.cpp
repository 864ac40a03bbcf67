#include "listening_test/survey_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/error.h"
#include "midi/text.h"

namespace clavier {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kMaxShownLength = 60;

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string as_word(std::string_view text) {
  std::string word(text);
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_' || c == '-') c = ' ';
  }
  return word;
}

std::string quoted(std::string_view text) {
  return "\"" + std::string(text.substr(0, kMaxShownLength)) + (text.size() > kMaxShownLength ? "...\"" : "\"");
}

}  // namespace

SurveyTable::SurveyTable(ByteView csv, std::string_view name) : name_(name), table_(utf8_from_midi(csv)) {}

void SurveyTable::require(const std::vector<std::string_view>& columns, std::string_view hint) const {
  std::string all;
  for (const std::string_view column : columns) all.append(all.empty() ? "" : ", ").append(column);
  for (const std::string_view column : columns)
    if (!has(column)) fail("line 1 has no column " + std::string(column) + "; needed are " + all + std::string(hint));
}

std::string SurveyTable::place(std::size_t row) const { return name_ + ": line " + std::to_string(table_.line(row)); }

void SurveyTable::fail(const std::string& what) const { throw Error("cannot read the survey " + name_ + ": " + what); }

void SurveyTable::fail(std::size_t row, const std::string& what) const {
  throw Error("cannot read the survey " + place(row) + ": " + what);
}

std::string_view SurveyTable::cell(std::size_t row, std::string_view column) const {
  return without_blanks(table_.at(row, column));
}

std::string SurveyTable::text(std::size_t row, std::string_view column) const {
  if (is_empty(row, column)) fail(row, std::string(column) + " is empty");
  return std::string(cell(row, column));
}

int SurveyTable::meaning(std::size_t row, std::string_view column, std::span<const SurveyWord> words) const {
  const std::string word = as_word(cell(row, column));
  std::string known;
  for (const SurveyWord& candidate : words) {
    if (candidate.word == word) return candidate.meaning;
    known.append(known.empty() ? "" : ", ").append(candidate.word);
  }
  fail(row, std::string(column) + " is " + quoted(cell(row, column)) + "; it can be " + known);
}

Era SurveyTable::era(std::size_t row) const {
  std::vector<SurveyWord> words;
  for (const Era era : kEras) words.push_back({to_string(era), static_cast<int>(era)});
  return static_cast<Era>(meaning(row, "era", words));
}

std::optional<Seconds> SurveyTable::seconds(std::size_t row) const {
  const std::string_view text = cell(row, "seconds");
  if (text.empty()) return std::nullopt;
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value) || value < 0)
    fail(row, "seconds is " + quoted(text) + "; it must be a number of 0 or more, like 12.5");
  return Seconds{value};
}

}  // namespace clavier
