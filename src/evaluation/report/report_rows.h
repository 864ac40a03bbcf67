#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/options.h"

namespace clavier {

/// One row of a table of the report: a metric of every column.
struct ReportRow {
  std::string label;
  std::string doc;                               ///< what it says, and what good is
  std::function<std::string(const Json&)> cell;  ///< of a column's metrics; empty where the column has none
};

struct ReportTable {
  std::string title;
  std::string doc;
  std::vector<ReportRow> rows;
};

/// Style, likelihood, metrics, features, originality and degeneracy.
std::vector<ReportTable> make_main_tables();

/// The metrics of the article, and where its protocol misleads.
ReportTable make_article_table();

/// "3.07 (3.01-3.12)" of [3.07, 3.01, 3.12], each times `scale`; empty of null.
std::string format_interval(const Json& interval, double scale = 1, int decimals = 2);

}  // namespace clavier
