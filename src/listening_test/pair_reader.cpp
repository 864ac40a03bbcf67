#include "listening_test/pair_reader.h"

#include <array>

#include "base/error.h"
#include "listening_test/duplicate_answers.h"
#include "listening_test/survey_key.h"

namespace clavier {
namespace {

constexpr std::array<SurveyWord, 4> kChoiceWords = {{{"left", static_cast<int>(PairChoice::left)},
                                                     {"right", static_cast<int>(PairChoice::right)},
                                                     {"tie", static_cast<int>(PairChoice::tie)},
                                                     {"no difference", static_cast<int>(PairChoice::tie)}}};

PairTruth pair_truth_of(const SurveyTable& table, std::size_t row) {
  PairTruth truth{.left = table.text(row, "left"), .right = table.text(row, "right"), .era = table.era(row)};
  if (truth.left == truth.right) table.fail(row, "left and right are the same");
  return truth;
}

void require_columns(const SurveyTable& table, std::string_view name, bool has_key) {
  table.require({"listener", "pair", "answer"});
  if (!has_key) return table.require({"left", "right", "era"}, kOrKey);
  if (table.has("left") || table.has("right"))
    throw Error("cannot read the survey " + std::string(name) +
                ": it says itself what is left and right; read it without the key");
}

}  // namespace

bool holds_pairs(ByteView csv) {
  const Table table(as_text(csv));
  return (table.has("left") && table.has("right")) || (table.has("pair") && !table.has("excerpt"));
}

PairKey read_pair_key(ByteView csv, std::string_view name) {
  const SurveyTable table(csv, name);
  table.require({"pair", "left", "right", "era"}, ", as in the key of a kit of pairs");
  return read_key<PairKey>(table, name, "pair", pair_truth_of);
}

std::vector<PairAnswer> read_pair_answers(ByteView csv, std::string_view name, const PairKey& key) {
  const SurveyTable table(csv, name);
  require_columns(table, name, !key.empty());
  std::vector<PairAnswer> answers;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.is_empty(row, "answer")) continue;
    answers.push_back({.listener = table.text(row, "listener"),
                       .pair = table.text(row, "pair"),
                       .truth = key.empty() ? pair_truth_of(table, row) : truth_in(key, table, row, "pair"),
                       .choice = static_cast<PairChoice>(table.meaning(row, "answer", kChoiceWords)),
                       .played = table.seconds(row),
                       .place = table.place(row)});
  }
  return answers;
}

void check_answers(const std::vector<PairAnswer>& answers) {
  DuplicateAnswers duplicates;
  for (const PairAnswer& answer : answers) duplicates.check(answer.listener, answer.pair, answer.place);
}

}  // namespace clavier
