#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "midi/midi_reader.h"
#include "models/gan/make_roll_model.h"
#include "support/random_gan_checkpoint.h"
#include "training/gan/gan_trainer.h"

namespace clavier {
namespace {

std::vector<GridPiece> first_pieces(const std::filesystem::path& folder, std::size_t first, std::size_t count) {
  std::vector<GridPiece> pieces;
  const std::vector<std::filesystem::path> files = list_files(folder, {".mid"});
  for (std::size_t index = first; index < std::min(files.size(), first + count); ++index)
    pieces.push_back(remove_overlaps(grid_notes(read_midi_file(files[index]).score)));
  return pieces;
}

/// The critic's loss in the last line of the log.
double last_critic_loss(const std::filesystem::path& folder) {
  const std::string lines = read_text(folder / "log.jsonl");
  const std::string last = lines.substr(lines.rfind('\n', lines.size() - 2) + 1);
  return parse_json(last, "log.jsonl").at("critic_loss");
}

TEST(RollsOfACorpus, TeachTheCriticWithinSeconds) {
  if (std::getenv("CLAVIER_CORPUS") == nullptr) GTEST_SKIP() << "CLAVIER_CORPUS is not set: no corpus to train on";
  const std::filesystem::path eras = std::filesystem::path(std::getenv("CLAVIER_CORPUS")) / "giantmidi-eras";
  GanTask task{.network = small_roll_network(),
               .options = {.loss = "bce",
                           .learning_rate = 1e-4,
                           .critic_learning_rate = 1e-3,
                           .energy_distance = 0,
                           .ema_decay = 0,
                           .batch = 8,
                           .steps = 24,
                           .validate_every = 8,
                           .validation_rolls = 8,
                           .sample_every = 0}};
  RollMusic music;
  for (const Era era : kEras) {
    task.eras.push_back({era, kKuoReadOptions});
    music.training.push_back(first_pieces(eras / to_string(era), 0, 6));
    music.validation.push_back(first_pieces(eras / to_string(era), 6, 2));
  }
  const auto folder = std::filesystem::path(testing::TempDir()) / "clavier_test_rolls_of_a_corpus";
  std::filesystem::remove_all(folder);
  SilentProgress progress;
  EXPECT_EQ(train_gan(task, music, {folder}, {progress}).steps, 24);
  EXPECT_LT(last_critic_loss(folder), 1.0);  // it starts at 2 log 2
  EXPECT_EQ(make_roll_model(read_gan_checkpoint(folder))->eras().size(), kEras.size());
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace clavier
