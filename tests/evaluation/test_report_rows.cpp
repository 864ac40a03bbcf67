#include <gtest/gtest.h>

#include <algorithm>

#include "evaluation/report/evaluation_report.h"
#include "evaluation/report/report_rows.h"
#include "evaluation/report/report_sources.h"
#include "support/corpus_on_disk.h"
#include "support/partial_era_classifier.h"

namespace clavier {
namespace {

std::vector<ReportRow> all_rows() {
  std::vector<ReportTable> tables = make_main_tables();
  tables.push_back(make_article_table());
  std::vector<ReportRow> rows;
  for (const ReportTable& table : tables) rows.insert(rows.end(), table.rows.begin(), table.rows.end());
  return rows;
}

ReportRow row(const std::string& label) {
  for (const ReportRow& one : all_rows())
    if (one.label == label) return one;
  throw std::out_of_range(label);
}

/// The column of a Markov chain, with every metric.
Json full_column() {
  const support::CorpusOnDisk corpus(Seconds{105});
  const ScratchFolder folder;
  const ReportPlan plan{.eras = {Era::modernist},
                        .pieces = 44,
                        .extrapolated = true,
                        .length = Seconds{10},
                        .folder = folder.path(),
                        .classifier_state = "classifier"};
  const auto markov = [&](Era era) {
    return std::vector{make_markov_source(corpus.get(), era, folder.path() / "markov", {1, 44}, plan.length)};
  };
  SilentProgress silent;
  const EraClassifier style(support::partial_era_classifier(Era::modernist));
  return measure_report(corpus.get(), style, plan, markov, silent).at(0).columns.back().metrics;
}

TEST(ReportRows, AreAllShownForAColumnWithEveryMetric) {
  Json metrics = full_column();
  ASSERT_TRUE(metrics["style"]["embedding"]["extrapolated_real_vs_real"].is_number());
  metrics["style"]["embedding"]["extrapolated_real_vs_real"] = 0.5;  // between equal halves it can fall below zero
  for (const ReportRow& one : all_rows()) EXPECT_NE(one.cell(metrics), "") << one.label;
}

TEST(ReportRows, AreEmptyWithoutMetrics) {
  const Json unmeasured{{"name", "few"}, {"kind", "folder"}, {"pieces", 1}}, without{{"likelihood", nullptr}};
  for (const ReportRow& one : all_rows()) {
    EXPECT_EQ(one.cell(unmeasured), "") << one.label;
    EXPECT_EQ(one.cell(without), "") << one.label;
  }
}

TEST(ReportRows, HaveUniqueLabelsInEachTable) {
  for (const ReportTable& table : make_main_tables()) {
    std::vector<std::string> labels;
    for (const ReportRow& one : table.rows) labels.push_back(one.label);
    std::sort(labels.begin(), labels.end());
    EXPECT_EQ(std::adjacent_find(labels.begin(), labels.end()), labels.end()) << table.title;
  }
}

TEST(ReportRows, ShowIntervalsSharesAndRatios) {
  const Json metrics{
      {"style", {{"accuracy", {0.86, 0.8, 0.9}}, {"embedding", {{"distance", 3.0}, {"real_vs_real", 2.0}}}}},
      {"originality", {{"longest_of_all", 31}, {"above_human_limit", 0.025}}}};
  EXPECT_EQ(row("predicted as its era (%)").cell(metrics), "86 (80–90)");
  EXPECT_EQ(row("distance over real-vs-real").cell(metrics), "1.5 (3 over 2)");
  EXPECT_EQ(row("longest match of all pieces (notes)").cell(metrics), "31");
  EXPECT_EQ(row("pieces above the human limit (%)").cell(metrics), "2.5");
}

TEST(ReportRows, ShowNoRatioOverZero) {
  const Json metrics{{"style", {{"embedding", {{"distance", 3.0}, {"real_vs_real", 0.0}}}}}};
  EXPECT_EQ(row("distance over real-vs-real").cell(metrics), "");
}

TEST(ShownInterval, IsAMeanWithItsEnds) {
  EXPECT_EQ(format_interval({3.07, 3.01, 3.12}), "3.07 (3.01–3.12)");
  EXPECT_EQ(format_interval({0.5, 0.25, 0.75}, 100, 0), "50 (25–75)");
  EXPECT_EQ(format_interval(nullptr), "");
  EXPECT_EQ(format_interval({1.0, 2.0}), "");
}

}  // namespace
}  // namespace clavier
