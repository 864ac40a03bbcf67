#pragma once

#include <string>

#include "evaluation/report/evaluation_report.h"

namespace clavier {

/// One HTML page with all tables and charts, for the screen and for paper. Nothing is loaded from anywhere. `settings`
/// stands above them: an object with the "command" that makes the report, its options and so on.
std::string make_report_page(const Json& settings, const std::vector<ReportEra>& report);

/// The settings and the same metrics: {..., "eras": [{"era", "columns": [...]}]}.
Json make_report_json(Json settings, const std::vector<ReportEra>& report);

}  // namespace clavier
