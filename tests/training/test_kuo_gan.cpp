#include <gtest/gtest.h>

#include "models/gan/kuo_gan_model.h"
#include "support/random_gan_checkpoint.h"
#include "training/networks/network_weights.h"
#include "training/networks/roll_gan.h"

namespace clavier {
namespace {

torch::Tensor no_eras(std::int64_t batch) { return torch::zeros({batch}, torch::kLong); }

TEST(KuoGan, GeneratesRollsOfTheArticlesSize) {
  const RollGan gan = make_roll_gan(small_roll_network(), 1);
  const torch::Tensor rolls = gan.generator->forward(gan.generator->noise(2), no_eras(2));
  EXPECT_EQ(rolls.sizes().vec(), (std::vector<std::int64_t>{2, 1, kRollSteps, kRollPitches}));
  EXPECT_EQ(gan.critic->forward(rolls, no_eras(2)).sizes().vec(), (std::vector<std::int64_t>{2, 1}));
}

TEST(KuoGan, HasAsManyWeightsAsTheArticles) {
  const RollGan gan = make_roll_gan({.kind = "kuo_gan", .channels = 32, .critic = 64}, 1);
  std::int64_t generator = 0, critic = 0;
  for (const auto& weight : gan.generator->parameters()) generator += weight.numel();
  for (const auto& weight : gan.critic->parameters()) critic += weight.numel();
  EXPECT_EQ(generator, 125 * 21 * 21 * (100 + 2) + 25 * (21 * 32 + 2 * 32 * 32 + 32) + 3 * 2 * 32);
  EXPECT_EQ(critic, 25 * 64 + 64 + 25 * 64 * 128 + 128 + 250 * 21 * 128 + 1);
}

TEST(KuoGan, SendsGradientsToEveryParameter) {
  const RollGan gan = make_roll_gan(small_roll_network(), 1);
  gan.critic->forward(gan.generator->forward(gan.generator->noise(3), no_eras(3)), no_eras(3)).sum().backward();
  for (torch::nn::Module* network : std::initializer_list<torch::nn::Module*>{gan.generator.get(), gan.critic.get()}) {
    for (const auto& parameter : network->named_parameters()) {
      ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
      EXPECT_GT(parameter.value().grad().abs().sum().item<double>(), 0) << parameter.key();
    }
  }
}

TEST(KuoGan, GeneratesWhatTheInferenceModelGenerates) {
  const GanCheckpoint checkpoint = random_roll_checkpoint(small_roll_network(), 9);
  const RollGan gan = make_roll_gan(checkpoint.network, 1);
  load_tensors(*gan.generator, checkpoint.tensors);
  gan.generator->eval();
  const torch::NoGradGuard guard;
  torch::manual_seed(4);
  const torch::Tensor noise = gan.generator->noise(1);
  const torch::Tensor generated = gan.generator->forward(noise, no_eras(1)).contiguous();
  const Vector same = Eigen::Map<const Vector>(noise.data_ptr<float>(), noise.numel());
  const PianoRoll roll = KuoGanModel(checkpoint).generate(same);
  ASSERT_EQ(roll.values.size(), static_cast<std::size_t>(generated.numel()));
  for (std::size_t cell = 0; cell < roll.values.size(); ++cell)
    ASSERT_NEAR(roll.values[cell], generated.data_ptr<float>()[cell], 1e-4F) << cell;
}

TEST(KuoGan, IsNearlyTheSameInMixedPrecision) {
  torch::manual_seed(6);
  const RollGan gan = make_roll_gan(small_roll_network(), 1);
  gan.critic->eval();  // no dropout
  const torch::NoGradGuard guard;
  const torch::Tensor noise = gan.generator->noise(4);
  const torch::Tensor generated = gan.generator->forward(noise, no_eras(4)),
                      logits = gan.critic->forward(generated, no_eras(4));
  gan.generator->set_product_type(torch::kBFloat16);
  gan.critic->set_product_type(torch::kBFloat16);
  const torch::Tensor coarse = gan.generator->forward(noise, no_eras(4));
  EXPECT_EQ(coarse.scalar_type(), torch::kFloat32);
  EXPECT_FALSE(torch::equal(coarse, generated));
  EXPECT_LT((coarse - generated).abs().mean().item<double>(), 0.02 * generated.std().item<double>());
  EXPECT_LT((gan.critic->forward(generated, no_eras(4)) - logits).abs().max().item<double>(),
            0.05 * logits.abs().max().item<double>());
}

TEST(KuoGan, NamesItsTensorsAsTheInferenceModelDoes) {
  const GanOptions network{.kind = "kuo_gan"};
  const RollGan gan = make_roll_gan(network, 1);
  GanCheckpoint checkpoint{
      .network = network, .eras = {{Era::baroque, kKuoReadOptions}}, .tensors = tensors_of(*gan.generator)};
  EXPECT_NO_THROW(check_gan_tensors(checkpoint));
}

}  // namespace
}  // namespace clavier
