#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "listening_test/survey_reader.h"

namespace clavier {
namespace {

using testing::HasSubstr;

const std::string kOpenHead = "listener,pair,left,right,era,answer,seconds\n";
const std::string kBlindHead = "listener,pair,answer,seconds\n";
const PairKey kPairKey = {.questions = {{"p1", {.left = "gan", .right = "human", .era = Era::modernist}}}};

std::vector<PairAnswer> read_pairs(const std::string& csv, const PairKey& key = {}) {
  return read_answers<PairForm>(as_bytes(csv), "p.csv", key);
}

std::string pair_problem(const std::string& csv, const PairKey& key = {}) {
  try {
    check_answers(read_pairs(csv, key));
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

std::string key_problem(const std::string& csv) {
  try {
    read_answer_key<PairForm>(as_bytes(csv), "k.csv");
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

TEST(PairAnswers, ReadsAnswersThatNameTheirModels) {
  const auto answers = read_pairs(kOpenHead + "ann,1,gan,human,modernist,tie,40\nbob,1,gan,human,modernist,,\n");
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].truth, (PairTruth{.left = "gan", .right = "human", .era = Era::modernist}));
  EXPECT_EQ(answers[0].choice, PairChoice::tie);
  EXPECT_EQ(answers[0].played->value, 40);
}

TEST(PairAnswers, JoinsBlindAnswersWithTheKey) {
  const auto answers = read_pairs(kBlindHead + "ann,p1,Right,12\nbob,p1,no_difference,\n", kPairKey);
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(answers[0].truth, kPairKey.questions.at("p1"));
  EXPECT_EQ(answers[0].choice, PairChoice::right);
  EXPECT_EQ(answers[1].choice, PairChoice::tie);
}

TEST(PairAnswers, DistinguishesPairsFromExcerpts) {
  EXPECT_TRUE(holds_pairs(as_bytes(kOpenHead)));
  EXPECT_TRUE(holds_pairs(as_bytes(kBlindHead)));
  EXPECT_FALSE(holds_pairs(as_bytes("listener,excerpt,answer,seconds\n")));
  EXPECT_FALSE(holds_pairs(as_bytes("listener,pair,excerpt,answer\n")));
}

TEST(PairAnswers, NamesTheLineOfAnError) {
  EXPECT_THAT(pair_problem(kOpenHead + "ann,1,gan,gan,modernist,left,9\n"),
              HasSubstr("p.csv: line 2: left and right are the same"));
  EXPECT_THAT(pair_problem(kBlindHead + "ann,p1,both,9\n", kPairKey),
              HasSubstr("p.csv: line 2: answer is \"both\"; it can be left, right, tie, no difference"));
  EXPECT_THAT(pair_problem(kBlindHead + "ann,p1,left,9\nann,p1,right,9\n", kPairKey),
              HasSubstr("p.csv: line 3: ann has answered p1 already, in p.csv: line 2"));
}

TEST(PairAnswers, RefusesAnswersThatDoNotFitTheKey) {
  EXPECT_THAT(pair_problem(kBlindHead + "ann,p1,left,9\n"),
              HasSubstr("line 1 has no column left; needed are left, right, era, or an answer key"));
  EXPECT_THAT(pair_problem(kBlindHead + "ann,p2,left,9\n", kPairKey), HasSubstr("line 2: the key has no pair \"p2\""));
  EXPECT_THAT(pair_problem(kOpenHead + "ann,p1,human,gan,modernist,left,9\n", kPairKey),
              HasSubstr("p.csv: it says itself what is left and right; read it without the key"));
}

TEST(PairAnswers, RefusesInconsistentKeys) {
  EXPECT_THAT(key_problem("excerpt,truth,model,era\ne1,human,,baroque\n"),
              HasSubstr("k.csv: line 1 has no column pair; needed are pair, left, right, era, as in the key"));
  EXPECT_THAT(key_problem("pair,left,right,era\n"), HasSubstr("k.csv: it holds no pair"));
  EXPECT_THAT(key_problem("pair,left,right,era\np1,a,b,baroque\np1,b,a,baroque\n"),
              HasSubstr("line 3: the pair \"p1\" stands in the key twice"));
  EXPECT_THAT(key_problem("pair,left,right,era\np1,a,a,baroque\n"), HasSubstr("line 2: left and right are the same"));
}

TEST(PairAnswers, OfSeveralFilesAreReadAndCheckedTogether) {
  const auto bytes_of = [](const std::string& text) { return Bytes(text.begin(), text.end()); };
  const SurveyFile key{.name = "k.csv", .csv = bytes_of("pair,left,right,era\np1,gan,human,modernist\n")};
  const SurveyFile ann{.name = "a.csv", .csv = bytes_of(kBlindHead + "ann,p1,left,9\n")};
  const SurveyFile bob{.name = "b.csv", .csv = bytes_of(kBlindHead + "bob,p1,tie,9\n")};
  const auto answers = read_survey<PairForm>(std::vector{ann, bob}, key);
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(answers[1].place, "b.csv: line 2");
  EXPECT_EQ(answers[1].truth.left, "gan");
  EXPECT_THROW(read_survey<PairForm>(std::vector{ann, ann}, key), Error);
}

}  // namespace
}  // namespace clavier
