#include "listening_test/survey_report.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <tuple>

#include "statistics/binomial.h"
#include "statistics/holm.h"

namespace clavier {
namespace {

using Answers = std::vector<const SurveyAnswer*>;

void count(Verdict verdict, VerdictCounts& counts) {
  if (verdict == Verdict::human) ++counts.human;
  if (verdict == Verdict::ai) ++counts.ai;
  if (verdict == Verdict::cannot_tell) ++counts.cannot_tell;
}

std::set<std::string> listeners_of(const Answers& answers, const std::optional<std::string>& model) {
  std::set<std::string> listeners;
  for (const SurveyAnswer* answer : answers)
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

SurveyGroup group_of(const Answers& answers, const std::optional<std::string>& model, std::optional<Era> era) {
  SurveyGroup group{.model = model, .era = era};
  const std::set<std::string> heard_it = listeners_of(answers, model);
  std::set<std::string> listeners;
  for (const SurveyAnswer* answer : answers) {
    const ExcerptTruth& truth = answer->truth;
    if (era && truth.era != *era) continue;
    if (truth.generated ? model && truth.model != *model : !heard_it.contains(answer->listener)) continue;
    count(answer->verdict, truth.generated ? group.generated : group.real);
    listeners.insert(answer->listener);
  }
  group.listeners = static_cast<int>(listeners.size());
  add_statistics(group);
  return group;
}

/// Each model; then all, unless there is only one.
std::vector<std::optional<std::string>> models_of(const Answers& answers) {
  std::set<std::string> names;
  for (const SurveyAnswer* answer : answers)
    if (answer->truth.generated) names.insert(answer->truth.model);
  std::vector<std::optional<std::string>> models(names.begin(), names.end());
  if (models.size() != 1) models.emplace_back();
  return models;
}

std::vector<SurveyGroup> groups_of(const Answers& answers) {
  std::vector<SurveyGroup> groups;
  for (const std::optional<std::string>& model : models_of(answers)) {
    const std::size_t before = groups.size();
    for (const Era era : kEras)
      if (SurveyGroup group = group_of(answers, model, era); group.answers() > 0) groups.push_back(std::move(group));
    if (groups.size() != before + 1) groups.push_back(group_of(answers, model, std::nullopt));
  }
  std::vector<double> p_values;
  for (const SurveyGroup& group : groups) p_values.push_back(group.p);
  const std::vector<double> adjusted = adjust_holm(p_values);
  for (std::size_t index = 0; index < groups.size(); ++index) groups[index].adjusted_p = adjusted[index];
  return groups;
}

std::vector<ExcerptResult> excerpts_of(const Answers& answers) {
  std::map<std::string, ExcerptResult> by_name;
  for (const SurveyAnswer* answer : answers) {
    ExcerptResult& result = by_name[answer->excerpt];
    result.excerpt = answer->excerpt;
    result.truth = answer->truth;
    count(answer->verdict, result.verdicts);
  }
  std::vector<ExcerptResult> excerpts;
  for (auto& [name, result] : by_name) {
    const int right = result.truth.generated ? result.verdicts.ai : result.verdicts.human;
    result.right = static_cast<double>(right) / result.verdicts.all();
    excerpts.push_back(std::move(result));
  }
  const auto order = [](const ExcerptResult& excerpt) {
    return std::tie(excerpt.truth.era, excerpt.truth.generated, excerpt.truth.model, excerpt.excerpt);
  };
  std::sort(excerpts.begin(), excerpts.end(), [&](auto& a, auto& b) { return order(a) < order(b); });
  return excerpts;
}

RecognisedExcerpts recognised(const std::vector<ExcerptResult>& excerpts, bool generated) {
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

SurveyReport make_survey_report(std::span<const SurveyAnswer> answers, Seconds min_listening_time) {
  Answers kept;
  for (const SurveyAnswer& answer : answers)
    if (!answer.played || *answer.played >= min_listening_time) kept.push_back(&answer);
  SurveyReport report{.min_listening_time = min_listening_time,
                      .too_early = static_cast<int>(answers.size() - kept.size()),
                      .listeners = static_cast<int>(listeners_of(kept, std::nullopt).size()),
                      .groups = groups_of(kept),
                      .excerpts = excerpts_of(kept)};
  report.real = recognised(report.excerpts, false);
  report.generated = recognised(report.excerpts, true);
  return report;
}

SurveyGroup overall_group(const SurveyReport& report) {
  return report.groups.empty() ? SurveyGroup{} : report.groups.back();
}

}  // namespace clavier
