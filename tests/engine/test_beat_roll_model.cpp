#include <gtest/gtest.h>

#include "engine/make_roll_model.h"
#include "support/random_roll_checkpoint.h"

namespace clavier {
namespace {

std::unique_ptr<RollModel> small_model() {
  RollCheckpoint checkpoint{.network = {.kind = "beats", .channels = 8},
                            .eras = {{Era::baroque, {}}, {Era::romantic, {}}}};
  fill_at_random(checkpoint, 7);
  return make_roll_model(checkpoint);
}

PianoRoll drawn(const RollModel& model, Era era, int steps, std::uint64_t seed) {
  Random random(seed);
  return model.draw(era, steps, random);
}

TEST(BeatRollModel, DrawsRollsOfAnyLength) {
  const auto model = small_model();
  for (const int steps : {1, 5, 1000, 3001}) {
    const PianoRoll roll = drawn(*model, Era::baroque, steps, 1);
    EXPECT_EQ(roll.steps, steps);
    EXPECT_EQ(roll.channels, kRollChannels);
    EXPECT_EQ(roll.values.size(),
              static_cast<std::size_t>(kRollChannels) * static_cast<std::size_t>(steps) * kRollKeys);
  }
}

TEST(BeatRollModel, DrawsTheSameFromTheSameSeedAndOtherwiseSomethingElse) {
  const auto model = small_model();
  EXPECT_EQ(drawn(*model, Era::baroque, 500, 1), drawn(*model, Era::baroque, 500, 1));
  EXPECT_NE(drawn(*model, Era::baroque, 500, 1), drawn(*model, Era::baroque, 500, 2));
  EXPECT_NE(drawn(*model, Era::baroque, 500, 1), drawn(*model, Era::romantic, 500, 1));
}

TEST(BeatRollModel, DrawsNotesThatCanBeReadBack) {
  const auto model = small_model();
  const PianoRoll roll = drawn(*model, Era::baroque, 500, 1);
  const std::vector<GridNote> notes = read_roll(roll, model->reading(Era::baroque));
  EXPECT_FALSE(notes.empty());
  EXPECT_EQ(roll_of(notes, {.steps = 500}), roll);
}

}  // namespace
}  // namespace clavier
