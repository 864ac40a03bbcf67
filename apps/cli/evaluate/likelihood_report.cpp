#include "cli/evaluate/likelihood_report.h"

#include <cstdio>

namespace clavier {
namespace {

std::string format_interval(const ConfidenceInterval& interval) {
  char text[64];
  std::snprintf(text, sizeof text, "%6.3f (%.3f-%.3f)", interval.mean, interval.low, interval.high);
  return text;
}

std::string row(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) {
    text += cell;
    if (&cell != &cells.back()) text += std::string(cell.size() < 24 ? 24 - cell.size() : 1, ' ');
  }
  return text;
}

}  // namespace

std::vector<std::string> likelihood_table(const std::vector<ModelLikelihood>& models) {
  std::vector<std::string> rows = {row({"nats a note", "pitch", "rhythm", "velocity", "together", "coverage"})};
  for (const ModelLikelihood& model : models) {
    char coverage[16];
    std::snprintf(coverage, sizeof coverage, "%.1f %%", 100 * model.coverage);
    const LikelihoodReport& report = model.report;
    rows.push_back(row({model.name, format_interval(report.pitch), format_interval(report.rhythm),
                        format_interval(report.velocity), format_interval(report.total), coverage}));
  }
  return rows;
}

}  // namespace clavier
