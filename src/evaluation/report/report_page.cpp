#include "evaluation/report/report_page.h"

#include "evaluation/report/report_rows.h"
#include "plots/stacked_bars.h"
#include "plots/svg.h"

namespace clavier {
namespace {

constexpr const char* kStyleSheet =
    "body{font:15px/1.45 system-ui,sans-serif;color:#24292f;max-width:1200px;margin:2em auto;padding:0 1em}"
    "h1,h2,h3{line-height:1.2}h2{border-bottom:2px solid #e4e7eb;padding-bottom:.2em;margin-top:2.2em}"
    "p.doc{max-width:75ch;color:#57606a}code{background:#f3f4f6;padding:.1em .3em;overflow-wrap:anywhere}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}"
    "th,td{padding:.25em .6em;text-align:right;border-bottom:1px solid #e4e7eb;white-space:nowrap}"
    "th:first-child,td:first-child{text-align:left;position:sticky;left:0;background:#fff}"
    "td:first-child small{display:block;color:#6e7781}td.human{background:#f0f7ff}"
    "figure{display:inline-block;margin:.5em 1em .5em 0;vertical-align:top;max-width:100%}"
    "figcaption{font-size:13px;color:#57606a}svg{max-width:100%;height:auto}"
    "@media print{body{margin:0;max-width:none}h2{break-before:page}figure,table{break-inside:avoid}}";

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

/// As which era each column's pieces were heard.
std::string predicted_era_bars(const ReportEra& era) {
  StackedBars plot{.title = "Heard as", .subtitle = "shares of the pieces", .series = {}, .bars = {}};
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

std::string figure_of(const std::string& drawing, const std::string& caption) {
  if (drawing.empty()) return "";
  return "<figure>" + drawing + tagged("figcaption", caption) + "</figure>\n";
}

std::string drawings(const ReportEra& era) {
  std::string text = tagged("h3", "Pitch histograms");
  for (const ReportColumn& column : era.columns)
    text += figure_of(column.histogram, column.metrics["name"].get<std::string>());
  text += tagged("h3", "Nearest training music") +
          tagged("p class=\"doc\"",
                 "The first pieces of each column, beside the training music nearest by rmse and the "
                 "most alike by overlap.");
  for (const ReportColumn& column : era.columns)
    if (column.metrics["kind"] != "control")
      text += figure_of(column.nearest, column.metrics["name"].get<std::string>());
  return text;
}

std::string sizes(const ReportEra& era) {
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
  std::string text = tagged("h2", capital(to_string(era.era))) + sizes(era) + predicted_era_bars(era);
  for (const ReportTable& wanted : make_main_tables()) text += table(wanted, era);
  return text + table(make_article_table(), era) + drawings(era);
}

}  // namespace

std::string make_report_page(const ReportHead& head, const std::vector<ReportEra>& report) {
  std::string text =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Clavier: evaluation</title>\n<style>" +
      std::string(kStyleSheet) + "</style></head>\n<body>\n<h1>What the music measures as</h1>\n" + "<p>" +
      tagged("code", head.command) + "</p>\n" +
      tagged("p class=\"doc\"",
             "Means with 95 % bootstrap intervals over pieces (over works, of people's). Columns: people's "
             "pieces that no model learned from; the same with keys and with onsets dealt out at random, "
             "which no measure should like; then the models. docs/evaluation.md gives every formula.") +
      "<details><summary>Settings</summary><pre>" + escape_xml(head.about.dump(1)) + "</pre></details>\n";
  for (const ReportEra& era : report) text += section(era);
  return text + "</body></html>\n";
}

Json make_report_json(const ReportHead& head, const std::vector<ReportEra>& report) {
  Json eras = Json::array();
  for (const ReportEra& era : report) {
    Json columns = Json::array();
    for (const ReportColumn& column : era.columns) columns.push_back(column.metrics);
    eras.push_back({{"era", to_string(era.era)}, {"columns", columns}});
  }
  return {{"command", head.command}, {"about", head.about}, {"eras", eras}};
}

}  // namespace clavier
