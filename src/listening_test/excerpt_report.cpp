#include "listening_test/excerpt_report.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <tuple>

#include "statistics/binomial.h"

namespace clavier {
namespace {

using ExcerptAnswers = std::vector<const ExcerptAnswer*>;

void count(ExcerptChoice choice, ExcerptChoiceCounts& counts) {
  if (choice == ExcerptChoice::human) ++counts.human;
  if (choice == ExcerptChoice::ai) ++counts.ai;
  if (choice == ExcerptChoice::cannot_tell) ++counts.cannot_tell;
}

std::set<std::string> listeners_of(const ExcerptAnswers& answers, const std::optional<std::string>& model) {
  std::set<std::string> listeners;
  for (const ExcerptAnswer* answer : answers)
    if (!model || (answer->truth.generated && answer->truth.model == *model)) listeners.insert(answer->listener);
  return listeners;
}

void add_statistics(SurveyGroup& group) {
  const int right = group.right(), decided = group.decided(), all = group.answers();
  group.accuracy = wilson_interval(right, decided);
  group.p = binomial_test(right, decided);
  group.real_recognised = wilson_interval(group.real.human, group.real.all());
  group.generated_recognised = wilson_interval(group.generated.ai, group.generated.all());
  group.not_recognised = wilson_interval(all - right, all);
  group.undecided = wilson_interval(all - decided, all);
}

SurveyGroup group_of(const ExcerptAnswers& answers, const std::optional<std::string>& model, std::optional<Era> era) {
  SurveyGroup group{.model = model, .era = era};
  const std::set<std::string> heard_it = listeners_of(answers, model);
  std::set<std::string> listeners;
  for (const ExcerptAnswer* answer : answers) {
    const ExcerptTruth& truth = answer->truth;
    if (era && truth.era != *era) continue;
    if (truth.generated ? model && truth.model != *model : !heard_it.contains(answer->listener)) continue;
    count(answer->choice, truth.generated ? group.generated : group.real);
    listeners.insert(answer->listener);
  }
  group.listeners = static_cast<int>(listeners.size());
  add_statistics(group);
  return group;
}

/// Each model; then all, unless there is only one.
std::vector<std::optional<std::string>> models_of(const ExcerptAnswers& answers) {
  std::set<std::string> names;
  for (const ExcerptAnswer* answer : answers)
    if (answer->truth.generated) names.insert(answer->truth.model);
  std::vector<std::optional<std::string>> models(names.begin(), names.end());
  if (models.size() != 1) models.emplace_back();
  return models;
}

std::vector<SurveyGroup> groups_of(const ExcerptAnswers& answers) {
  std::vector<SurveyGroup> groups;
  for (const std::optional<std::string>& model : models_of(answers)) {
    const std::size_t before = groups.size();
    for (const Era era : kEras)
      if (SurveyGroup group = group_of(answers, model, era); group.answers() > 0) groups.push_back(std::move(group));
    if (groups.size() != before + 1) groups.push_back(group_of(answers, model, std::nullopt));
  }
  adjust_p_values(groups);
  return groups;
}

std::vector<ExcerptResult> excerpts_of(const ExcerptAnswers& answers) {
  std::map<std::string, ExcerptResult> by_name;
  for (const ExcerptAnswer* answer : answers) {
    ExcerptResult& result = by_name[answer->question];
    result.excerpt = answer->question;
    result.truth = answer->truth;
    count(answer->choice, result.choices);
  }
  std::vector<ExcerptResult> excerpts;
  for (auto& [name, result] : by_name) {
    const int right = result.truth.generated ? result.choices.ai : result.choices.human;
    result.right = static_cast<double>(right) / result.choices.all();
    excerpts.push_back(std::move(result));
  }
  const auto order = [](const ExcerptResult& excerpt) {
    return std::tie(excerpt.truth.era, excerpt.truth.generated, excerpt.truth.model, excerpt.excerpt);
  };
  std::sort(excerpts.begin(), excerpts.end(), [&](auto& a, auto& b) { return order(a) < order(b); });
  return excerpts;
}

RecognisedExcerpts count_recognised(const std::vector<ExcerptResult>& excerpts, bool generated) {
  RecognisedExcerpts counts;
  for (const ExcerptResult& excerpt : excerpts) {
    if (excerpt.truth.generated != generated) continue;
    ++counts.all;
    if (excerpt.is_recognised()) ++counts.recognised;
  }
  return counts;
}

}  // namespace

bool SurveyGroup::is_balanced() const { return std::abs(real.all() - generated.all()) * 10 <= answers(); }

ExcerptReport make_excerpt_report(std::span<const ExcerptAnswer> answers, Seconds min_listening_time) {
  const CountedAnswers<ExcerptAnswer> counted = select_answers(answers, min_listening_time);
  ExcerptReport report{
      .scope = counted.scope, .groups = groups_of(counted.answers), .excerpts = excerpts_of(counted.answers)};
  report.real = count_recognised(report.excerpts, false);
  report.generated = count_recognised(report.excerpts, true);
  return report;
}

SurveyGroup overall_group(const ExcerptReport& report) {
  return report.groups.empty() ? SurveyGroup{} : report.groups.back();
}

}  // namespace clavier
