#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "listening_test/excerpt_report.h"
#include "listening_test/required_sample_sizes.h"
#include "listening_test/survey_json.h"
#include "listening_test/survey_plot.h"
#include "support/survey_answers.h"

namespace clavier {
namespace {

using support::answers_on;
using support::append;

constexpr auto kGan = [](Era era) { return ExcerptTruth{.generated = true, .model = "gan", .era = era}; };
constexpr auto kReal = [](Era era) { return ExcerptTruth{.era = era}; };

/// Ten listeners: 8 of 10 and 6 of 8 answers are right on baroque excerpts, 5 of 10 and 3 of 10 on modernist ones.
std::vector<ExcerptAnswer> small_survey() {
  std::vector<ExcerptAnswer> answers = answers_on("e1", kReal(Era::baroque), "hhhhhhhhaa");
  append(answers, answers_on("e2", kGan(Era::baroque), "aaaaaahh??"));
  append(answers, answers_on("e3", kReal(Era::modernist), "hhhhhaaaaa"));
  append(answers, answers_on("e4", kGan(Era::modernist), "aaahhhhhhh"));
  return answers;
}

TEST(ExcerptReport, CountsEachEraAndAll) {
  const ExcerptReport report = make_excerpt_report(small_survey());
  ASSERT_EQ(report.groups.size(), 3u);
  const SurveyGroup& baroque = report.groups[0];
  EXPECT_EQ(baroque.real, (ExcerptChoiceCounts{.human = 8, .ai = 2}));
  EXPECT_EQ(baroque.generated, (ExcerptChoiceCounts{.human = 2, .ai = 6, .cannot_tell = 2}));
  EXPECT_EQ(baroque.right(), 14);
  EXPECT_EQ(baroque.decided(), 18);
  EXPECT_DOUBLE_EQ(baroque.accuracy.share, 14.0 / 18);
  EXPECT_DOUBLE_EQ(baroque.not_recognised.share, 6.0 / 20);
  EXPECT_DOUBLE_EQ(baroque.undecided.share, 2.0 / 20);
  EXPECT_DOUBLE_EQ(baroque.real_recognised.share, 0.8);
  const SurveyGroup all = overall_group(report);
  EXPECT_FALSE(all.era);
  EXPECT_EQ(all.model, "gan");
  EXPECT_EQ(all.right(), 22);
  EXPECT_EQ(all.listeners, 10);
}

// 14 of 18: 2 (3060 + 816 + 153 + 18 + 1) / 2^18 = 8096 / 262144. It is the smallest of three, so Holm multiplies it by
// 3.
TEST(ExcerptReport, TestsAgainstChance) {
  const ExcerptReport report = make_excerpt_report(small_survey());
  EXPECT_NEAR(report.groups[0].p, 8096.0 / 262144, 1e-9);
  EXPECT_NEAR(report.groups[0].adjusted_p, 3 * 8096.0 / 262144, 1e-9);
}

TEST(ExcerptReport, CountsExcerptsThatMostListenersRecognised) {
  const ExcerptReport report = make_excerpt_report(small_survey());
  ASSERT_EQ(report.excerpts.size(), 4u);
  EXPECT_EQ(report.excerpts[1].excerpt, "e2");
  EXPECT_DOUBLE_EQ(report.excerpts[1].right, 0.6);
  EXPECT_EQ(report.real.recognised, 1);  // one half is no majority
  EXPECT_EQ(report.generated.recognised, 1);
  EXPECT_EQ(report.generated.all, 2);
}

TEST(ExcerptReport, ExcludesAnswersGivenTooEarly) {
  std::vector<ExcerptAnswer> answers = small_survey();
  answers[0].played = Seconds{4.9};
  answers[1].played = Seconds{5};
  const ExcerptReport report = make_excerpt_report(answers);
  EXPECT_EQ(report.scope.too_early, 1);
  EXPECT_EQ(overall_group(report).answers(), 39);
  EXPECT_EQ(make_excerpt_report(answers, Seconds{0}).scope.too_early, 0);
}

TEST(ExcerptReport, ComparesAModelWithTheRealExcerptsOfItsListeners) {
  std::vector<ExcerptAnswer> answers = answers_on("e1", kReal(Era::baroque), "hhhh");
  append(answers, answers_on("e2", kGan(Era::baroque), "aa"));  // listeners 1 and 2
  append(answers, answers_on("e3", {.generated = true, .model = "markov", .era = Era::baroque}, "???"));
  const ExcerptReport report = make_excerpt_report(answers);
  ASSERT_EQ(report.groups.size(), 3u);  // gan, markov and both together
  EXPECT_EQ(report.groups[0].real.human, 2);
  EXPECT_TRUE(report.groups[0].is_balanced());
  EXPECT_EQ(report.groups[1].model, "markov");
  EXPECT_EQ(report.groups[1].real.human, 3);
  EXPECT_FALSE(report.groups[2].model);
  EXPECT_FALSE(report.groups[2].is_balanced());
  EXPECT_EQ(overall_group(report).answers(), 9);
}

TEST(ExcerptReport, AcceptsNoAnswers) {
  const ExcerptReport report = make_excerpt_report({});
  EXPECT_EQ(overall_group(report).answers(), 0);
  EXPECT_EQ(to_json(report)["groups"][0]["p"], 1.0);
  EXPECT_THAT(draw(report).str(), testing::HasSubstr("</svg>"));
}

TEST(ExcerptReport, IsWrittenAsJsonAndSvg) {
  const ExcerptReport report = make_excerpt_report(small_survey());
  const Json json = to_json(report);
  EXPECT_EQ(json["groups"][0]["era"], "baroque");
  EXPECT_EQ(json["groups"][2]["era"], nullptr);
  EXPECT_EQ(json["groups"][0]["generated"]["cannot_tell"], 2);
  EXPECT_EQ(json["excerpts"][0]["truth"], "human");
  EXPECT_EQ(json["recognised_by_majority"]["generated"], 1);
  EXPECT_EQ(json["power_analysis"]["judgements"], 38);
  EXPECT_EQ(json["power_analysis"]["required_sample_size"][1]["judgements"], 194);
  const std::string svg = draw(report).str();
  EXPECT_THAT(svg, testing::HasSubstr("e2: baroque, gan"));
  EXPECT_THAT(svg, testing::HasSubstr("gan, all eras"));
}

TEST(RequiredSampleSizes, NeedFewerJudgementsForStrongerClaims) {
  const std::vector<RequiredSampleSize> sizes = compute_required_sample_sizes();
  EXPECT_EQ(sizes[0].judgements, 783);
  for (std::size_t index = 1; index < sizes.size(); ++index) EXPECT_LT(sizes[index].exact, sizes[index - 1].exact);
}

}  // namespace
}  // namespace clavier
