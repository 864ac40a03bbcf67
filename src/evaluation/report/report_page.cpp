#include "evaluation/report/report_page.h"

#include "evaluation/report/report_rows.h"
#include "plots/page_template.h"
#include "plots/stacked_bars.h"
#include "plots/svg.h"

namespace clavier {
namespace embedded {

// The files of page/.
extern const std::string_view report_html;
extern const std::string_view report_css;

}  // namespace embedded

namespace {

std::string tagged(const std::string& tag, const std::string& text) {
  return "<" + tag + ">" + escape_xml(text) + "</" + tag.substr(0, tag.find(' ')) + ">";
}

std::string capital(std::string_view word) {
  std::string text(word);
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string heading_row(const ReportEra& era) {
  std::string row = "<tr><th></th>";
  for (const ReportColumn& column : era.columns) row += tagged("th", column.metrics["name"].get<std::string>());
  return row + "</tr>\n";
}

std::string table_row(const ReportRow& row, const ReportEra& era) {
  std::string text = "<tr><td>" + escape_xml(row.label) + (row.doc.empty() ? "" : tagged("small", row.doc)) + "</td>";
  bool any = false;
  for (const ReportColumn& column : era.columns) {
    const std::string cell = row.cell(column.metrics);
    any = any || !cell.empty();
    text += tagged(column.metrics["kind"] == "human" ? "td class=\"human\"" : "td", cell);
  }
  return any ? text + "</tr>\n" : "";
}

std::string table(const ReportTable& wanted, const ReportEra& era) {
  std::string rows;
  for (const ReportRow& row : wanted.rows) rows += table_row(row, era);
  if (rows.empty()) return "";
  return tagged("h3", wanted.title) + tagged("p class=\"doc\"", wanted.doc) + "<div class=\"wide\"><table>\n" +
         heading_row(era) + rows + "</table></div>\n";
}

/// As which eras the pieces of each column are predicted.
std::string predicted_era_bars(const ReportEra& era) {
  StackedBars plot{.title = "Predicted era", .subtitle = "share of the pieces (%)", .series = {}, .bars = {}};
  for (const Era predicted : kEras) plot.series.emplace_back(to_string(predicted));
  for (const ReportColumn& column : era.columns) {
    if (!column.metrics.contains("style")) continue;
    StackedBar bar{.label = column.metrics["name"], .values = {}};
    for (const Era predicted : kEras) {
      const Json& share = column.metrics["style"]["predicted"][std::string(to_string(predicted))];
      bar.values.push_back(share.is_array() ? 100 * share[0].get<double>() : 0);
    }
    plot.bars.push_back(std::move(bar));
  }
  return "<figure>" + draw(plot).str() + "</figure>\n";
}

std::string figure_element(const std::string& chart, const std::string& caption) {
  if (chart.empty()) return "";
  return "<figure>" + chart + tagged("figcaption", caption) + "</figure>\n";
}

std::string chart_section(const ReportEra& era) {
  std::string text = tagged("h3", "Pitch histograms");
  for (const ReportColumn& column : era.columns)
    text += figure_element(column.histogram, column.metrics["name"].get<std::string>());
  text += tagged("h3", "Nearest training music") +
          tagged("p class=\"doc\"",
                 "The first pieces of each column, beside the training music nearest by rmse and by overlap.");
  for (const ReportColumn& column : era.columns)
    if (column.metrics["kind"] != "control")
      text += figure_element(column.nearest, column.metrics["name"].get<std::string>());
  return text;
}

std::string column_list(const ReportEra& era) {
  std::string text;
  for (const ReportColumn& column : era.columns) {
    const Json& metrics = column.metrics;
    text += "<li>" + tagged("b", metrics["name"].get<std::string>()) + ": " + metrics["pieces"].dump() + " pieces";
    if (metrics.contains("groups") && metrics["groups"] != metrics["pieces"])
      text += " of " + metrics["groups"].dump() + " works";
    const std::string command = metrics["command"];
    text += (command.empty() ? "" : ", " + tagged("code", command)) + "</li>\n";
  }
  return "<ul>\n" + text + "</ul>\n";
}

std::string section(const ReportEra& era) {
  std::string text = tagged("h2", capital(to_string(era.era))) + column_list(era) + predicted_era_bars(era);
  for (const ReportTable& wanted : make_main_tables()) text += table(wanted, era);
  return text + table(make_article_table(), era) + chart_section(era);
}

}  // namespace

std::string make_report_page(const Json& settings, const std::vector<ReportEra>& report) {
  std::string sections;
  for (const ReportEra& era : report) sections += section(era);
  return fill_page(embedded::report_html, {{"style", PageValue::verbatim(embedded::report_css)},
                                           {"command", PageValue::text(settings["command"].get<std::string>())},
                                           {"settings", PageValue::text(settings.dump(1))},
                                           {"sections", PageValue::verbatim(sections)}});
}

Json make_report_json(Json settings, const std::vector<ReportEra>& report) {
  Json eras = Json::array();
  for (const ReportEra& era : report) {
    Json columns = Json::array();
    for (const ReportColumn& column : era.columns) columns.push_back(column.metrics);
    eras.push_back({{"era", to_string(era.era)}, {"columns", columns}});
  }
  settings["eras"] = std::move(eras);
  return settings;
}

}  // namespace clavier
