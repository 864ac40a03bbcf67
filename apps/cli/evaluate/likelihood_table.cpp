#include "cli/evaluate/likelihood_table.h"

#include "base/number_format.h"
#include "base/text_table.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

std::string interval_cell(const ConfidenceInterval& interval) {
  return format_fixed(interval.mean, 3) + " (" + format_fixed(interval.low, 3) + "-" + format_fixed(interval.high, 3) +
         ")";
}

}  // namespace

std::vector<std::string> likelihood_table(const std::vector<ModelLikelihood>& models) {
  TextTable table({"nats a note", "pitch", "rhythm", "velocity", "total", "coverage"});
  for (const ModelLikelihood& model : models) {
    const LikelihoodReport& report = model.report;
    table.add({model.name, interval_cell(report.pitch), interval_cell(report.rhythm), interval_cell(report.velocity),
               interval_cell(report.total), format_percent(model.coverage)});
  }
  return table.lines();
}

std::vector<std::string> likelihood_table(const std::vector<ScoreLikelihood>& models) {
  TextTable table({"nats a note", "time", "part", "pitch", "duration", "plan", "sum", "first 32 notes", "all fields"});
  for (const ScoreLikelihood& model : models) {
    const auto field = [&](StepField which) {
      return format_fixed(model.fields[static_cast<std::size_t>(which)].mean, 3);
    };
    table.add({model.name, field(StepField::shift), field(StepField::part), field(StepField::pitch),
               field(StepField::duration), format_fixed(model.plan.mean, 3), interval_cell(model.music),
               interval_cell(model.opening), interval_cell(model.total)});
  }
  return table.lines();
}

std::vector<std::string> likelihood_table(const std::vector<PassageLikelihood>& models) {
  TextTable table({"nats a note", "passages", "notes", "after the past alone", "between both sides"});
  for (const PassageLikelihood& model : models)
    table.add({model.name, std::to_string(model.passages), std::to_string(model.notes), interval_cell(model.past),
               interval_cell(model.both)});
  return table.lines();
}

}  // namespace clavier
