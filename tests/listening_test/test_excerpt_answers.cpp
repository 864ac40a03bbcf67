#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "listening_test/survey_reader.h"

namespace clavier {
namespace {

using testing::HasSubstr;

std::vector<ExcerptAnswer> read(std::string_view csv, const ExcerptKey& key = {}) {
  return read_answers<ExcerptForm>(as_bytes(csv), "a.csv", key);
}

std::string problem_of(std::string_view csv) {
  try {
    check_answers(read(csv));
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

const std::string kHead = "listener,excerpt,truth,model,era,answer,seconds\n";

TEST(ExcerptAnswers, ReadsEveryColumn) {
  const auto answers = read(kHead + "ann,excerpt-1,ai,lstm,baroque,human,12.5\n");
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].listener, "ann");
  EXPECT_EQ(answers[0].truth, (ExcerptTruth{.generated = true, .model = "lstm", .era = Era::baroque}));
  EXPECT_EQ(answers[0].choice, ExcerptChoice::human);
  EXPECT_EQ(answers[0].played->value, 12.5);
  EXPECT_EQ(answers[0].place, "a.csv: line 2");
}

TEST(ExcerptAnswers, AcceptsTheFormatOfSpreadsheets) {
  const auto answers = read(
      "\xEF\xBB\xBF"
      "listener,excerpt,truth,model,era,answer\r\n"
      "\"Smith, Ann\", e1 ,Human,,Romantic,\"Cannot_tell\"\r\n"
      ",e2,human,,romantic,\r\n");
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].listener, "Smith, Ann");
  EXPECT_EQ(answers[0].question, "e1");
  EXPECT_EQ(answers[0].truth.model, "human");
  EXPECT_EQ(answers[0].choice, ExcerptChoice::cannot_tell);
  EXPECT_FALSE(answers[0].played);
}

TEST(ExcerptAnswers, JoinsAnswersWithTheKey) {
  const ExcerptKey key =
      read_answer_key<ExcerptForm>(as_bytes("excerpt,truth,model,era,source\ne1,ai,gan,modernist,\"a, b\"\n"), "k");
  const auto answers = read("listener,excerpt,answer,seconds\nann,e1,ai,20\n", key);
  EXPECT_EQ(answers[0].truth, (ExcerptTruth{.generated = true, .model = "gan", .era = Era::modernist}));
  EXPECT_THROW(read("listener,excerpt,answer\nann,e2,ai\n", key), Error);
  EXPECT_THROW(read_answer_key<ExcerptForm>(as_bytes("excerpt,truth,model,era\n"), "k"), Error);
}

TEST(ExcerptAnswers, RefusesTheKeyOfAnotherKit) {
  const ExcerptKey key =
      read_answer_key<ExcerptForm>(as_bytes("excerpt,truth,model,era,kit\ne1,ai,gan,modernist,0a1b2c3d\n"), "k");
  const std::string head = "listener,excerpt,answer,kit\n";
  EXPECT_EQ(read(head + "ann,e1,ai,0a1b2c3d\n", key).size(), 1u);
  EXPECT_EQ(read(head + "ann,e1,ai,\n", key).size(), 1u);  // the answer names no kit
  EXPECT_EQ(read("listener,excerpt,answer\nann,e1,ai\n", key).size(), 1u);
  try {
    read(head + "ann,e1,ai,0a1b2c3d\nbob,e1,ai,99999999\n", key);
    FAIL();
  } catch (const Error& problem) {
    EXPECT_THAT(problem.what(),
                HasSubstr("line 3: it answers the kit 99999999, and the key is that of the kit 0a1b2c3d"));
  }
  EXPECT_THROW(read_answer_key<ExcerptForm>(
                   as_bytes("excerpt,truth,model,era,kit\ne1,ai,g,baroque,a\ne2,ai,g,baroque,b\n"), "k"),
               Error);
}

TEST(ExcerptAnswers, NamesTheLineOfAnError) {
  EXPECT_THAT(problem_of("listener,answer\n"), HasSubstr("no column excerpt"));
  EXPECT_THAT(problem_of("listener,excerpt,answer\n"),
              HasSubstr("no column truth; needed are truth, model, era, or an answer key"));
  EXPECT_THAT(problem_of(kHead + "\nann,e1,ai,m,baroque,maybe,9\n"),
              HasSubstr("a.csv: line 3: answer is \"maybe\"; it can be human, ai, cannot tell"));
  EXPECT_THAT(problem_of(kHead + "ann,e1,ai,m,baroque,ai,1e999\n"), HasSubstr("line 2: seconds is"));
  EXPECT_THAT(problem_of(kHead + "ann,e1,ai,,baroque,ai,9\n"), HasSubstr("line 2: model is empty"));
  EXPECT_THAT(problem_of(kHead + "ann,e1,ai,m,rococo,ai,9\n"), HasSubstr("line 2: era is \"rococo\""));
}

TEST(ExcerptAnswers, RefusesContradictoryAnswersAndKeys) {
  const std::string first = kHead + "ann,e1,ai,m,baroque,ai,9\n";
  EXPECT_THAT(problem_of(first + "ann,e1,ai,m,baroque,human,9\n"), HasSubstr("line 3: ann has answered e1 already"));
  EXPECT_THAT(problem_of(first + "bob,e1,human,,baroque,human,9\n"), HasSubstr("line 3: e1 has another truth"));
  EXPECT_EQ(problem_of(first + "bob,e1,ai,m,baroque,human,9\n"), "none");
}

}  // namespace
}  // namespace clavier
