#include "cli/survey/survey_text.h"

#include <cmath>
#include <utility>

#include "base/number_format.h"
#include "base/text_table.h"
#include "listening_test/required_sample_sizes.h"
#include "shared/report_text.h"
#include "statistics/sample_size.h"

namespace clavier {
namespace {

std::string format_share(const ProportionInterval& interval, int trials) {
  if (trials == 0) return "-";
  return format_fixed(100 * interval.share, 1) + " % (" + format_fixed(100 * interval.low, 0) + "-" +
         format_fixed(100 * interval.high, 0) + ")";
}

std::string format_p_value(double p, double adjusted) {
  return format_fixed(p, 3) + " (" + format_fixed(adjusted, 3) + ")";
}

std::string format_signed(double value) { return (std::signbit(value) ? "" : "+") + format_fixed(value, 2); }

std::string group_name(const SurveyGroup& group) {
  const std::string era(group.era ? to_string(*group.era) : "all eras");
  return group.model.value_or("all models") + ", " + era;
}

std::vector<std::string> group_cells(const SurveyGroup& group) {
  const std::string right = std::to_string(group.right()) + " of " + std::to_string(group.decided()) + ", ";
  return {group_name(group), right + format_share(group.accuracy, group.decided()),
          format_p_value(group.p, group.adjusted_p), format_share(group.not_recognised, group.answers()),
          format_share(group.undecided, group.answers())};
}

std::vector<std::string> group_rows(const ExcerptReport& report) {
  TextTable table({"model, era", "right when decided", "p (after Holm)", "wrong or cannot tell", "cannot tell"});
  for (const SurveyGroup& group : report.groups) table.add(group_cells(group));
  return table.lines();
}

std::vector<std::string> pair_cells(const ModelPair& pair) {
  return {pair.first + " : " + pair.second, format_share(pair.preferred, pair.first_wins + pair.second_wins),
          format_p_value(pair.p, pair.adjusted_p),
          std::to_string(pair.first_wins) + ", " + std::to_string(pair.ties) + ", " + std::to_string(pair.second_wins)};
}

std::vector<std::string> pair_rows(const PairReport& report) {
  TextTable table({"first : second", "first when decided", "p (after Holm)", "wins, ties, losses"});
  for (const ModelPair& pair : report.pairs) table.add(pair_cells(pair));
  return table.lines();
}

std::string format_recognised(const RecognisedExcerpts& counts) {
  return std::to_string(counts.recognised) + " of " + std::to_string(counts.all);
}

/// The end of both reports.
void add_totals(const ReportScope& scope, int decided, std::vector<std::string>& rows) {
  if (scope.too_early > 0)
    rows.push_back("excluded: " + std::to_string(scope.too_early) + " answers given before " +
                   format_number(scope.min_listening_time.value) + " s were heard");
  std::string needed = "judgements needed (80 % power, level 5 %):";
  for (const RequiredSampleSize& size : compute_required_sample_sizes())
    needed += " " + std::to_string(size.judgements) + " to show " + format_percent(size.accuracy) + " (exact " +
              std::to_string(size.exact) + ")" + (size.accuracy < 0.8 ? "," : "");
  rows.push_back(needed);
  rows.push_back("judgements here: " + std::to_string(decided) + ", enough to show " +
                 format_percent(detectable_share(decided)) + " and more; a smaller effect may exist unseen");
}

std::string strengths_problem(Estimability estimability) {
  if (estimability == Estimability::disconnected)
    return "no strengths: some models were compared with none of the others, not even through a third";
  return "no strengths: some models were never preferred to the others (or all answers are ties), so that the distance "
         "between them is unknown";
}

std::vector<std::string> strength_rows(const PairReport& report) {
  const BradleyTerry& fit = report.strengths;
  if (fit.estimability != Estimability::estimated) return {strengths_problem(fit.estimability)};
  TextTable table({"Bradley-Terry strength", "relative to the mean", "standard error"});
  for (std::size_t model = 0; model < fit.strengths.size(); ++model)
    table.add({report.models[model], format_signed(fit.strengths[model]), format_fixed(fit.standard_errors[model], 2)});
  return table.lines();
}

}  // namespace

std::vector<std::string> survey_rows(const ExcerptReport& report) {
  std::vector<std::string> rows = group_rows(report);
  for (const SurveyGroup& group : report.groups)
    if (!group.is_balanced())
      rows.push_back(group_name(group) + ": not balanced, " + std::to_string(group.real.all()) +
                     " answers on real and " + std::to_string(group.generated.all()) +
                     " on generated excerpts: guessing need not give 50 %");
  rows.push_back("recognised by more than half of their listeners: " + format_recognised(report.real) +
                 " real excerpts, " + format_recognised(report.generated) + " generated ones");
  add_totals(report.scope, overall_group(report).decided(), rows);
  return rows;
}

std::vector<std::string> survey_rows(const PairReport& report) {
  std::vector<std::string> rows = pair_rows(report);
  for (std::string& row : strength_rows(report)) rows.push_back(std::move(row));
  rows.push_back("left was preferred " + std::to_string(report.left) + " times, right " + std::to_string(report.right) +
                 " times: p " + format_fixed(report.side_p, 3));
  add_totals(report.scope, report.left + report.right, rows);
  return rows;
}

}  // namespace clavier
