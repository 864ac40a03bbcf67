#include "listening_test/survey_reader.h"

#include <array>

#include "base/error.h"
#include "listening_test/duplicate_answers.h"
#include "listening_test/survey_key.h"

namespace clavier {
namespace {

constexpr std::array<SurveyWord, 4> kTruthWords = {{{"human", 0}, {"ai", 1}, {"real", 0}, {"generated", 1}}};
constexpr std::array<SurveyWord, 3> kVerdictWords = {{{"human", static_cast<int>(Verdict::human)},
                                                      {"ai", static_cast<int>(Verdict::ai)},
                                                      {"cannot tell", static_cast<int>(Verdict::cannot_tell)}}};

ExcerptTruth truth_of(const SurveyTable& table, std::size_t row) {
  ExcerptTruth truth{.generated = table.meaning(row, "truth", kTruthWords) == 1, .era = table.era(row)};
  if (truth.generated) truth.model = table.text(row, "model");
  if (truth.generated && truth.model == "human") table.fail(row, "what is generated cannot have the model human");
  return truth;
}

}  // namespace

std::string_view to_string(Verdict verdict) { return kVerdictWords.at(static_cast<std::size_t>(verdict)).word; }

AnswerKey read_answer_key(ByteView csv, std::string_view name) {
  const SurveyTable table(csv, name);
  table.require({"excerpt", "truth", "model", "era"}, ", as in the key of a kit of excerpts");
  return read_key<AnswerKey>(table, name, "excerpt", truth_of);
}

std::vector<SurveyAnswer> read_survey_answers(ByteView csv, std::string_view name, const AnswerKey& key) {
  const SurveyTable table(csv, name);
  table.require({"listener", "excerpt", "answer"});
  if (key.empty()) table.require({"truth", "model", "era"}, kOrKey);
  std::vector<SurveyAnswer> answers;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.is_empty(row, "answer")) continue;
    answers.push_back({.listener = table.text(row, "listener"),
                       .excerpt = table.text(row, "excerpt"),
                       .truth = key.empty() ? truth_of(table, row) : truth_in(key, table, row, "excerpt"),
                       .verdict = static_cast<Verdict>(table.meaning(row, "answer", kVerdictWords)),
                       .played = table.seconds(row),
                       .place = table.place(row)});
  }
  return answers;
}

void check_answers(const std::vector<SurveyAnswer>& answers) {
  DuplicateAnswers duplicates;
  std::map<std::string, const SurveyAnswer*> first;
  for (const SurveyAnswer& answer : answers) {
    duplicates.check(answer.listener, answer.excerpt, answer.place);
    const SurveyAnswer& known = *first.try_emplace(answer.excerpt, &answer).first->second;
    if (known.truth != answer.truth)
      throw Error("cannot read the survey " + answer.place + ": " + answer.excerpt +
                  " has another truth, model or era than in " + known.place);
  }
}

}  // namespace clavier
