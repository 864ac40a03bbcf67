#include "listening_test/survey_reader.h"

#include <utility>

#include "base/error.h"
#include "listening_test/survey_table.h"

namespace clavier {
namespace {

constexpr std::array<SurveyWord, 4> kTruthWords = {{{"human", 0}, {"ai", 1}, {"real", 0}, {"generated", 1}}};
constexpr std::array<SurveyWord, 3> kExcerptWords = {{{"human", static_cast<int>(ExcerptChoice::human)},
                                                      {"ai", static_cast<int>(ExcerptChoice::ai)},
                                                      {"cannot tell", static_cast<int>(ExcerptChoice::cannot_tell)}}};
constexpr std::array<SurveyWord, 4> kPairWords = {{{"left", static_cast<int>(PairChoice::left)},
                                                   {"right", static_cast<int>(PairChoice::right)},
                                                   {"tie", static_cast<int>(PairChoice::tie)},
                                                   {"no difference", static_cast<int>(PairChoice::tie)}}};

std::span<const SurveyWord> words_of(ExcerptForm) { return kExcerptWords; }
std::span<const SurveyWord> words_of(PairForm) { return kPairWords; }

ExcerptTruth read_truth(const SurveyTable& table, std::size_t row, ExcerptForm) {
  ExcerptTruth truth{.generated = table.meaning(row, "truth", kTruthWords) == 1, .era = table.era(row)};
  if (truth.generated) truth.model = table.text(row, "model");
  if (truth.generated && truth.model == "human") table.fail(row, "what is generated cannot have the model human");
  return truth;
}

PairTruth read_truth(const SurveyTable& table, std::size_t row, PairForm) {
  PairTruth truth{.left = table.text(row, "left"), .right = table.text(row, "right"), .era = table.era(row)};
  if (truth.left == truth.right) table.fail(row, "left and right are the same");
  return truth;
}

void check_columns_beside_key(const SurveyTable&, ExcerptForm) {}

void check_columns_beside_key(const SurveyTable& table, PairForm) {
  if (table.has("left") || table.has("right"))
    table.fail("it says itself what is left and right; read it without the key");
}

template <class Form>
std::vector<std::string_view> key_columns() {
  std::vector<std::string_view> columns = {Form::kQuestion};
  columns.insert(columns.end(), Form::kTruthColumns.begin(), Form::kTruthColumns.end());
  return columns;
}

template <class Form>
void require_columns(const SurveyTable& table, bool has_key) {
  table.require({"listener", Form::kQuestion, "answer"});
  if (has_key) return check_columns_beside_key(table, Form());
  table.require({Form::kTruthColumns.begin(), Form::kTruthColumns.end()}, ", or an answer key (--answer-key)");
}

/// The kit that a row names; empty where it names none.
std::string kit_of(const SurveyTable& table, std::size_t row) {
  return table.has(kKitColumn) && !table.is_empty(row, kKitColumn) ? table.text(row, kKitColumn) : "";
}

/// 'the pair "pair-1"'.
template <class Form>
std::string shown_question(const SurveyTable& table, std::size_t row) {
  return std::string(Form::kQuestion) + " \"" + table.text(row, Form::kQuestion) + "\"";
}

template <class Form>
typename Form::Truth find_truth(const AnswerKey<Form>& key, const SurveyTable& table, std::size_t row) {
  const std::string kit = kit_of(table, row);
  if (!kit.empty() && !key.kit.empty() && kit != key.kit)
    table.fail(row, "it answers the kit " + kit + ", and the key is that of the kit " + key.kit);
  const auto found = key.questions.find(table.text(row, Form::kQuestion));
  if (found == key.questions.end()) table.fail(row, "the key has no " + shown_question<Form>(table, row));
  return found->second;
}

}  // namespace

std::string_view to_string(ExcerptChoice choice) { return kExcerptWords.at(static_cast<std::size_t>(choice)).word; }

bool holds_pairs(ByteView csv) {
  const Table table(as_text(csv));
  return (table.has("left") && table.has("right")) || (table.has("pair") && !table.has("excerpt"));
}

template <class Form>
AnswerKey<Form> read_answer_key(ByteView csv, std::string_view name) {
  const SurveyTable table(csv, name);
  const std::string question(Form::kQuestion);
  table.require(key_columns<Form>(), ", as in the key of a kit of " + question + "s");
  AnswerKey<Form> key;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!key.questions.try_emplace(table.text(row, question), read_truth(table, row, Form())).second)
      table.fail(row, "the " + shown_question<Form>(table, row) + " stands in the key twice");
    const std::string kit = kit_of(table, row);
    if (row > 0 && kit != key.kit)
      table.fail(row, "the key is of kit \"" + key.kit + "\" above, of \"" + kit + "\" here");
    key.kit = kit;
  }
  if (key.empty()) throw Error("cannot read the answer key " + std::string(name) + ": it holds no " + question);
  return key;
}

