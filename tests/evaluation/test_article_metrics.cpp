#include <gmock/gmock.h>

#include <numeric>

#include "base/error.h"
#include "evaluation/report/article_metrics.h"
#include "support/corpus_on_disk.h"

namespace clavier {
namespace {

/// Eight training pieces, each with five whole rolls.
class ArticleOnACorpus : public testing::Test {
 protected:
  ArticleReference reference(std::size_t rolls = 50) {
    return make_article_reference(corpus_.get(), {.split = Split::validation, .era = Era::modernist, .pieces = rolls},
                                  silent_);
  }
  /// The first `count` pieces of the corpus, uncut.
  PieceSet pieces(std::size_t count) const {
    PieceSet set;
    for (std::size_t index = 0; index < count; ++index)
      set.push_back({.score = corpus_.get().score(index), .name = "piece " + std::to_string(index), .group = "g"});
    return set;
  }
  Json json_of(const PieceSet& set) { return measure_article_metrics(set, reference(), silent_).json; }

  SilentProgress silent_;
  const support::CorpusOnDisk corpus_{Seconds{105}};
};

TEST_F(ArticleOnACorpus, FindsACopyOfTrainingMusic) {
  const Json nearest = json_of(pieces(2))["nearest"];
  EXPECT_EQ(nearest["rmse"], Json({0.0, 0.0, 0.0}));
  EXPECT_EQ(nearest["overlap"], Json({1.0, 1.0, 1.0}));
}

TEST_F(ArticleOnACorpus, CountsSharesOfAllPitches) {
  const Json metrics = json_of(pieces(3));
  const auto pitches = metrics["histogram"].get<std::vector<double>>();
  const auto classes = metrics["pitch_classes"].get<std::vector<double>>();
  ASSERT_EQ(pitches.size(), 128u);
  ASSERT_EQ(classes.size(), 12u);
  EXPECT_NEAR(std::accumulate(pitches.begin(), pitches.end(), 0.0), 1, 1e-9);
  EXPECT_NEAR(classes[0], pitches[48] + pitches[60], 1e-9);  // the pieces lie within two octaves
}

TEST_F(ArticleOnACorpus, MeasuresPitchClassDistancesFromTraining) {
  EXPECT_NEAR(json_of(pieces(8))["pitch_class_distance"].get<double>(), 0, 1e-9);
  PieceSet single = pieces(1);
  for (Note& note : single[0].score.notes) note.pitch = 60;
  const Json metrics = json_of(single);
  const Json all = json_of(pieces(8));
  EXPECT_NEAR(metrics["pitch_class_distance"].get<double>(), 1 - all["pitch_classes"][0].get<double>(), 1e-9);
}

TEST_F(ArticleOnACorpus, NamesTheKeysOfTheFirstEight) {
  const Json keys = json_of(pieces(11))["keys"];
  ASSERT_EQ(keys.size(), 8u);
  EXPECT_EQ(keys[7]["piece"], "piece 7");
  EXPECT_TRUE(keys[0]["key"].is_string());
}

TEST_F(ArticleOnACorpus, ComparesSetsOfAtLeastTwentyRolls) {
  PieceSet set = pieces(10);
  EXPECT_TRUE(json_of(set)["sets"].is_null());
  const PieceSet again = set;
  set.insert(set.end(), again.begin(), again.end());
  EXPECT_EQ(json_of(set)["sets"]["rolls"], 20);
}

TEST_F(ArticleOnACorpus, HasTheArticlesControls) {
  const Json code = json_of(pieces(2))["code"];
  EXPECT_LT(code["empty"].get<double>(), code["held_out"][1].get<double>());  // silence is nearest of all
  EXPECT_GT(code["random_image"].get<double>(), code["noise"].get<double>());
  EXPECT_EQ(code["generated"].size(), 3u);
}

TEST_F(ArticleOnACorpus, PlotsHistogramAndNeighbours) {
  const ArticleMetrics metrics = measure_article_metrics(pieces(2), reference(), silent_);
  EXPECT_THAT(metrics.histogram, testing::StartsWith("<svg"));
  EXPECT_THAT(metrics.nearest, testing::HasSubstr("Nobody, Piece 0"));
}

TEST_F(ArticleOnACorpus, UsesNoMoreRollsOfEachHalfThanRequested) {
  EXPECT_EQ(reference(7).half.size(), 7u);
  EXPECT_EQ(reference(50).half.size(), 20u);
  EXPECT_EQ(reference(50).training_rolls.size(), 8u);
  EXPECT_EQ(reference(50).held_out_rolls.size(), 3u);
}

TEST_F(ArticleOnACorpus, NeedsMusicOfTheEra) {
  EXPECT_THROW(
      make_article_reference(corpus_.get(), {.split = Split::validation, .era = Era::baroque, .pieces = 5}, silent_),
      Error);
}

}  // namespace
}  // namespace clavier
