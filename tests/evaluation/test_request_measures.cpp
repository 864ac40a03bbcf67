#include <gtest/gtest.h>

#include "evaluation/pieces/plain_classifier.h"
#include "evaluation/pieces/request_measures.h"
#include "support/corpus_on_disk.h"
#include "support/random_transformer.h"

namespace clavier {
namespace {

TEST(PlainClassifier, TellsSetsApartThatDifferInOneFeature) {
  Random random(1);
  const auto example = [&](int label) {
    Vector features = Vector::Random(5);
    features(2) = static_cast<float>(label + 0.2 * random.normal());
    return LabelledFeatures{features, label};
  };
  std::vector<LabelledFeatures> examples;
  for (int index = 0; index < 90; ++index) examples.push_back(example(index % 3));
  const PlainClassifier classify(examples);
  int right = 0;
  for (int index = 0; index < 90; ++index) {
    const LabelledFeatures unseen = example(index % 3);
    Eigen::Index most = 0;
    classify(unseen.features).maxCoeff(&most);
    right += most == unseen.label ? 1 : 0;
  }
  EXPECT_GT(right, 75);
}

TEST(RequestMeasures, CountExactBarsMetersAndTempos) {
  const support::CorpusOnDisk corpus(Seconds{30});
  SilentProgress progress;
  const auto weights = std::make_shared<const TransformerWeights>(random_transformer(1));
  const RequestMeasures measures = measure_requests(weights, corpus.get(), 6, progress);
  EXPECT_EQ(measures.pieces, 6U);
  EXPECT_NEAR(measures.bars, 1, 1e-9);
  EXPECT_NEAR(measures.meter, 1, 1e-9);
  EXPECT_NEAR(measures.tempo, 1, 1e-9);
  EXPECT_LT(measures.key, 0.9);  // random weights know no keys
  EXPECT_GT(measures.downbeats, 0);
  EXPECT_LE(measures.downbeats, 1);
  EXPECT_EQ(measures.composers, 0U);  // the corpus has none of the model's
  EXPECT_FALSE(to_json(measures).contains("composer"));
}

}  // namespace
}  // namespace clavier
