#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/error.h"
#include "listening_test/pair_report.h"
#include "listening_test/survey_json.h"
#include "listening_test/survey_plot.h"

namespace clavier {
namespace {

/// Answers of listeners 1, 2 ... on one pair: l for left, r for right, anything else for a tie.
std::vector<PairAnswer> answers_on(const std::string& left, const std::string& right, const std::string& choices) {
  std::vector<PairAnswer> answers;
  for (const char choice : choices)
    answers.push_back({.listener = std::to_string(answers.size() + 1),
                       .question = left + right,
                       .truth = {.left = left, .right = right},
                       .choice = choice == 'l'   ? PairChoice::left
                                 : choice == 'r' ? PairChoice::right
                                                 : PairChoice::tie});
  return answers;
}

TEST(PairReport, CountsBothOrdersOfAPairTogether) {
  std::vector<PairAnswer> answers = answers_on("human", "gan", "lll=");
  for (const PairAnswer& answer : answers_on("gan", "human", "rl=")) answers.push_back(answer);
  const PairReport report = make_pair_report(answers);
  ASSERT_EQ(report.pairs.size(), 1u);
  EXPECT_EQ(report.pairs[0].first, "gan");
  EXPECT_EQ(report.pairs[0].first_wins, 1);
  EXPECT_EQ(report.pairs[0].second_wins, 4);
  EXPECT_EQ(report.pairs[0].ties, 2);
  EXPECT_NEAR(report.pairs[0].p, 12.0 / 32, 1e-12);  // 0, 1, 4 and 5 of 5
  EXPECT_EQ(report.left, 4);
  EXPECT_EQ(report.right, 1);
  EXPECT_EQ(report.ties, 2);
  EXPECT_NEAR(report.strengths.strengths[1] - report.strengths.strengths[0], std::log(4), 1e-8);
  EXPECT_NEAR(report.strengths.tie, 1, 1e-8);
}

TEST(PairReport, ReportsModelsThatNothingConnects) {
  std::vector<PairAnswer> answers = answers_on("a", "b", "lr");
  for (const PairAnswer& answer : answers_on("c", "d", "lr")) answers.push_back(answer);
  const Json json = to_json(make_pair_report(answers));
  EXPECT_EQ(json["strengths"]["outcome"], "disconnected");
  EXPECT_TRUE(json["strengths"]["models"].empty());
}

TEST(PairReport, ExcludesAnswersGivenTooEarly) {
  std::vector<PairAnswer> answers = answers_on("a", "b", "lr");
  answers[0].played = Seconds{1};
  const PairReport report = make_pair_report(answers);
  EXPECT_EQ(report.scope.too_early, 1);
  EXPECT_EQ(report.left, 0);
}

TEST(PairReport, AcceptsNoAnswersAndRefusesTooManyModels) {
  EXPECT_THAT(draw(make_pair_report({})).str(), testing::HasSubstr("</svg>"));
  std::vector<PairAnswer> answers;
  for (int model = 0; model < 101; ++model)
    answers.push_back({.listener = "1", .truth = {.left = "human", .right = std::to_string(model)}});
  EXPECT_THROW(make_pair_report(answers), Error);
}

}  // namespace
}  // namespace clavier
