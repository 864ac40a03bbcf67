#include "listening_test/survey_json.h"

#include "listening_test/required_sample_sizes.h"
#include "statistics/sample_size.h"

namespace clavier {
namespace {

Json share_json(const ProportionInterval& interval) { return {interval.share, interval.low, interval.high}; }

Json counts_json(const ExcerptChoiceCounts& counts) {
  return {{"human", counts.human}, {"ai", counts.ai}, {"cannot_tell", counts.cannot_tell}};
}

Json group_json(const SurveyGroup& group) {
  return {{"model", group.model ? Json(*group.model) : Json(nullptr)},
          {"era", group.era ? Json(to_string(*group.era)) : Json(nullptr)},
          {"listeners", group.listeners},
          {"real", counts_json(group.real)},
          {"generated", counts_json(group.generated)},
          {"right", group.right()},
          {"decided", group.decided()},
          {"balanced", group.is_balanced()},
          {"accuracy", share_json(group.accuracy)},
          {"p", group.p},
          {"adjusted_p", group.adjusted_p},
          {"real_recognised", share_json(group.real_recognised)},
          {"generated_recognised", share_json(group.generated_recognised)},
          {"wrong_or_cannot_tell", share_json(group.not_recognised)},
          {"cannot_tell", share_json(group.undecided)}};
}

Json excerpt_json(const ExcerptResult& excerpt) {
  return {{"excerpt", excerpt.excerpt},
          {"truth", to_string(right_choice(excerpt.truth))},
          {"model", excerpt.truth.model},
          {"era", to_string(excerpt.truth.era)},
          {"answers", counts_json(excerpt.choices)},
          {"right", excerpt.right},
          {"recognised", excerpt.is_recognised()}};
}

Json power_analysis_json(int decided) {
  Json sizes = Json::array();
  for (const RequiredSampleSize& size : compute_required_sample_sizes())
    sizes.push_back({{"accuracy", size.accuracy}, {"judgements", size.judgements}, {"exact", size.exact}});
  return {{"level", 0.05},
          {"power", 0.8},
          {"required_sample_size", sizes},
          {"judgements", decided},
          {"detectable_accuracy", detectable_share(decided)}};
}

Json pair_json(const ModelPair& pair) {
  return {{"first", pair.first},
          {"second", pair.second},
          {"first_preferred", pair.first_wins},
          {"second_preferred", pair.second_wins},
          {"ties", pair.ties},
          {"preferred", share_json(pair.preferred)},
          {"p", pair.p},
          {"adjusted_p", pair.adjusted_p}};
}

std::string_view estimability_word(Estimability estimability) {
  if (estimability == Estimability::disconnected) return "disconnected";
  return estimability == Estimability::unbounded ? "unbounded" : "estimated";
}

Json strengths_json(const PairReport& report) {
  Json models = Json::array();
  for (std::size_t model = 0; model < report.strengths.strengths.size(); ++model)
    models.push_back({{"model", report.models[model]},
                      {"strength", report.strengths.strengths[model]},
                      {"standard_error", report.strengths.standard_errors[model]}});
  return {
      {"outcome", estimability_word(report.strengths.estimability)}, {"tie", report.strengths.tie}, {"models", models}};
}

/// What reports of both forms begin with.
Json scope_json(std::string_view form, const ReportScope& scope) {
  return {{"form", form},
          {"min_seconds", scope.min_listening_time.value},
          {"excluded_too_early", scope.too_early},
          {"listeners", scope.listeners}};
}

template <class T, class Writer>
Json list_json(const std::vector<T>& values, Writer writer) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(writer(value));
  return list;
}

}  // namespace

Json to_json(const ExcerptReport& report) {
  Json json = scope_json("excerpts", report.scope);
  json["groups"] = list_json(report.groups, group_json);
  json["excerpts"] = list_json(report.excerpts, excerpt_json);
  json["recognised_by_majority"] = {{"real", report.real.recognised},
                                    {"of_real", report.real.all},
                                    {"generated", report.generated.recognised},
                                    {"of_generated", report.generated.all}};
  json["power_analysis"] = power_analysis_json(overall_group(report).decided());
  return json;
}

Json to_json(const PairReport& report) {
  Json json = scope_json("pairs", report.scope);
  json["left"] = report.left;
  json["right"] = report.right;
  json["ties"] = report.ties;
  json["side_p"] = report.side_p;
  json["pairs"] = list_json(report.pairs, pair_json);
  json["strengths"] = strengths_json(report);
  json["power_analysis"] = power_analysis_json(report.left + report.right);
  return json;
}

}  // namespace clavier
