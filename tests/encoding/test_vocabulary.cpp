#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "encoding/bins.h"
#include "encoding/vocabulary.h"

namespace clavier {
namespace {

using testing::ElementsAre;

const Vocabulary kNotes = Vocabulary::of_notes({{60, 64, 67}, {48, 60}});

TEST(Vocabulary, HasTwoTokensForEachPianoKeyAndTheChords) {
  EXPECT_EQ(kNotes.size(Field::token), 2 + 2 * kPianoKeys + 2);
  EXPECT_THAT(kNotes.pitches(kNotes.opening(108)), ElementsAre(108));
  EXPECT_THAT(kNotes.pitches(kNotes.joining(21)), ElementsAre(21));
  EXPECT_THAT(kNotes.pitches(kNotes.find({60, 64, 67})), ElementsAre(60, 64, 67));
  EXPECT_EQ(kNotes.find({60, 63, 67}), -1);
}

TEST(Vocabulary, NamesItsTokens) {
  EXPECT_EQ(kNotes.name(Vocabulary::kStart), "start");
  EXPECT_EQ(kNotes.name(kNotes.opening(60)), "C4");
  EXPECT_EQ(kNotes.name(kNotes.joining(64)), "+E4");
  EXPECT_EQ(kNotes.name(kNotes.find({60, 64, 67})), "C4.E4.G4");
}

TEST(Vocabulary, AllowsAShiftForOpeningTokensOnly) {
  EXPECT_EQ(kNotes.next(Field::token, kNotes.opening(60)), Field::shift);
  EXPECT_EQ(kNotes.next(Field::token, kNotes.joining(60)), Field::duration);
  EXPECT_EQ(kNotes.next(Field::shift, kNotes.opening(60)), Field::duration);
  EXPECT_EQ(kNotes.next(Field::duration, kNotes.opening(60)), Field::velocity);
  EXPECT_EQ(kNotes.next(Field::velocity, kNotes.opening(60)), Field::token);
  EXPECT_EQ(kNotes.next(Field::token, Vocabulary::kEnd), Field::token);
}

TEST(Vocabulary, AllowsJoiningTokensOnlyAboveLowerPitches) {
  EXPECT_TRUE(kNotes.may_follow(kNotes.joining(64), kNotes.opening(60)));
  EXPECT_TRUE(kNotes.may_follow(kNotes.joining(72), kNotes.find({60, 64, 67})));
  EXPECT_FALSE(kNotes.may_follow(kNotes.joining(64), kNotes.find({60, 64, 67})));
  EXPECT_FALSE(kNotes.may_follow(kNotes.joining(60), kNotes.opening(60)));
  EXPECT_FALSE(kNotes.may_follow(kNotes.joining(60), Vocabulary::kStart));
  EXPECT_TRUE(kNotes.may_follow(kNotes.opening(21), kNotes.joining(90)));
}

TEST(Vocabulary, AllowsNoStartTokenAndNothingAfterTheEnd) {
  for (int token = 0; token < kNotes.size(Field::token); ++token) {
    EXPECT_FALSE(kNotes.may_follow(Vocabulary::kStart, token));
    EXPECT_FALSE(kNotes.may_follow(token, Vocabulary::kEnd));
  }
  EXPECT_TRUE(kNotes.may_follow(Vocabulary::kEnd, kNotes.opening(60)));
}

TEST(Vocabulary, SurvivesARoundTripThroughJson) {
  EXPECT_EQ(Vocabulary::from_json(kNotes.to_json()), kNotes);
  const Vocabulary article = Vocabulary::of_article({"A2", "4.7.11", "0", "C#4"});
  EXPECT_EQ(Vocabulary::from_json(article.to_json()), article);
}

TEST(Vocabulary, RefusesJsonThatIsNoVocabulary) {
  for (const std::string text : {R"([])",
                                 R"({})",
                                 R"({"style": "notes"})",
                                 R"({"style": "jazz", "tokens": []})",
                                 R"({"style": "notes", "chords": [[60]]})",
                                 R"({"style": "notes", "chords": [[64, 60]]})",
                                 R"({"style": "notes", "chords": [[60, 60]]})",
                                 R"({"style": "notes", "chords": [[60, 120]]})",
                                 R"({"style": "notes", "chords": [[60, 300]]})",
                                 R"({"style": "notes", "chords": [[60, 64], [60, 64]]})",
                                 R"({"style": "notes", "chords": [[60, 64.5]]})",
                                 R"({"style": "notes", "chords": [[60, 320]]})",
                                 R"({"style": "notes", "chords": [[-1, 60]]})",
                                 R"({"style": "notes", "chords": 4})",
                                 R"({"style": "article", "tokens": [""]})",
                                 R"({"style": "article", "tokens": ["4."]})",
                                 R"({"style": "article", "tokens": ["4.4"]})",
                                 R"({"style": "article", "tokens": ["H2"]})",
                                 R"({"style": "article", "tokens": ["4.12"]})",
                                 R"({"style": "article", "tokens": ["C"]})",
                                 R"({"style": "article", "tokens": [4]})"})
    EXPECT_THROW(Vocabulary::from_json(parse_json(text, "a test")), Error) << text;
}

TEST(Vocabulary, SortsTheArticlesDictionaryAsStrings) {
  const Vocabulary article = Vocabulary::of_article({"C4", "4.7.11", "11.2", "4.7.11", "A2"});
  ASSERT_EQ(article.size(Field::token), 6);
  EXPECT_EQ(article.name(2), "11.2");
  EXPECT_EQ(article.name(3), "4.7.11");
  EXPECT_EQ(article.name(4), "A2");
  EXPECT_EQ(article.size(Field::shift), 0);
  EXPECT_EQ(article.next(Field::token, 2), Field::token);
}

TEST(ArticleName, IsThePitchOfASingleNote) {
  EXPECT_EQ(article_name({45}), "A2");
  EXPECT_EQ(article_name({61}), "C#4");
}

TEST(ArticleName, IsTheNormalOrderOfAChord) {
  EXPECT_EQ(article_name({64, 71, 79}), "4.7.11");  // E minor, wherever it lies
  EXPECT_EQ(article_name({60, 64, 67}), "0.4.7");
  EXPECT_EQ(article_name({67, 71, 74, 77}), "11.2.5.7");  // G7: the smallest span begins at B
  EXPECT_EQ(article_name({60, 72}), "0");                 // octaves are one pitch class
  EXPECT_EQ(article_name({60, 64, 68}), "0.4.8");         // symmetric: the lowest class first
}

TEST(ArticleName, BreaksTiesByTheSmallerIntervalsFromTheFirst) {
  EXPECT_EQ(article_name({60, 62, 67, 69}), "7.9.0.2");  // spans of 7 from G and of 9 from C
  EXPECT_EQ(article_name({60, 61, 66, 67}), "0.1.6.7");  // 0 1 6 7 from both: the lower first
  EXPECT_EQ(article_name({60, 63, 64, 67, 68}), "0.3.4.7.8");
}

TEST(ArticleName, IsReadFromMiddleCUp) {
  const Vocabulary article = Vocabulary::of_article({"11.2.5.7", "A2"});
  EXPECT_THAT(article.pitches(article.find({67, 71, 74, 77})), ElementsAre(62, 65, 67, 71));
  EXPECT_THAT(article.pitches(article.find({45})), ElementsAre(45));
}

}  // namespace
}  // namespace clavier
