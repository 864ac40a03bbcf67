#include "cli/survey/survey_text.h"

#include <algorithm>
#include <cstdio>

#include "listening_test/required_sample_sizes.h"
#include "shared/report_text.h"
#include "statistics/sample_size.h"

namespace clavier {
namespace {

constexpr std::size_t kFirstColumn = 30;
constexpr std::size_t kColumn = 26;

/// The cells in columns of fixed width.
std::string survey_row(const std::vector<std::string>& cells) {
  std::string text;
  std::size_t width = 0;
  for (const std::string& cell : cells) {
    if (!text.empty()) text.resize(std::max(width, text.size() + 1), ' ');
    text += cell;
    width += width == 0 ? kFirstColumn : kColumn;
  }
  return text;
}

std::string format_share(const ProportionInterval& interval, int trials) {
  if (trials == 0) return "-";
  char text[64];
  std::snprintf(text, sizeof text, "%.1f %% (%.0f-%.0f)", 100 * interval.share, 100 * interval.low,
                100 * interval.high);
  return text;
}

std::string format_p_value(double p, double adjusted) {
  char text[64];
  std::snprintf(text, sizeof text, "%.3f (%.3f)", p, adjusted);
  return text;
}

std::string group_name(const SurveyGroup& group) {
  const std::string era(group.era ? to_string(*group.era) : "all eras");
  return group.model.value_or("all models") + ", " + era;
}

std::string group_row(const SurveyGroup& group) {
  const std::string right = std::to_string(group.right()) + " of " + std::to_string(group.decided()) + ", ";
  return survey_row({group_name(group), right + format_share(group.accuracy, group.decided()),
                     format_p_value(group.p, group.adjusted_p), format_share(group.not_recognised, group.answers()),
                     format_share(group.undecided, group.answers())});
}

std::string format_recognised(const RecognisedExcerpts& counts) {
  return std::to_string(counts.recognised) + " of " + std::to_string(counts.all);
}

/// The end of both reports.
void add_totals(const ReportScope& scope, int decided, std::vector<std::string>& rows) {
  if (scope.too_early > 0)
    rows.push_back("excluded: " + std::to_string(scope.too_early) + " answers given before " +
                   std::to_string(static_cast<int>(scope.min_listening_time.value)) + " s were heard");
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

void add_strengths(const PairReport& report, std::vector<std::string>& rows) {
  const BradleyTerry& fit = report.strengths;
  if (fit.estimability != Estimability::estimated) return rows.push_back(strengths_problem(fit.estimability));
  rows.push_back(survey_row({"Bradley-Terry strength", "relative to the mean", "standard error"}));
  for (std::size_t model = 0; model < fit.strengths.size(); ++model) {
    char strength[32], error[32];
    std::snprintf(strength, sizeof strength, "%+.2f", fit.strengths[model]);
    std::snprintf(error, sizeof error, "%.2f", fit.standard_errors[model]);
    rows.push_back(survey_row({report.models[model], strength, error}));
  }
}

}  // namespace

std::vector<std::string> survey_rows(const ExcerptReport& report) {
  std::vector<std::string> rows = {
      survey_row({"model, era", "right when decided", "p (after Holm)", "wrong or cannot tell", "cannot tell"})};
  for (const SurveyGroup& group : report.groups) rows.push_back(group_row(group));
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
  std::vector<std::string> rows = {
      survey_row({"first : second", "first when decided", "p (after Holm)", "wins, ties, losses"})};
  for (const ModelPair& pair : report.pairs) {
    const int decided = pair.first_wins + pair.second_wins;
    rows.push_back(survey_row({pair.first + " : " + pair.second, format_share(pair.preferred, decided),
                               format_p_value(pair.p, pair.adjusted_p),
                               std::to_string(pair.first_wins) + ", " + std::to_string(pair.ties) + ", " +
                                   std::to_string(pair.second_wins)}));
  }
  add_strengths(report, rows);
  char side[96];
  std::snprintf(side, sizeof side, "left was preferred %d times, right %d times: p %.3f", report.left, report.right,
                report.side_p);
  rows.push_back(side);
  add_totals(report.scope, report.left + report.right, rows);
  return rows;
}

}  // namespace clavier
