#include "evaluation/survey_reader.h"

#include <array>
#include <utility>

#include "base/error.h"
#include "evaluation/survey_table.h"

namespace clavier {
namespace {

constexpr std::array<SurveyWord, 4> kTruthWords = {{{"human", 0}, {"ai", 1}, {"real", 0}, {"generated", 1}}};
constexpr std::array<SurveyWord, 3> kVerdictWords = {{{"human", static_cast<int>(Verdict::human)},
                                                      {"ai", static_cast<int>(Verdict::ai)},
                                                      {"cannot tell", static_cast<int>(Verdict::cannot_tell)}}};
constexpr std::array<SurveyWord, 3> kChoiceWords = {{{"left", static_cast<int>(PairChoice::left)},
                                                     {"right", static_cast<int>(PairChoice::right)},
                                                     {"tie", static_cast<int>(PairChoice::tie)}}};

ExcerptTruth truth_of(const SurveyTable& table, std::size_t row) {
  ExcerptTruth truth{.generated = table.meaning(row, "truth", kTruthWords) == 1, .era = table.era(row)};
  if (truth.generated) truth.model = table.text(row, "model");
  if (truth.generated && truth.model == "human") table.fail(row, "what is generated cannot have the model human");
  return truth;
}

ExcerptTruth truth_in(const AnswerKey& key, const SurveyTable& table, std::size_t row) {
  const auto found = key.find(table.text(row, "excerpt"));
  if (found == key.end()) table.fail(row, "the key has no excerpt \"" + table.text(row, "excerpt") + "\"");
  return found->second;
}

/// Where each listener answered each thing.
class AnsweredOnce {
 public:
  void check(const std::string& listener, const std::string& thing, const std::string& place) {
    const auto [earlier, is_new] = places_.try_emplace({listener, thing}, place);
    if (!is_new)
      throw Error("cannot read the survey " + place + ": " + listener + " has answered " + thing + " already, in " +
                  earlier->second);
  }

 private:
  std::map<std::pair<std::string, std::string>, std::string> places_;
};

}  // namespace

std::string_view to_string(Verdict verdict) { return kVerdictWords.at(static_cast<std::size_t>(verdict)).word; }

bool holds_pairs(ByteView csv) {
  const Table table(as_text(csv));
  return table.has("left") && table.has("right");
}

AnswerKey read_answer_key(ByteView csv, std::string_view name) {
  const SurveyTable table(csv, name);
  table.require({"excerpt", "truth", "model", "era"});
  AnswerKey key;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (!key.try_emplace(table.text(row, "excerpt"), truth_of(table, row)).second)
      table.fail(row, "the excerpt \"" + table.text(row, "excerpt") + "\" stands in the key twice");
  return key;
}

std::vector<SurveyAnswer> read_survey_answers(ByteView csv, std::string_view name, const AnswerKey& key) {
  const SurveyTable table(csv, name);
  table.require({"listener", "excerpt", "answer"});
  if (key.empty()) table.require({"truth", "model", "era"});
  std::vector<SurveyAnswer> answers;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.is_empty(row, "answer")) continue;
    answers.push_back({.listener = table.text(row, "listener"),
                       .excerpt = table.text(row, "excerpt"),
                       .truth = key.empty() ? truth_of(table, row) : truth_in(key, table, row),
                       .verdict = static_cast<Verdict>(table.meaning(row, "answer", kVerdictWords)),
                       .played = table.seconds(row),
                       .place = table.place(row)});
  }
  return answers;
}

std::vector<PairAnswer> read_pair_answers(ByteView csv, std::string_view name) {
  const SurveyTable table(csv, name);
  table.require({"listener", "pair", "left", "right", "era", "answer"});
  std::vector<PairAnswer> answers;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.is_empty(row, "answer")) continue;
    answers.push_back({.listener = table.text(row, "listener"),
                       .pair = table.text(row, "pair"),
                       .left = table.text(row, "left"),
                       .right = table.text(row, "right"),
                       .era = table.era(row),
                       .choice = static_cast<PairChoice>(table.meaning(row, "answer", kChoiceWords)),
                       .played = table.seconds(row),
                       .place = table.place(row)});
    if (answers.back().left == answers.back().right) table.fail(row, "left and right are the same");
  }
  return answers;
}

void check_answers(const std::vector<SurveyAnswer>& answers) {
  AnsweredOnce once;
  std::map<std::string, const SurveyAnswer*> first;
  for (const SurveyAnswer& answer : answers) {
    once.check(answer.listener, answer.excerpt, answer.place);
    const SurveyAnswer& known = *first.try_emplace(answer.excerpt, &answer).first->second;
    if (known.truth != answer.truth)
      throw Error("cannot read the survey " + answer.place + ": " + answer.excerpt +
                  " has another truth, model or era than in " + known.place);
  }
}

void check_answers(const std::vector<PairAnswer>& answers) {
  AnsweredOnce once;
  for (const PairAnswer& answer : answers) once.check(answer.listener, answer.pair, answer.place);
}

}  // namespace clavier
