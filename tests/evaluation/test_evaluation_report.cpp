#include <gmock/gmock.h>

#include "base/error.h"
#include "base/files.h"
#include "encoding/bins.h"
#include "evaluation/report/evaluation_report.h"
#include "support/corpus_on_disk.h"
#include "support/partial_era_classifier.h"

namespace clavier {
namespace {

/// Evaluates a small corpus beside one source, and counts how often the source is asked for its pieces.
class EvaluationReports : public testing::Test {
 protected:
  std::vector<ReportColumn> columns(const ReportPlan& plan) {
    const auto sources = [this](Era) { return std::vector<PieceSource>{counted_source()}; };
    return measure_report(corpus_.get(), style_, plan, sources, silent_).at(0).columns;
  }
  PieceSource counted_source() {
    return {.name = "some model", .kind = "model", .command = {}, .state = state_, .pieces = [this](Progress&) {
              ++asked_;
              PieceSet set;
              for (std::uint64_t seed = 0; seed < pieces_; ++seed)
                set.push_back({.score = score_of(support::aimless_notes(10 * kStepsPerSecond, 100 + seed)),
                               .name = "piece",
                               .group = std::to_string(seed)});
              return set;
            }};
  }
  ReportPlan plan() const {
    return {.eras = {Era::modernist},
            .pieces = 4,
            .length = Seconds{10},
            .folder = folder_.path(),
            .classifier_state = "classifier"};
  }
  std::filesystem::path part() const { return folder_.path() / "parts" / "modernist-some%20model.json"; }

  const ScratchFolder folder_;
  SilentProgress silent_;
  const support::CorpusOnDisk corpus_{Seconds{65}};
  const EraClassifier style_{support::partial_era_classifier(Era::modernist)};
  std::string state_ = "weights";
  std::size_t pieces_ = 3;
  int asked_ = 0;
};

TEST_F(EvaluationReports, HaveColumnsOfRealPiecesControlsAndSources) {
  const auto measured = columns(plan());
  std::vector<std::string> names;
  for (const ReportColumn& column : measured) names.push_back(column.metrics["name"]);
  EXPECT_THAT(names, testing::ElementsAre("human", "pitches shuffled", "onsets shuffled", "some model"));
  EXPECT_EQ(measured[3].metrics["pieces"], 3);
  EXPECT_EQ(measured[3].metrics["seconds"], 10);
  EXPECT_TRUE(measured[3].metrics["likelihood"].is_null());
  for (const ReportColumn& column : measured) EXPECT_THAT(column.histogram, testing::StartsWith("<svg"));
}

TEST_F(EvaluationReports, ReuseStoredResults) {
  const auto first = columns(plan()), second = columns(plan());
  EXPECT_EQ(asked_, 1);
  for (std::size_t column = 0; column < first.size(); ++column) {
    EXPECT_EQ(first[column].metrics, second[column].metrics);
    EXPECT_EQ(first[column].histogram, second[column].histogram);
    EXPECT_EQ(first[column].nearest, second[column].nearest);
  }
}

TEST_F(EvaluationReports, RecomputeForAnotherPlan) {
  columns(plan());
  ReportPlan more = plan();
  more.pieces = 5;
  columns(more);
  EXPECT_EQ(asked_, 2);
  more.classifier_state = "another classifier";
  columns(more);
  EXPECT_EQ(asked_, 3);
}

TEST_F(EvaluationReports, RecomputeWhatHasChanged) {
  columns(plan());
  state_ = "other weights";
  columns(plan());
  EXPECT_EQ(asked_, 2);
}

TEST_F(EvaluationReports, RecomputeWhereAPartIsDamagedOrForeign) {
  const Json metrics = columns(plan())[3].metrics;
  const std::string whole = read_text(part());
  int asked = 1;
  for (const std::string& text : {whole.substr(0, whole.size() / 2), std::string(), std::string("[1, 2]"),
                                  std::string(R"({"state": 7})"), std::string("Dear diary")}) {
    write_file(part(), text);
    EXPECT_EQ(columns(plan())[3].metrics, metrics) << text.substr(0, 20);
    EXPECT_EQ(asked_, ++asked);
    EXPECT_EQ(read_text(part()), whole);
  }
}

TEST_F(EvaluationReports, RecomputeWhereAPartLacksItsPlots) {
  columns(plan());
  Json part_json = Json::parse(read_text(part()));
  part_json.erase("nearest");
  write_file(part(), part_json.dump());
  EXPECT_FALSE(columns(plan())[3].nearest.empty());
  EXPECT_EQ(asked_, 2);
}

TEST_F(EvaluationReports, HaveNoMetricsOfFewerThanTwoPieces) {
  pieces_ = 1;
  const ReportColumn column = columns(plan())[3];
  EXPECT_EQ(column.metrics["pieces"], 1);
  EXPECT_FALSE(column.metrics.contains("style"));
  EXPECT_TRUE(column.histogram.empty());
}

TEST_F(EvaluationReports, NeedMusicOfTheEra) {
  ReportPlan baroque = plan();
  baroque.eras = {Era::baroque};
  EXPECT_THROW(columns(baroque), Error);
}

}  // namespace
}  // namespace clavier
