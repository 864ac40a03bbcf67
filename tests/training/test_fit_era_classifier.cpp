#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "base/random.h"
#include "training/fitting/fit_era_classifier.h"
#include "training/fitting/linear_discriminants.h"
#include "training/fitting/logistic_regression.h"
#include "training/options/presets.h"

namespace clavier {
namespace {

/// So many features are noise, and the others are 0, so that few pieces are enough.
constexpr std::size_t kNoisyFeatures = 12;

/// Passages around a place in which the eras differ in the first feature and pieces in the second.
StyleExample example(Era era, const std::string& composer, Random& random) {
  StyleExample made{.era = era, .composer = composer};
  const double place = random.normal();
  for (int passage = 0; passage < 4; ++passage) {
    std::vector<float> features(kStyleFeatures);
    for (std::size_t feature = 0; feature < kNoisyFeatures; ++feature)
      features[feature] = static_cast<float>(0.1 * random.normal());
    features[0] += static_cast<float>(static_cast<int>(era));
    features[1] += static_cast<float>(place);
    made.passages.push_back(features);
  }
  return made;
}

std::vector<StyleExample> examples(int pieces, std::uint64_t seed) {
  Random random(seed);
  std::vector<StyleExample> made;
  for (int piece = 0; piece < pieces; ++piece)
    for (const Era era : kEras) made.push_back(example(era, std::to_string(piece), random));
  return made;
}

TEST(FitEraClassifier, LearnsToTellErasApart) {
  const EraClassifier model(fit_era_classifier(examples(40, 1)));
  EXPECT_GE(accuracy_of(make_confusion_matrix(model, examples(12, 2))), 0.95);
}

TEST(FitEraClassifier, NeedsPiecesOfAllEras) {
  std::vector<StyleExample> training = examples(2, 1);
  std::erase_if(training, [](const StyleExample& one) { return one.era == Era::baroque; });
  EXPECT_THROW(fit_era_classifier(training), Error);
}

TEST(DesignMatrix, WeighsErasAlikeAndPiecesByTheRootOfTheirPassages) {
  Random random(1);
  std::vector<StyleExample> training = {example(Era::baroque, "a", random), example(Era::romantic, "b", random),
                                        example(Era::romantic, "c", random)};
  training[2].passages.resize(1);
  const DesignMatrix columns = make_design_matrix(training);
  // Before scaling: baroque 4 * 1/2; romantic 4 * 1/4 and 1 * 1/2.
  EXPECT_NEAR(columns.weights[0], 0.5 / 3.5, 1e-6);
  EXPECT_NEAR(columns.weights[4], 0.25 / 3.5, 1e-6);
  EXPECT_NEAR(columns.weights[8], 0.5 / 3.5, 1e-6);
  EXPECT_EQ(columns.pieces, (std::vector<int>{0, 0, 0, 0, 1, 1, 1, 1, 2}));
}

TEST(LinearDiscriminants, FindWherePiecesDiffer) {
  const DesignMatrix columns = make_design_matrix(examples(30, 3));
  const RowMatrix found = fit_linear_discriminants(columns, 2);
  // The eras and the places of pieces are in the first two features; the others are noise.
  const float kept = found.leftCols(2).squaredNorm() / found.squaredNorm();
  EXPECT_GT(kept, 0.9F);
}

TEST(LinearDiscriminants, GiveThePassagesOfAPieceVarianceOne) {
  const DesignMatrix columns = make_design_matrix(examples(200, 4));
  const Matrix places = fit_linear_discriminants(columns, 2, 1e-6) * columns.features;
  double squared = 0;
  for (Eigen::Index first = 0; first < places.cols(); first += 4) {
    const Matrix piece = places.middleCols(first, 4);
    squared += (piece.colwise() - piece.rowwise().mean()).squaredNorm();
  }
  EXPECT_NEAR(squared / static_cast<double>(places.cols()), 2, 1e-3);  // 1 in each of the two directions
}

TEST(ConfusionMatrix, WeighsErasAlikeWhenBalanced) {
  ConfusionMatrix confusion{};
  confusion[0] = {9, 1, 0, 0};
  confusion[2] = {0, 0, 1, 1};
  EXPECT_DOUBLE_EQ(accuracy_of(confusion), 10.0 / 12);
  EXPECT_DOUBLE_EQ(balanced_accuracy_of(confusion), (0.9 + 0.5) / 2);
  EXPECT_EQ(accuracy_of({}), 0);
  EXPECT_EQ(balanced_accuracy_of({}), 0);
}

TEST(CrossValidateComposers, GainsNothingFromKnowingTheComposer) {
  Random random(5);
  std::vector<StyleExample> training;
  for (int composer = 0; composer < 20; ++composer) {
    StyleExample one{.era = kEras[static_cast<std::size_t>(composer) % 4], .composer = std::to_string(composer)};
    for (int passage = 0; passage < 3; ++passage) {
      std::vector<float> features(kStyleFeatures);
      features[static_cast<std::size_t>(composer)] = 1;  // nothing but the composer
      one.passages.push_back(features);
    }
    training.push_back(one);
  }
  EXPECT_EQ(accuracy_of(make_confusion_matrix(EraClassifier(fit_era_classifier(training)), training)), 1);
  EXPECT_LT(accuracy_of(cross_validate_composers(training)), 0.5);
}

TEST(CrossValidateComposers, SkipsFoldsWithoutWhichAnEraHasNoPieces) {
  EXPECT_EQ(accuracy_of(cross_validate_composers(examples(1, 6), 2)), 0);
  std::vector<StyleExample> training = examples(20, 6);
  for (StyleExample& one : training)
    if (one.era == Era::baroque) one.composer = "the only one";
  const ConfusionMatrix found = cross_validate_composers(training, 20);
  EXPECT_EQ(std::accumulate(found[0].begin(), found[0].end(), 0), 0);
  EXPECT_EQ(std::accumulate(found[2].begin(), found[2].end(), 0), 20);
}

TEST(ModelFamily, IsThatOfTheLastModelNamed) {
  EXPECT_EQ(requested_family({"--corpus", "gan"}), ModelFamily::sequences);
  EXPECT_EQ(requested_family({"--model", "gan-kuo-article"}), ModelFamily::gan);
  EXPECT_EQ(requested_family({"--model=era-classifier"}), ModelFamily::era_classifier);
  EXPECT_EQ(requested_family({"--model", "gan", "--model", "uni"}), ModelFamily::sequences);
  EXPECT_EQ(requested_family({"--model"}), ModelFamily::sequences);
  EXPECT_EQ(requested_family({"--model", "no-such-model"}), ModelFamily::sequences);
}

TEST(Presets, AreEachFoundByTheirNameAndFamily) {
  for (const Preset& preset : presets()) {
    EXPECT_EQ(&find_preset(preset.name), &preset);
    EXPECT_EQ(requested_family({"--model", std::string(preset.name)}), preset.family());
    EXPECT_THAT(list_presets(preset.family()), testing::HasSubstr(std::string(preset.name)));
  }
}

TEST(Presets, NameTheKnownOnesWhenAModelIsUnknownOrOfAnotherFamily) {
  EXPECT_THAT([] { find_preset("lookback"); }, testing::ThrowsMessage<Misuse>(testing::HasSubstr("block-attention")));
  EXPECT_THAT([] { find_sequence_preset("gan"); }, testing::ThrowsMessage<Misuse>(testing::HasSubstr("deep-bi")));
  EXPECT_THAT([] { find_gan_preset("uni"); }, testing::ThrowsMessage<Misuse>(testing::HasSubstr("gan-kuo-article")));
}

}  // namespace
}  // namespace clavier
