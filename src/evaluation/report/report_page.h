#pragma once

#include <string>

#include "evaluation/report/evaluation_report.h"

namespace clavier {

/// What stands above the report.
struct ReportHead {
  std::string command;  ///< that made it
  Json about;           ///< version, corpus, options, style model's own accuracy
};

/// One HTML page with all tables and drawings inside it, for the screen and for paper. Nothing is loaded from anywhere.
std::string make_report_page(const ReportHead& head, const std::vector<ReportEra>& report);

/// The same figures: {"command", "about", "eras": [{"era", "columns": [...]}]}.
Json make_report_json(const ReportHead& head, const std::vector<ReportEra>& report);

}  // namespace clavier
