#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/error.h"
#include "base/files.h"
#include "listening_test/survey_files.h"
#include "listening_test/survey_kit.h"
#include "listening_test/survey_reader.h"
#include "midi/midi_writer.h"
#include "support/kit_corpus.h"

namespace clavier {

namespace embedded {
extern const std::string_view survey_css;
extern const std::string_view survey_js;
}  // namespace embedded

namespace {

using testing::HasSubstr;

constexpr int kSecond = 48;

/// A note every quarter of a second, with a pause of one second before each of `phrases` (in seconds).
std::vector<GridNote> phrased(int seconds, const std::set<int>& phrases) {
  std::vector<GridNote> notes;
  for (int onset = 0; onset < seconds * kSecond; onset += kSecond / 4) {
    const int next = (onset + kSecond - 1) / kSecond;
    if (phrases.contains(next) && onset < next * kSecond) continue;
    notes.push_back({.onset = onset, .duration = kSecond / 4});
  }
  return notes;
}

TEST(Excerpt, BeginsAndEndsAtPhrases) {
  const std::vector<GridNote> notes = phrased(60, {10, 31});
  std::set<int> begins;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    Random random(seed);
    const auto place = choose_excerpt(notes, {}, random);
    ASSERT_TRUE(place);
    begins.insert(place->begin);
    EXPECT_TRUE(place->begin != 10 * kSecond || place->end == 31 * kSecond);
    EXPECT_GE(place->end - place->begin, 15 * kSecond);
    EXPECT_LE(place->end - place->begin, 30 * kSecond);
  }
  EXPECT_EQ(begins, (std::set<int>{0, 10 * kSecond, 31 * kSecond}));
}

TEST(Excerpt, HasNoLongSilenceAndSkipsShortPieces) {
  Random random(1);
  EXPECT_FALSE(choose_excerpt(phrased(14, {}), {}, random));
  EXPECT_FALSE(choose_excerpt({}, {}, random));
  std::vector<GridNote> notes = phrased(40, {});
  std::erase_if(notes, [](auto& note) { return note.onset > 10 * kSecond && note.onset < 15 * kSecond; });
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    Random other(seed);
    const auto place = choose_excerpt(notes, {}, other);
    ASSERT_TRUE(place);
    EXPECT_GE(place->begin, 15 * kSecond);
  }
}

TEST(Excerpt, HoldsTheNotesThatBeginInItAndNothingElse) {
  const std::vector<GridNote> notes = {{0, 200, 60, 50}, {48, 24, 62, 51}, {96, 480, 64, 52}, {144, 24, 65, 53}};
  const Score score = excerpt_of(notes, {.begin = 48, .end = 144});
  ASSERT_EQ(score.notes.size(), 2u);
  EXPECT_EQ(score.notes[0], (Note{.onset = {0}, .duration = {1}, .pitch = 62, .velocity = 51}));
  EXPECT_EQ(score.notes[1], (Note{.onset = {2}, .duration = {2}, .pitch = 64, .velocity = 52}));
}

class SurveyKit : public testing::Test {
 protected:
  std::vector<KitExcerpt> make(const SurveyKitOptions& options) {
    SilentProgress silent;
    return make_survey_kit(options, corpus_.open(), support::aimless_composer(), silent);
  }

  support::KitCorpus corpus_;
};

TEST_F(SurveyKit, IsTheArticlesForm) {
  const std::vector<KitExcerpt> kit = make({.models = {"m"}});
  ASSERT_EQ(kit.size(), 8u);
  std::map<std::pair<Era, bool>, int> counts;
  for (const KitExcerpt& excerpt : kit) ++counts[{excerpt.truth.era, excerpt.truth.generated}];
  EXPECT_EQ(counts.size(), 8u);
  for (const KitExcerpt& excerpt : kit) {
    EXPECT_GE(duration_of(excerpt.score).value, 14.5);
    EXPECT_LE(duration_of(excerpt.score).value, 30);
  }
}

TEST_F(SurveyKit, RevealsNoOriginOfAnExcerpt) {
  for (const KitExcerpt& excerpt : make({.models = {"m"}})) {
    Score bare = excerpt.score;
    bare.notes.clear();
    EXPECT_EQ(write_midi(bare), write_midi(score_of({})));
  }
}

TEST_F(SurveyKit, IsTheSameForTheSameSeedOnly) {
  const auto key = [&](std::uint64_t seed) { return write_answer_key(make({.models = {"m"}, .seed = seed})); };
  EXPECT_EQ(key(1), key(1));
  EXPECT_NE(key(1), key(2));
}

TEST(AnswerKey, HasNoCellThatASpreadsheetRuns) {
  const std::vector<KitExcerpt> kit = {{.name = "excerpt-1", .source = "=HYPERLINK(\"http://x\", 1)"}};
  EXPECT_THAT(write_answer_key(kit), HasSubstr(",\"'=HYPERLINK(\"\"http://x\"\", 1)\","));
}

