#include "studio/work/survey_results.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/number_format.h"
#include "listening_test/survey_json.h"
#include "listening_test/survey_reader.h"
#include "statistics/wilson.h"

namespace clavier {
namespace {

/// In a cell, quoted; text that a spreadsheet would take for a formula gets a blank before it.
std::string cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) text.insert(0, " ");
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return quoted + "\"";
}

/// A listener's number, and which of the pairs he or she hears with swapped sides.
struct KnownListener {
  std::string name;
  Json about;
  std::map<std::string, bool> swapped;
};

std::map<std::string, KnownListener> known_listeners(const std::vector<StoredListener>& listeners) {
  std::map<std::string, KnownListener> known;
  for (const StoredListener& listener : listeners) {
    KnownListener one{"listener-" + std::to_string(known.size() + 1), listener.about, {}};
    for (const Json& question : listener.questions)
      one.swapped[question.at("name").get<std::string>()] = question.value("swapped", false);
    known.emplace(listener.id, std::move(one));
  }
  return known;
}

/// Of the kit's sides.
std::string unswap(const std::string& answer, bool swapped) {
  if (!swapped || answer == "tie") return answer;
  return answer == "left" ? "right" : "left";
}

std::string about_cell(const Json& about, const char* name) {
  const Json value = about.value(name, Json());
  if (value.is_null()) return cell("");
  return cell(value.is_string() ? value.get<std::string>() : value.dump());
}

bool is_right(const Json& truth, const std::string& answer) { return truth.value("truth", "") == answer; }

Json question_json(const SurveyTruth& question, bool pairs, const std::map<std::string, int>& counts) {
  const auto count = [&](const char* word) { return counts.contains(word) ? counts.at(word) : 0; };
  Json answers;
  int good = 0, all = 0;
  const std::array<const char*, 3> words =
      pairs ? std::array{"left", "right", "tie"} : std::array{"human", "ai", "cannot tell"};
  for (const char* word : words) {
    answers[word] = count(word);
    const bool counts_as_good = pairs ? std::string_view(word) == "left" : is_right(question.truth, word);
    if (counts_as_good) good += count(word);
    if (!pairs || std::string_view(word) != "tie") all += count(word);
  }
  const ProportionInterval share = wilson_interval(good, all);
  return {{"name", question.name}, {"truth", question.truth}, {"answers", answers},
          {"share", share.share},  {"low", share.low},        {"high", share.high}};
}

Json report_json(const std::string& csv, bool pairs) {
  const std::vector<SurveyFile> files = {{"answers", Bytes(csv.begin(), csv.end())}};
  if (pairs) return to_json(make_pair_report(read_survey<PairForm>(files, std::nullopt)));
  return to_json(make_excerpt_report(read_survey<ExcerptForm>(files, std::nullopt)));
}

}  // namespace

std::optional<std::string> known_answer(const std::string& form, const std::string& word) {
  if (form == "pairs") {
    if (word == "left" || word == "right" || word == "tie") return word;
    return word == "no difference" ? std::optional<std::string>("tie") : std::nullopt;
  }
  if (word == "human" || word == "ai" || word == "cannot tell") return word;
  return word == "computer" ? std::optional<std::string>("ai") : std::nullopt;
}

std::string survey_csv(SurveyStore& store, const StoredSurvey& survey) {
  const bool pairs = survey.form == "pairs";
  std::map<std::string, Json> truths;
  for (const SurveyTruth& truth : store.truths(survey.id)) truths[truth.name] = truth.truth;
  const auto listeners = known_listeners(store.listeners(survey.id));
  std::string csv = pairs
                        ? "listener,pair,left,right,era,answer,seconds,kit,plays,thought,comment,training,headphones\n"
                        : "listener,excerpt,truth,model,era,answer,seconds,kit,plays,thought,comment,training,"
                          "headphones\n";
  for (const StoredAnswer& answer : store.answers(survey.id)) {
    const KnownListener& listener = listeners.at(answer.listener);
    const Json& truth = truths.at(answer.question);
    const bool swapped = listener.swapped.contains(answer.question) && listener.swapped.at(answer.question);
    std::string first = truth.value(pairs ? "left" : "truth", ""), second = truth.value(pairs ? "right" : "model", "");
    if (swapped) std::swap(first, second);
    csv += listener.name + "," + answer.question + "," + cell(first) + "," + cell(second) + "," +
           truth.value("era", "") + "," + answer.answer + "," + format_number(answer.heard, 3) + "," + survey.kit +
           "," + std::to_string(answer.plays) + "," + (answer.thought ? format_number(*answer.thought, 3) : "") + "," +
           cell(answer.comment) + "," + about_cell(listener.about, "training") + "," +
           about_cell(listener.about, "headphones") + "\n";
  }
  return csv;
}

Json survey_results(SurveyStore& store, const StoredSurvey& survey) {
  const bool pairs = survey.form == "pairs";
  const std::vector<StoredListener> listeners = store.listeners(survey.id);
  const auto known = known_listeners(listeners);
  std::map<std::string, std::map<std::string, int>> counts;
  std::map<std::string, int> given;
  const std::vector<StoredAnswer> answers = store.answers(survey.id);
  for (const StoredAnswer& answer : answers) {
    ++given[answer.listener];
    if (answer.heard < kMinListeningTime.value) continue;
    const auto& swapped = known.at(answer.listener).swapped;
    ++counts[answer.question][unswap(answer.answer, swapped.contains(answer.question) && swapped.at(answer.question))];
  }
  Json questions = Json::array(), people = Json::array();
  for (const SurveyTruth& question : store.truths(survey.id))
    questions.push_back(question_json(question, pairs, counts[question.name]));
  for (const StoredListener& listener : listeners)
    people.push_back({{"name", known.at(listener.id).name},
                      {"about", listener.about},
                      {"consented", listener.consented},
                      {"ended", listener.ended ? Json(*listener.ended) : Json(nullptr)},
                      {"code", listener.code ? Json(*listener.code) : Json(nullptr)},
                      {"answers", given[listener.id]}});
  Json report;
  if (!answers.empty()) report = report_json(survey_csv(store, survey), pairs);
  return {{"questions", questions}, {"listeners", people}, {"report", report}};
}

}  // namespace clavier
