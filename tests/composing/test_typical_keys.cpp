#include <gtest/gtest.h>

#include <set>

#include "base/scratch_folder.h"
#include "composing/compose.h"
#include "composing/open_piece_generator.h"
#include "composing/transposition.h"
#include "models/markov/markov.h"
#include "models/open_model.h"
#include "support/cadence.h"
#include "support/fake_models.h"
#include "support/random_checkpoint.h"
#include "support/small_networks.h"

namespace clavier {
namespace {

std::optional<KeyDistribution> keys_of_model(const std::filesystem::path& folder) {
  const Model model = open_model(folder);
  const auto* network = std::get_if<OpenSequenceModel>(&model.kind);
  return network ? network->keys : std::nullopt;
}

const Vocabulary kAlphabet = Vocabulary::of_notes();

ComposeOptions asked(std::uint64_t seed, const std::string& key = "") {
  ComposeOptions options;
  options.seed = seed;
  options.seconds = 15;
  options.key = key;
  return options;
}

SequenceModelFactory player() {
  return [] { return std::make_unique<support::FakeModel>(kAlphabet, support::noodling()); };
}

/// A distribution with all major pieces on one tonic and all minor pieces on another.
KeyDistribution only(int major, int minor) {
  KeyDistribution keys{};
  keys.at(static_cast<std::size_t>(major)) = 0.25;
  keys.at(static_cast<std::size_t>(kPitchClasses + minor)) = 0.75;
  return keys;
}

TEST(TypicalKeys, AreTheOnlyOnesOfTheDistribution) {
  for (int tonic = 0; tonic < kPitchClasses; ++tonic) {
    const Composition major =
        transpose_to_typical_key(finish_composition(cadence({tonic, Mode::major})), only(7, 2), asked(1), 0);
    const Composition minor =
        transpose_to_typical_key(finish_composition(cadence({tonic, Mode::minor})), only(7, 2), asked(1), 0);
    ASSERT_TRUE(major.key && minor.key);
    EXPECT_EQ(major.key->key, (Key{7, Mode::major}));
    EXPECT_EQ(minor.key->key, (Key{2, Mode::minor}));
  }
}

TEST(TypicalKeys, TransposeAPieceByTheNearestInterval) {
  const Composition piece = finish_composition(cadence({0, Mode::major}));
  const Composition moved = transpose_to_typical_key(piece, only(7, 2), asked(1), 0);
  EXPECT_EQ(moved.score.notes, transpose_on_piano(piece.score, -5).notes);
  EXPECT_TRUE(moved.has_asked_mode);
}

TEST(TypicalKeys, KeepAPieceInAModeThatNoPieceHas) {
  KeyDistribution keys{};
  keys[7] = 1;
  const Composition piece = finish_composition(cadence({0, Mode::minor}));
  EXPECT_EQ(transpose_to_typical_key(piece, keys, asked(1), 0).score, piece.score);
  EXPECT_EQ(transpose_to_typical_key(piece, KeyDistribution{}, asked(1), 0).score, piece.score);
}

TEST(TypicalKeys, KeepAPieceWithoutAKey) {
  EXPECT_EQ(transpose_to_typical_key(finish_composition(Score{}), only(7, 2), asked(1), 0).score, Score{});
}

TEST(TypicalKeys, DependOnSeedAndIndex) {
  KeyDistribution keys{};
  for (int tonic = 0; tonic < kPitchClasses; ++tonic) keys.at(static_cast<std::size_t>(tonic)) = 1.0 / kPitchClasses;
  const auto tonic_of = [&](std::uint64_t seed, std::uint64_t index) {
    return transpose_to_typical_key(finish_composition(cadence({0, Mode::major})), keys, asked(seed), index)
        .key->key.tonic;
  };
  std::set<int> of_seeds, of_indices;
  for (std::uint64_t number = 0; number < 100; ++number) {
    EXPECT_EQ(tonic_of(number, 0), tonic_of(number, 0));
    of_seeds.insert(tonic_of(number, 0));
    of_indices.insert(tonic_of(0, number));
  }
  EXPECT_EQ(of_seeds.size(), 12u);
  EXPECT_EQ(of_indices.size(), 12u);
}

TEST(TypicalKeys, ApplyToEveryPieceWithoutARequestedKey) {
  const PieceGenerator generator = make_piece_generator(player(), only(7, 2));
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Composition piece = generator(asked(seed), nullptr, 0),
                      original = make_piece_generator(player())(asked(seed), nullptr, 0);
    ASSERT_TRUE(original.key);
    const int tonic = original.key->key.mode == Mode::major ? 7 : 2;
    EXPECT_EQ(piece.score.notes,
              transpose_on_piano(original.score, nearest_interval(original.key->key.tonic, tonic)).notes);
  }
}

TEST(TypicalKeys, AreDeterministicForASeed) {
  const PieceGenerator generator = make_piece_generator(player(), only(7, 2));
  EXPECT_EQ(generator(asked(5), nullptr, 3).score, generator(asked(5), nullptr, 3).score);
  EXPECT_NE(generator(asked(5), nullptr, 3).score.notes, generator(asked(5), nullptr, 4).score.notes);
}

TEST(TypicalKeys, YieldToARequestedKey) {
  const Composition piece = make_piece_generator(player(), only(7, 2))(asked(5, "E major"), nullptr, 0);
  EXPECT_EQ(piece.score, make_piece_generator(player())(asked(5, "E major"), nullptr, 0).score);
}

TEST(TypicalKeys, YieldToAPrompt) {
  const Score prompt = finish_composition(cadence({1, Mode::major})).score;
  const Composition piece = make_piece_generator(player(), only(7, 2))(asked(5), &prompt, 0);
  EXPECT_EQ(piece.score, make_piece_generator(player())(asked(5), &prompt, 0).score);
}

TEST(TypicalKeys, ComeFromTheModelsFolder) {
  const ScratchFolder folder;
  Checkpoint checkpoint = random_checkpoint(causal_lstm(0), kAlphabet, 1);
  checkpoint.keys = only(7, 2);
  write_checkpoint(folder.path(), checkpoint, Precision::f32);
  EXPECT_EQ(keys_of_model(folder.path()), only(7, 2));
  const Composition piece = open_piece_generator(folder.path(), std::nullopt)(asked(1), nullptr, 0);
  EXPECT_EQ(
      piece.score,
      make_piece_generator(sequence_model_factory(open_model(folder.path())), only(7, 2))(asked(1), nullptr, 0).score);
}

TEST(TypicalKeys, AreNothingWhereTheModelHasNoDistribution) {
  const ScratchFolder folder;
  write_checkpoint(folder.path() / "network", random_checkpoint(causal_lstm(0), kAlphabet, 1), Precision::f32);
  write_markov(folder.path() / "chain", train_markov(std::vector<Events>{Events(20)}, kAlphabet));
  EXPECT_EQ(keys_of_model(folder.path() / "network"), std::nullopt);
  EXPECT_EQ(keys_of_model(folder.path() / "chain"), std::nullopt);
}

}  // namespace
}  // namespace clavier
