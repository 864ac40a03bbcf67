#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/survey/survey_text.h"
#include "support/survey_answers.h"

namespace clavier {
namespace {

using support::answers_on;
using support::append;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;

const ExcerptTruth kGenerated{.generated = true, .model = "gan", .era = Era::baroque};

TEST(SurveyText, HasARowForEachGroupWithItsResults) {
  std::vector<ExcerptAnswer> answers = answers_on("e1", {}, "hhh?");
  append(answers, answers_on("e2", kGenerated, "aahh"));
  const std::vector<std::string> rows = survey_rows(make_excerpt_report(answers));
  EXPECT_THAT(rows[0], HasSubstr("right when decided"));
  EXPECT_THAT(rows[1], AllOf(HasSubstr("gan, baroque"), HasSubstr("5 of 7, 71.4 %"), HasSubstr("12.5 %")));
  EXPECT_THAT(rows, Contains(HasSubstr("1 of 1 real excerpts, 0 of 1 generated ones")));
  EXPECT_THAT(rows, Contains(HasSubstr("194 to show 60 %")));
  EXPECT_THAT(rows, testing::Not(Contains(HasSubstr("not balanced"))));
  EXPECT_THAT(rows, testing::Not(Contains(HasSubstr("excluded"))));
}

TEST(SurveyText, AlignsItsColumns) {
  const std::vector<std::string> rows = survey_rows(make_excerpt_report(answers_on("e1", kGenerated, "aahh")));
  EXPECT_EQ(rows[0].size(), rows[1].size());
}

TEST(SurveyText, ShowsTheDecimalsOfTheMinimumListeningTime) {
  std::vector<ExcerptAnswer> answers = answers_on("e1", kGenerated, "aaaa");
  answers[3].played = Seconds{2};
  EXPECT_THAT(survey_rows(make_excerpt_report(answers, Seconds{2.5})),
              Contains("excluded: 1 answers given before 2.5 s were heard"));
}

TEST(SurveyText, SaysWhenASurveyIsNotBalanced) {
  std::vector<ExcerptAnswer> answers = answers_on("e1", kGenerated, "aaaa");
  answers[3].played = Seconds{2};
  const std::vector<std::string> rows = survey_rows(make_excerpt_report(answers));
  EXPECT_THAT(rows, Contains(HasSubstr("gan, baroque: not balanced, 0 answers on real and 3 on generated excerpts")));
  EXPECT_THAT(rows, Contains("excluded: 1 answers given before 5 s were heard"));
}

TEST(SurveyText, ShowsStrengthsOrWhyThereAreNone) {
  std::vector<PairAnswer> answers = {
      {.listener = "1", .truth = {.left = "gan", .right = "human"}, .choice = PairChoice::left}};
  EXPECT_THAT(survey_rows(make_pair_report(answers)),
              Contains(HasSubstr("no strengths: some models were never preferred")));
  answers.push_back({.listener = "2", .truth = {.left = "gan", .right = "human"}, .choice = PairChoice::right});
  EXPECT_THAT(survey_rows(make_pair_report(answers)), Contains(AllOf(HasSubstr("human "), HasSubstr("+0.00"))));
}

}  // namespace
}  // namespace clavier
