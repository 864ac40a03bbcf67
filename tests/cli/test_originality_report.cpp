#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/compose/originality_report.h"
#include "cli/evaluate/originality_table.h"

namespace clavier {
namespace {

Originality overlapping() {
  return {.overlap = {.notes = 110, .ngrams = 99, .in_training = 33, .longest = 40, .first = 10},
          .longest = {.begin = {61.5}, .length = {4.26}},
          .human = HumanBaseline{.notes = 110, .excerpts = 50, .longest = {0, 12, 15.5}, .share = {0, 0.01, 0.05}}};
}

TrainingMatch passage() {
  return {.notes = 38,
          .span = {.begin = {61.5}, .length = {4}},
          .composer = "Bach",
          .title = "Prelude",
          .begin = {125},
          .ngram_overlaps = {0.5, 0.25, 0.125}};
}

TEST(OriginalityJson, ReportsThePieceBesideTheHumanReference) {
  const Json json = originality_json(overlapping(), std::nullopt);
  EXPECT_EQ(json.dump(), R"({"ngram_overlap":0.3333333333333333,"longest_match":{"notes":40,"seconds":4.26,"at":61.5},)"
                         R"("human":{"ngram_overlap":0.05,"longest_match":15.5},"resampled":0})");
}

TEST(OriginalityJson, NamesTheSource) {
  const Json source = originality_json(overlapping(), passage())["source"];
  EXPECT_EQ(source.dump(),
            R"({"notes":38,"seconds":4.0,"at":61.5,"composer":"Bach","title":"Prelude","source_at":125.0,)"
            R"("ngram_overlap":{"8":0.5,"12":0.25,"16":0.125}})");
}

TEST(OriginalityJson, IsNullWithoutAnIndex) {
  EXPECT_TRUE(originality_json(std::nullopt, std::nullopt).is_null());
  EXPECT_EQ(originality_json(std::nullopt, passage()).size(), 1u);
}

TEST(DescribeTrainingMatch, SaysFromWhereToWhere) {
  EXPECT_EQ(describe_training_match(passage()), "38 notes (4 s) from 1:02 on match Bach, Prelude from 2:05 on");
}

TEST(DescribeResampling, GivesTheAttemptsAndTheOutcome) {
  Originality originality = overlapping();
  EXPECT_EQ(describe_resampling(originality), "");
  originality.rerolled = 3;
  EXPECT_EQ(describe_resampling(originality),
            "resampled 3 times, because its training-set overlap exceeded that of human pieces; the best attempt still "
            "exceeds it, with 40 notes (4.3 s) in its longest match and an n-gram overlap of 33.3 %");
  originality.overlap = {.notes = 110, .ngrams = 99};
  originality.rerolled = 1;
  EXPECT_EQ(describe_resampling(originality),
            "resampled once, because its training-set overlap exceeded that of human pieces");
}

TEST(OriginalityTable, HasAHeadingAndARowForHumanPiecesAndEachModel) {
  const Json range{1.0, 12.0, 20.25};
  Json row{{"model", nullptr},
           {"era", "baroque"},
           {"pieces", 40},
           {"notes", range},
           {"longest_match", range},
           {"longest_seconds", range},
           {"ngram_overlap_8", {0.0, 0.5, 1.0}},
           {"ngram_overlap_12", range},
           {"ngram_overlap_16", range},
           {"above_human_longest_match", 0.025},
           {"above_human_ngram_overlap", 0.0}};
  Json model = row;
  model["model"] = "lstm-baroque";
  const auto rows = originality_table({row, model});
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_THAT(rows[1], testing::StartsWith("human, baroque "));
  EXPECT_THAT(rows[1], testing::AllOf(testing::HasSubstr(" 12 (1-20) "), testing::HasSubstr(" 50 (0-100) "),
                                      testing::HasSubstr(" 2.5 % ")));
  EXPECT_THAT(rows[2], testing::StartsWith("lstm-baroque, baroque "));
}

}  // namespace
}  // namespace clavier
