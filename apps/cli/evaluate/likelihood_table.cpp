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

}  // namespace clavier
