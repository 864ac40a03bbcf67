#include "listening_test/pair_report.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.h"
#include "statistics/binomial.h"

namespace clavier {
namespace {

using PairAnswers = std::vector<const PairAnswer*>;

std::vector<std::string> models_in(const PairAnswers& answers) {
  std::set<std::string> names;
  for (const PairAnswer* answer : answers) names.insert({answer->truth.left, answer->truth.right});
  if (names.size() > kMaxModels)
    throw Error("cannot compare " + std::to_string(names.size()) + " models: at most " + std::to_string(kMaxModels) +
                " in one survey");
  return {names.begin(), names.end()};
}

void count(const PairAnswer& answer, ModelPair& pair) {
  const bool first_is_left = answer.truth.left < answer.truth.right;
  if (answer.choice == PairChoice::tie) {
    ++pair.ties;
  } else {
    ++((answer.choice == PairChoice::left) == first_is_left ? pair.first_wins : pair.second_wins);
  }
}

std::vector<ModelPair> pairs_of(const PairAnswers& answers) {
  std::map<std::pair<std::string, std::string>, ModelPair> by_models;
  for (const PairAnswer* answer : answers) {
    const auto [first, second] = std::minmax(answer->truth.left, answer->truth.right);
    ModelPair& pair = by_models[{first, second}];
    pair.first = first;
    pair.second = second;
    count(*answer, pair);
  }
  std::vector<ModelPair> pairs;
  for (auto& [models, pair] : by_models) {
    const int decided = pair.first_wins + pair.second_wins;
    pair.preferred = wilson_interval(pair.first_wins, decided);
    pair.p = binomial_test(pair.first_wins, decided);
    pairs.push_back(std::move(pair));
  }
  adjust_p_values(pairs);
  return pairs;
}

BradleyTerry strengths_of(const std::vector<std::string>& models, const std::vector<ModelPair>& pairs) {
  if (models.empty()) return {};
  const auto place = [&](const std::string& model) {
    return static_cast<std::size_t>(std::lower_bound(models.begin(), models.end(), model) - models.begin());
  };
  std::vector<PairCounts> counts;
  for (const ModelPair& pair : pairs)
    counts.push_back({.first = place(pair.first),
                      .second = place(pair.second),
                      .first_wins = pair.first_wins,
                      .second_wins = pair.second_wins,
                      .ties = pair.ties});
  return bradley_terry(models.size(), counts);
}

}  // namespace

PairReport make_pair_report(std::span<const PairAnswer> answers, Seconds min_listening_time) {
  const CountedAnswers<PairAnswer> counted = select_answers(answers, min_listening_time);
  PairReport report{.scope = counted.scope};
  for (const PairAnswer* answer : counted.answers)
    ++(answer->choice == PairChoice::tie    ? report.ties
       : answer->choice == PairChoice::left ? report.left
                                            : report.right);
  report.side_p = binomial_test(report.left, report.left + report.right);
  report.pairs = pairs_of(counted.answers);
  report.models = models_in(counted.answers);
  report.strengths = strengths_of(report.models, report.pairs);
  return report;
}

}  // namespace clavier
