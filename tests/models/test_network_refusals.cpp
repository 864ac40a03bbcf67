#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "models/sequence/make_sequence_model.h"
#include "support/random_checkpoint.h"
#include "support/small_networks.h"

namespace clavier {
namespace {

using testing::HasSubstr;

std::string refusal(const Checkpoint& checkpoint) {
  try {
    make_sequence_model(checkpoint)->logits();
  } catch (const Error& problem) {
    return problem.what();
  }
  return "";
}

TEST(Networks, RefuseTensorsThatDoNotFit) {
  const Checkpoint good = random_checkpoint(causal_lstm(3), Vocabulary::of_notes(), 2);
  Checkpoint bad = good;
  bad.tensors.erase("norm.bias");
  EXPECT_EQ(refusal(bad), "checkpoint has no tensor norm.bias of shape (36)");
  bad = good;
  bad.tensors["norm.bias"] = {.shape = {1, 36}, .values = std::vector<float>(36)};
  EXPECT_EQ(refusal(bad), "checkpoint has tensor norm.bias of shape (1, 36), not (36)");
  bad = good;
  bad.tensors["extra"] = {.shape = {1}, .values = {1}};
  EXPECT_EQ(refusal(bad), "checkpoint has tensor extra, which its network does not know");
  bad = good;
  for (float& value : bad.tensors["head.token.weight"].values) value = 3e38f;
  EXPECT_THAT(refusal(bad), HasSubstr("not finite"));
  bad = good;
  bad.model = "markov";
  EXPECT_THAT(refusal(bad), HasSubstr("markov"));
}

TEST(Networks, RefuseSeedWindowsThatDoNotFit) {
  Checkpoint bad = random_checkpoint(window("scalar", "uni8", false, 0), article(), 2);
  bad.tensors["seed_windows"] = {.shape = {1, 3}, .values = {2, 3, 4}};
  EXPECT_THAT(refusal(bad), HasSubstr("seed_windows"));
  bad.tensors["seed_windows"] = {.shape = {1, 7}, .values = {2, 3, 4, 5, 6, 5, 4}};
  EXPECT_THAT(refusal(bad), HasSubstr("seed_windows"));
}

TEST(Networks, RefuseInvalidOptions) {
  NetworkOptions network = causal_lstm(3);
  network.stack = "bi36,uni36";
  EXPECT_THROW(check_network(network), Misuse);
  network = causal_lstm(3);
  network.attention = 6;
  EXPECT_THROW(check_network(network), Misuse);
  network = causal_lstm(3);
  network.input = "scalar";
  EXPECT_THROW(check_network(network), Misuse);
}

}  // namespace
}  // namespace clavier
