#include <gmock/gmock.h>

#include "evaluation/report/set_metrics.h"
#include "support/corpus_on_disk.h"
#include "support/partial_era_classifier.h"

namespace clavier {
namespace {

Note note(double second, double length, int pitch) {
  return {Beats{2 * second}, Beats{2 * length}, static_cast<Pitch>(pitch), 80, {}};
}

/// A scale, repeatedly up and down, without any fault.
MeasuredPiece scale(const std::string& group) {
  Score score;
  for (int place = 0; place < 40; ++place)
    score.notes.push_back(note(0.25 * place, 0.2, 60 + (place % 8 < 4 ? place % 8 : 8 - place % 8)));
  return {.score = score, .name = "scale", .group = group};
}

MeasuredPiece with(const std::vector<Note>& notes, const std::string& group) {
  MeasuredPiece piece = scale(group);
  piece.score.notes.insert(piece.score.notes.end(), notes.begin(), notes.end());
  sort_events(piece.score);
  return piece;
}

class SetMetrics : public testing::Test {
 protected:
  static constexpr Seconds kLength{10};

  Json metrics_of(const PieceSet& set, Era predicted = Era::modernist, bool extrapolated = false) {
    const EraClassifier style(support::partial_era_classifier(predicted));
    const EvaluationContext context = make_evaluation_context(corpus_.get(), style, kLength, silent_);
    return measure_set_metrics(set, context, make_era_reference(context, Era::modernist, 50), extrapolated);
  }
  PieceSet of_split(Split split, std::size_t pieces) const {
    const RealPieceSelection wanted{.split = split, .era = Era::modernist, .pieces = pieces, .length = kLength};
    return sample_real_pieces(corpus_.get(), wanted, Random(3));
  }

  SilentProgress silent_;
  const support::CorpusOnDisk corpus_{Seconds{105}};
};

TEST_F(SetMetrics, GiveThePredictedErasOfThePieces) {
  const PieceSet set{scale("a"), scale("b")};
  const Json right = metrics_of(set)["style"], wrong = metrics_of(set, Era::baroque)["style"];
  EXPECT_EQ(right["accuracy"], Json({1.0, 1.0, 1.0}));
  EXPECT_EQ(wrong["accuracy"], Json({0.0, 0.0, 0.0}));
  EXPECT_EQ(wrong["predicted"]["baroque"], Json({1.0, 1.0, 1.0}));
  EXPECT_EQ(wrong["predicted"]["modernist"], Json({0.0, 0.0, 0.0}));
  EXPECT_NEAR(right["probability"][0].get<double>(), std::exp(4) / (std::exp(4) + 3), 1e-5);
}

TEST_F(SetMetrics, CountDegeneratePieces) {
  std::vector<Note> hammering;
  for (int repetition = 0; repetition < 17; ++repetition) hammering.push_back(note(10 + 0.25 * repetition, 0.2, 72));
  const PieceSet set{scale("sound"), with(hammering, "repeating"), with({note(1, 31, 90)}, "hanging"),
                     with({note(0.1, 0.1, 60)}, "doubled"), with({note(15, 1, 60)}, "silent for 5.05 s")};
  EXPECT_EQ(metrics_of(set)["degeneracy"],
            Json({{"repeating", 1}, {"overlapping_notes", 1}, {"hanging_notes", 1}, {"silent", 1}}));
}

TEST_F(SetMetrics, FindTrainingSetOverlap) {
  PieceSet set = of_split(Split::train, 1);
  set.push_back(scale("own"));
  const Json originality = metrics_of(set)["originality"];
  EXPECT_EQ(originality["longest_of_all"], 80);
  EXPECT_EQ(originality["ngram_overlap_8"][0], 0.5);
  EXPECT_EQ(originality["ngram_overlap_12"][0], 0.5);
  EXPECT_EQ(originality["ngram_overlap_16"][0], 0.5);
  EXPECT_NEAR(originality["longest_seconds"][2].get<double>(), 79.0 / 8, 1e-9);  // the copy has 80 onsets
}

TEST_F(SetMetrics, CountGroupsInTheOrderInWhichTheyAppear) {
  const PieceSet set{scale("b"), scale("a"), scale("b")};
  EXPECT_EQ(group_numbers(set), (std::vector<std::size_t>{0, 1, 0}));
  const Json metrics = metrics_of(set);
  EXPECT_EQ(metrics["pieces"], 3);
  EXPECT_EQ(metrics["groups"], 2);
  EXPECT_TRUE(group_numbers({}).empty());
}

TEST_F(SetMetrics, HaveNoDistancesForASinglePiece) {
  const Json metrics = metrics_of({scale("alone")});
  EXPECT_TRUE(metrics["style"]["embedding"].is_null());
  EXPECT_TRUE(metrics["features"].is_null());
  EXPECT_EQ(metrics["metrics"]["note count"], Json({40.0, 40.0, 40.0}));
}

TEST_F(SetMetrics, ExtrapolateWhereRequestedAndSamplesSuffice) {
  const PieceSet many = of_split(Split::train, 40), few = of_split(Split::train, 39);
  EXPECT_TRUE(metrics_of(many, Era::modernist, true)["style"]["embedding"].contains("extrapolated"));
  EXPECT_FALSE(metrics_of(many)["style"]["embedding"].contains("extrapolated"));
  EXPECT_FALSE(metrics_of(few, Era::modernist, true)["style"]["embedding"].contains("extrapolated"));
}

TEST_F(SetMetrics, PlaceRealMusicNearTraining) {
  const Json embedding = metrics_of(of_split(Split::validation, 30))["style"]["embedding"];
  EXPECT_EQ(embedding["pieces"], 30);
  const double ratio = embedding["distance"].get<double>() / embedding["real_vs_real"].get<double>();
  EXPECT_GT(ratio, 0.5);
  EXPECT_LT(ratio, 2);
}

TEST_F(SetMetrics, FindTheModeOfTheKeys) {
  const Json keys = metrics_of({scale("a"), scale("b")})["keys"];
  EXPECT_EQ(keys.size(), 4U);
  EXPECT_EQ(keys["stability"][0].get<double>(), 1);
  EXPECT_GT(keys["confidence"][0].get<double>(), 0);
  EXPECT_GE(keys["margin"][0].get<double>(), 0);
}

}  // namespace
}  // namespace clavier