template <class Form>
std::vector<SurveyAnswer<Form>> read_answers(ByteView csv, std::string_view name, const AnswerKey<Form>& key) {
  const SurveyTable table(csv, name);
  require_columns<Form>(table, !key.empty());
  std::vector<SurveyAnswer<Form>> answers;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.is_empty(row, "answer")) continue;
    answers.push_back({.listener = table.text(row, "listener"),
                       .question = table.text(row, Form::kQuestion),
                       .truth = key.empty() ? read_truth(table, row, Form()) : find_truth(key, table, row),
                       .choice = static_cast<typename Form::Choice>(table.meaning(row, "answer", words_of(Form()))),
                       .played = table.seconds(row),
                       .place = table.place(row)});
  }
  return answers;
}

template <class Form>
void check_answers(const std::vector<SurveyAnswer<Form>>& answers) {
  std::map<std::pair<std::string, std::string>, std::string> answered;
  std::map<std::string, const SurveyAnswer<Form>*> first;
  for (const SurveyAnswer<Form>& answer : answers) {
    const auto [earlier, is_new] = answered.try_emplace({answer.listener, answer.question}, answer.place);
    if (!is_new)
      throw Error("cannot read the survey " + answer.place + ": " + answer.listener + " has answered " +
                  answer.question + " already, in " + earlier->second);
    const SurveyAnswer<Form>& known = *first.try_emplace(answer.question, &answer).first->second;
    if (Form::kHasOneTruth && known.truth != answer.truth)
      throw Error("cannot read the survey " + answer.place + ": " + answer.question +
                  " has another truth, model or era than in " + known.place);
  }
}

template <class Form>
std::vector<SurveyAnswer<Form>> read_survey(std::span<const SurveyFile> files, const std::optional<SurveyFile>& key) {
  AnswerKey<Form> answer_key;
  if (key) answer_key = read_answer_key<Form>(key->csv, key->name);
  std::vector<SurveyAnswer<Form>> answers;
  for (const SurveyFile& file : files)
    for (SurveyAnswer<Form>& answer : read_answers(file.csv, file.name, answer_key))
      answers.push_back(std::move(answer));
  check_answers(answers);
  return answers;
}

template AnswerKey<ExcerptForm> read_answer_key(ByteView, std::string_view);
template AnswerKey<PairForm> read_answer_key(ByteView, std::string_view);
template std::vector<ExcerptAnswer> read_answers(ByteView, std::string_view, const ExcerptKey&);
template std::vector<PairAnswer> read_answers(ByteView, std::string_view, const PairKey&);
template void check_answers(const std::vector<ExcerptAnswer>&);
template void check_answers(const std::vector<PairAnswer>&);
template std::vector<ExcerptAnswer> read_survey<ExcerptForm>(std::span<const SurveyFile>,
                                                             const std::optional<SurveyFile>&);
template std::vector<PairAnswer> read_survey<PairForm>(std::span<const SurveyFile>, const std::optional<SurveyFile>&);

}  // namespace clavier
