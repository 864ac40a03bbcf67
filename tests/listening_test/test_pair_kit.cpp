#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "base/error.h"
#include "listening_test/pair_report.h"
#include "listening_test/survey_files.h"
#include "listening_test/survey_reader.h"
#include "midi/midi_writer.h"
#include "support/kit_corpus.h"

namespace clavier {
namespace {

using testing::HasSubstr;
using testing::Not;

const SurveyKitOptions kTwoModels{.models = {"secret-a", "secret-b"}, .questions = 12};

class PairKit : public testing::Test {
 protected:
  std::vector<KitPair> make(const SurveyKitOptions& options,
                            const SurveyComposer& compose = support::aimless_composer()) {
    SilentProgress silent;
    return make_pair_kit(options, corpus_.open(), compose, silent);
  }

  std::string problem_of(const SurveyKitOptions& options, const SurveyComposer& compose = support::aimless_composer()) {
    try {
      make(options, compose);
    } catch (const Misuse& misuse) {
      return misuse.what();
    }
    return "none";
  }

  support::KitCorpus corpus_;
};

TEST_F(PairKit, HasEveryPairOfSourcesOnceInEachEra) {
  std::map<std::tuple<Era, std::string, std::string>, int> counts;
  std::map<std::string, int> lefts;
  for (const KitPair& pair : make(kTwoModels)) {
    EXPECT_EQ(pair.left.truth.era, pair.right.truth.era);
    const auto [first, second] = std::minmax(pair.left.truth.model, pair.right.truth.model);
    ++counts[{pair.left.truth.era, first, second}];
    ++lefts[pair.left.truth.model];
  }
  EXPECT_EQ(counts.size(), 12u);
  for (const auto& [source, count] : lefts) EXPECT_EQ(count, 4) << source;
}

TEST_F(PairKit, UsesNoPieceTwiceAndExcerptsOfTheDefaultLength) {
  std::set<std::string> sources;
  for (const KitPair& pair : make(kTwoModels))
    for (const KitExcerpt* const side : {&pair.left, &pair.right}) {
      sources.insert(side->source);
      EXPECT_GE(duration_of(side->score).value, 14.5);
      EXPECT_LE(duration_of(side->score).value, 30);
    }
  EXPECT_EQ(sources.size(), 24u);
}

TEST_F(PairKit, NamesNoSourceOutsideItsKey) {
  const std::vector<KitPair> kit = make(kTwoModels);
  const std::string page = make_survey_page(kit, ".ogg"), sheet = write_answer_sheet(kit);
  for (const char* const telling : {"secret", "human", "One", "Two", "piece ", "Piece ", "baroque"}) {
    EXPECT_THAT(page, Not(HasSubstr(telling)));
    EXPECT_THAT(sheet, Not(HasSubstr(telling)));
  }
  for (const KitPair& pair : kit)
    for (const KitExcerpt* const side : {&pair.left, &pair.right}) {
      Score bare = side->score;
      bare.notes.clear();
      EXPECT_EQ(write_midi(bare), write_midi(score_of({})));
    }
}

TEST_F(PairKit, HasAPageThatPlaysBothSides) {
  const std::string page = make_survey_page(make(kTwoModels), ".ogg");
  EXPECT_THAT(page, HasSubstr("names = [\"pair-1\",\"pair-2\","));
  EXPECT_THAT(page, HasSubstr(R"([["-left","Left"],["-right","Right"]])"));
  EXPECT_THAT(page, HasSubstr("no difference"));
  EXPECT_THAT(page, Not(HasSubstr("http")));
}

TEST_F(PairKit, NamesItsExcerptsAsThePageDoes) {
  const std::vector<KitPair> kit = make(kTwoModels);
  for (std::size_t index = 0; index < kit.size(); ++index) {
    EXPECT_EQ(kit[index].name, "pair-" + std::to_string(index + 1));
    EXPECT_EQ(kit[index].left.name, kit[index].name + "-left");
    EXPECT_EQ(kit[index].right.name, kit[index].name + "-right");
  }
}

TEST_F(PairKit, IsTheSameForTheSameSeedOnly) {
  const auto bytes = [&](std::uint64_t seed) {
    SurveyKitOptions options = kTwoModels;
    options.seed = seed;
    const std::vector<KitPair> kit = make(options);
    std::string all = write_answer_key(kit) + write_answer_sheet(kit) + make_survey_page(kit, ".ogg");
    for (const KitPair& pair : kit)
      for (const KitExcerpt* const side : {&pair.left, &pair.right}) all += as_text(write_midi(side->score));
    return all;
  };
  EXPECT_EQ(bytes(1), bytes(1));
  EXPECT_NE(bytes(1), bytes(2));
}

// A listener who prefers secret-a, then human pieces, fills in the sheet; the column of seconds stays empty.
TEST_F(PairKit, HasASheetWhoseAnswersCountForTheRightSources) {
  const std::vector<KitPair> kit = make(kTwoModels);
  const std::vector<std::string> liking = {"secret-a", "human", "secret-b"};
  const auto rank = [&](const KitExcerpt& side) {
    return std::find(liking.begin(), liking.end(), side.truth.model) - liking.begin();
  };
  std::string sheet = write_answer_sheet(kit);
  for (const KitPair& pair : kit) {
    const std::string row = "," + pair.name + ",,,";
    sheet.replace(sheet.find(row), row.size(),
                  "ann," + pair.name + (rank(pair.left) < rank(pair.right) ? ",left,," : ",right,,"));
  }
  const PairKey key = read_answer_key<PairForm>(as_bytes(write_answer_key(kit)), "key");
  const PairReport report = make_pair_report(read_answers(as_bytes(sheet), "sheet", key));
  ASSERT_EQ(report.pairs.size(), 3u);  // human : secret-a, human : secret-b, secret-a : secret-b
  EXPECT_EQ(report.pairs[0].second_wins, 4);
  EXPECT_EQ(report.pairs[1].first_wins, 4);
  EXPECT_EQ(report.pairs[2].first_wins, 4);
  EXPECT_EQ(report.left + report.right, 12);
}

TEST_F(PairKit, QuotesNamesWithCommasInItsKey) {
  const std::vector<KitPair> kit = make({.models = {"a, \"b\""}, .questions = 4});
  const PairKey key = read_answer_key<PairForm>(as_bytes(write_answer_key(kit)), "key");
  for (const KitPair& pair : kit) {
    EXPECT_EQ(key.questions.at(pair.name).left, pair.left.truth.model);
    EXPECT_EQ(key.questions.at(pair.name).right, pair.right.truth.model);
    EXPECT_EQ(key.questions.at(pair.name).era, pair.left.truth.era);
  }
}

TEST_F(PairKit, RefusesImpossibleRequests) {
  EXPECT_THAT(problem_of({.models = {}}), HasSubstr("need two sources"));
  EXPECT_THAT(problem_of({.models = {"a", "a"}}), HasSubstr("the model a is given twice"));
  EXPECT_THAT(problem_of({.models = {"a", "b", "c"}, .questions = 5}), HasSubstr("need 6 questions or more, not 5"));
  EXPECT_THAT(problem_of({.models = {"human"}}), HasSubstr("two of the sources are called human"));
  const SurveyComposer one_name = [](const std::string&, Era era, std::uint64_t number) {
    return support::aimless_composer()("gan", era, number);
  };
  EXPECT_THAT(problem_of({.models = {"x/gan", "y/gan"}}, one_name), HasSubstr("two of the sources are called gan"));
  EXPECT_THROW(make({.models = {"a", "b"}, .questions = 24}), Error);  // three pieces give four real excerpts an era
}

}  // namespace
}  // namespace clavier
