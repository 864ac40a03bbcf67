#include <gtest/gtest.h>

#include <algorithm>

#include "models/gan/beat_gan_model.h"
#include "models/gan/make_roll_model.h"
#include "support/random_gan_checkpoint.h"

namespace clavier {
namespace {

std::unique_ptr<RollModel> small_model() {
  GanCheckpoint checkpoint{.network = {.kind = "beat_gan", .channels = 8},
                           .eras = {{Era::baroque, {}}, {Era::romantic, {}}}};
  fill_at_random(checkpoint, 7);
  return make_roll_model(checkpoint);
}

PianoRoll generate_roll(const RollModel& model, Era era, int steps, std::uint64_t seed) {
  Random random(seed);
  return model.generate(era, steps, random);
}

TEST(BeatGanModel, GeneratesRollsOfAnyLength) {
  const auto model = small_model();
  for (const int steps : {1, 5, 1000, 3001}) {
    const PianoRoll roll = generate_roll(*model, Era::baroque, steps, 1);
    EXPECT_EQ(roll.steps, steps);
    EXPECT_EQ(roll.channels, kRollChannels);
    EXPECT_EQ(roll.values.size(),
              static_cast<std::size_t>(kRollChannels) * static_cast<std::size_t>(steps) * kRollPitches);
  }
}

TEST(BeatGanModel, IsDeterministicForASeed) {
  const auto model = small_model();
  EXPECT_EQ(generate_roll(*model, Era::baroque, 500, 1), generate_roll(*model, Era::baroque, 500, 1));
  EXPECT_NE(generate_roll(*model, Era::baroque, 500, 1), generate_roll(*model, Era::baroque, 500, 2));
  EXPECT_NE(generate_roll(*model, Era::baroque, 500, 1), generate_roll(*model, Era::romantic, 500, 1));
}

TEST(BeatGanModel, GeneratesNotesThatCanBeReadBack) {
  const auto model = small_model();
  const PianoRoll roll = generate_roll(*model, Era::baroque, 500, 1);
  const std::vector<GridNote> notes = read_roll(roll, model->reading(Era::baroque));
  EXPECT_FALSE(notes.empty());
  EXPECT_EQ(roll_of(notes, {.steps = 500}), roll);
}

/// Tests a network whose output depends only on pitch classes.
TEST(BeatGanModel, TransposesItsPitchClassesUpToTheTonic) {
  GanCheckpoint checkpoint{.network = {.kind = "beat_gan", .channels = 8}, .eras = {{Era::baroque, {}}}};
  fill_at_random(checkpoint, 7);
  for (const char* name : {"keyboard.weight", "keyboard.bias", "voices.weight", "voices.bias"})
    std::fill(checkpoint.tensors.at(name).values.begin(), checkpoint.tensors.at(name).values.end(), 0.0f);
  const BeatGanModel model(checkpoint);
  Random random(1);
  StructuredLatent latent = sample_latent(20, {}, random);
  const std::vector<float> edges = make_edge_features(20, 0, 20);
  latent.tonic = 0;
  const RowMatrix low = model.logits(latent, edges, 0).pitch_classes;
  latent.tonic = 5;
  const OnsetLogits high = model.logits(latent, edges, 0);
  EXPECT_TRUE(high.pitches.leftCols(kRollPitches).isZero());
  for (int of = 0; of < kPitchClasses; ++of)
    EXPECT_TRUE(high.pitch_classes.col((of + 5) % kPitchClasses).isApprox(low.col(of))) << of;
  EXPECT_FALSE(high.pitch_classes.col(0).isApprox(low.col(0)));
}

TEST(BeatGanModel, GeneratesEachEraInItsOwnKeys) {
  GanCheckpoint checkpoint{.network = {.kind = "beat_gan", .channels = 8},
                           .eras = {{Era::baroque, {}}, {Era::romantic, {}}}};
  fill_at_random(checkpoint, 7);
  std::vector<float>& tonics = checkpoint.tensors.at("tonics").values;
  std::fill(tonics.begin(), tonics.end(), 0.0f);
  tonics[0] = tonics[kPitchClasses] = 1;
  const auto before = make_roll_model(checkpoint);
  tonics[kPitchClasses] = 0;
  tonics[kPitchClasses + 7] = 1;
  const auto after = make_roll_model(checkpoint);
  EXPECT_EQ(generate_roll(*before, Era::baroque, 500, 1), generate_roll(*after, Era::baroque, 500, 1));
  EXPECT_NE(generate_roll(*before, Era::romantic, 500, 1), generate_roll(*after, Era::romantic, 500, 1));
}

}  // namespace
}  // namespace clavier