TEST_F(SurveyKit, HasTheSameRealExcerptsForAnotherModel) {
  const auto real = [](std::vector<KitExcerpt> kit) {
    std::erase_if(kit, [](auto& excerpt) { return excerpt.truth.generated; });
    return write_answer_key(kit);
  };
  EXPECT_EQ(real(make({.models = {"m"}})), real(make({.models = {"too short"}})));
}

TEST_F(SurveyKit, GivesEachModelEquallyManyExcerptsOfEachEra) {
  std::map<std::pair<std::string, Era>, int> counts;
  for (const KitExcerpt& excerpt : make({.models = {"a", "b"}, .questions = 16}))
    ++counts[{excerpt.truth.model, excerpt.truth.era}];
  EXPECT_EQ((counts[{"a", Era::baroque}]), 1);
  EXPECT_EQ((counts[{"b", Era::romantic}]), 1);
  EXPECT_EQ((counts[{"human", Era::romantic}]), 2);
}

TEST_F(SurveyKit, UsesEachWorkOnceAndPrefersNewComposers) {
  std::set<std::string> sources, composers;
  for (const KitExcerpt& excerpt : make({.models = {"m"}, .eras = {Era::classical}, .questions = 4})) {
    if (excerpt.truth.generated) continue;
    sources.insert(excerpt.source);
    composers.insert(excerpt.source.substr(0, 3));
  }
  EXPECT_EQ(sources.size(), 2u);
  EXPECT_EQ(composers, (std::set<std::string>{"One", "Two"}));
}

TEST_F(SurveyKit, RefusesImpossibleRequests) {
  EXPECT_THROW(make({.models = {"m"}, .questions = 7}), Misuse);
  EXPECT_THROW(make({.models = {"m"}, .questions = 40}), Error);
}

TEST_F(SurveyKit, HasAKeyThatTheReaderAccepts) {
  const std::vector<KitExcerpt> kit = make({.models = {"m"}});
  const std::string csv = write_answer_key(kit);
  const ExcerptKey key = read_answer_key<ExcerptForm>(as_bytes(csv), "key");
  for (const KitExcerpt& excerpt : kit) EXPECT_EQ(key.questions.at(excerpt.name), excerpt.truth);
  EXPECT_TRUE(read_answers(as_bytes(write_answer_sheet(kit)), "sheet", key).empty());
}

TEST_F(SurveyKit, HasItsNameInAllReturnedFiles) {
  const std::vector<KitExcerpt> kit = make({.models = {"m"}}), other = make({.models = {"m"}, .seed = 2});
  const std::string name = kit_name(kit);
  EXPECT_EQ(name.size(), 8u);
  EXPECT_NE(name, kit_name(other));
  EXPECT_EQ(read_answer_key<ExcerptForm>(as_bytes(write_answer_key(kit)), "key").kit, name);
  EXPECT_THAT(write_answer_sheet(kit), HasSubstr(",excerpt-1,,," + name + "\n"));
  EXPECT_THAT(make_survey_page(kit, ".ogg"), HasSubstr("const kit = \"" + name + "\""));
}

TEST_F(SurveyKit, HasAPageThatRevealsNoMoreThanTheFiles) {
  const std::vector<KitExcerpt> kit = make({.models = {"secret-model"}});
  const std::string page = make_survey_page(kit, ".ogg");
  EXPECT_THAT(page, HasSubstr("names = [\"excerpt-1\",\"excerpt-2\","));
  EXPECT_THAT(page, HasSubstr("ending = \".ogg\""));
  EXPECT_THAT(page, testing::Not(HasSubstr("secret-model")));
  EXPECT_THAT(page, HasSubstr("Some of these pieces were composed by humans, some by a program."));
  EXPECT_THAT(page, HasSubstr("minSeconds = 5"));
  EXPECT_THAT(page, testing::Not(HasSubstr("{{")));
  EXPECT_THAT(page, testing::StartsWith("<!DOCTYPE html>\n"));
  EXPECT_THAT(page, testing::EndsWith("</script>\n</html>\n"));
  for (const char* const reference : {"http", "href=", "url(", "@import", "<link", "<script src"})
    EXPECT_THAT(page, testing::Not(HasSubstr(reference))) << reference;
}

TEST(SurveyPage, IsEmbeddedByteForByte) {
  const std::filesystem::path folder = std::filesystem::path(CLAVIER_SOURCE_DIR) / "src/listening_test/page";
  EXPECT_EQ(embedded::survey_css, read_text(folder / "survey.css"));
  EXPECT_EQ(embedded::survey_js, read_text(folder / "survey.js"));
}

}  // namespace
}  // namespace clavier
