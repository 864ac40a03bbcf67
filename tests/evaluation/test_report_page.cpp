#include <gmock/gmock.h>

#include "evaluation/report/report_page.h"

namespace clavier {
namespace {

using testing::HasSubstr;
using testing::Not;

Json metrics(const std::string& name, const std::string& kind) {
  return {{"name", name},
          {"kind", kind},
          {"command", kind == "model" ? "clavier compose --model \"" + name + "\"" : ""},
          {"pieces", 10},
          {"groups", 7},
          {"style",
           {{"accuracy", {0.5, 0.4, 0.6}},
            {"predicted",
             {{"baroque", {0.5, 0.4, 0.6}},
              {"classical", {0.5, 0.4, 0.6}},
              {"romantic", nullptr},
              {"modernist", nullptr}}}}}};
}

ReportEra era_of(const std::string& model) {
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n";
  return {.era = Era::baroque,
          .columns = {{.metrics = metrics("human", "human"), .histogram = svg, .nearest = svg},
                      {.metrics = metrics("pitches shuffled", "control"), .histogram = svg, .nearest = svg},
                      {.metrics = metrics(model, "model"), .histogram = svg, .nearest = svg}}};
}

std::string page_of(const std::vector<ReportEra>& report) {
  return make_report_page({{"version", "1"}, {"command", "clavier evaluate report --out <report>"}}, report);
}

std::size_t times(const std::string& text, const std::string& sought) {
  std::size_t count = 0;
  for (std::size_t at = text.find(sought); at != std::string::npos; at = text.find(sought, at + 1)) ++count;
  return count;
}

TEST(ReportPage, ShowsEveryColumnAndItsMetrics) {
  const std::string page = page_of({era_of("lstm")});
  EXPECT_THAT(page, HasSubstr("<h2>Baroque</h2>"));
  EXPECT_THAT(page, HasSubstr("<th>human</th><th>pitches shuffled</th><th>lstm</th>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"human\">50 (40–60)</td><td>50 (40–60)</td><td>50 (40–60)</td>"));
  EXPECT_THAT(page, HasSubstr("10 pieces of 7 works"));
}

TEST(ReportPage, OmitsRowsAndTablesThatNoColumnHas) {
  const std::string page = page_of({era_of("lstm")});
  EXPECT_THAT(page, Not(HasSubstr("coverage (%)")));
  EXPECT_THAT(page, Not(HasSubstr("<h3>Originality</h3>")));
}

TEST(ReportPage, EscapesNamesAndCommands) {
  const std::string page = page_of({era_of("<b>Tom & Jerry</b>")});
  EXPECT_THAT(page, Not(HasSubstr("<b>Tom")));
  EXPECT_THAT(page, HasSubstr("<th>&lt;b&gt;Tom &amp; Jerry&lt;/b&gt;</th>"));
  EXPECT_THAT(page, HasSubstr("--out &lt;report&gt;"));
}

TEST(ReportPage, LoadsNothingFromTheNetwork) {
  const std::string page = page_of({era_of("lstm")});
  EXPECT_EQ(times(page, "http"), times(page, "xmlns=\"http://www.w3.org/2000/svg\""));
  for (const char* reference : {"src=", "href=", "url(", "@import", "<script", "<link"})
    EXPECT_THAT(page, Not(HasSubstr(reference)));
}

TEST(ReportPage, ShowsNeighboursOfAllButControls) {
  // A histogram of each column, neighbours of two, and the predicted eras of the pieces.
  EXPECT_EQ(times(page_of({era_of("lstm")}), "<figure>"), 6u);
}

TEST(ReportPage, ShowsAColumnWithoutMetrics) {
  ReportEra era = era_of("lstm");
  era.columns[2] = {.metrics = {{"name", "few"}, {"kind", "folder"}, {"command", ""}, {"pieces", 1}}};
  const std::string page = page_of({era});
  EXPECT_THAT(page, HasSubstr("<td>50 (40–60)</td><td></td></tr>"));
  EXPECT_THAT(page, HasSubstr("<b>few</b>: 1 pieces</li>"));
}

TEST(ReportPage, IsOneCompleteDocument) {
  const std::string page = page_of({era_of("a"), era_of("b")});
  EXPECT_THAT(page, testing::StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(page, testing::EndsWith("</body></html>\n"));
  for (const char* tag : {"table", "figure", "td", "th", "tr", "p", "ul", "li", "div"}) {
    const std::string name(tag);
    EXPECT_EQ(times(page, "<" + name + ">") + times(page, "<" + name + " "), times(page, "</" + name + ">")) << name;
  }
}

TEST(ReportJson, HoldsTheMetricsOfEveryColumn) {
  const Json json = make_report_json({{"version", "1"}, {"command", "clavier evaluate report"}}, {era_of("lstm")});
  EXPECT_EQ(json["command"], "clavier evaluate report");
  EXPECT_EQ(json["version"], "1");
  ASSERT_EQ(json["eras"].size(), 1u);
  EXPECT_EQ(json["eras"][0]["era"], "baroque");
  EXPECT_EQ(json["eras"][0]["columns"][2], metrics("lstm", "model"));
}

}  // namespace
}  // namespace clavier
