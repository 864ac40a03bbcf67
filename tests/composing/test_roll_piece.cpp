#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "analysis/metrics/degeneracy.h"
#include "base/error.h"
#include "composing/playability/playable_hands.h"
#include "composing/roll_piece.h"
#include "encoding/bins.h"
#include "support/compose_all.h"
#include "support/fake_roll_model.h"

namespace clavier {
namespace {

using support::cadences;
using support::FakeRollModel;
using support::noise;

ComposeOptions seeded_options(std::uint64_t seed, double seconds = 20) {
  ComposeOptions options;
  options.seed = seed;
  options.seconds = seconds;
  return options;
}

TEST(RollPiece, IsDeterministicForASeed) {
  const FakeRollModel model(cadences());
  EXPECT_EQ(compose_roll(model, Era::modernist, seeded_options(5)).score,
            compose_roll(model, Era::modernist, seeded_options(5)).score);
  EXPECT_NE(compose_roll(model, Era::modernist, seeded_options(5)).score,
            compose_roll(model, Era::modernist, seeded_options(6)).score);
}

TEST(RollPiece, IsIndependentOfTheNumberOfThreads) {
  const PieceGenerator generator = make_piece_generator(std::make_shared<FakeRollModel>(cadences()), Era::modernist);
  const auto alone = compose_all(generator, seeded_options(1), 1);
  const auto together = compose_all(generator, seeded_options(1), 2);
  for (std::size_t index = 0; index < 4; ++index) EXPECT_EQ(alone[index].score, together[index].score);
  EXPECT_NE(alone[0].score.notes, alone[1].score.notes);
}

TEST(RollPiece, LastsAboutAsLongAsRequestedAtAnyTempo) {
  const FakeRollModel model(cadences());
  for (const double tempo : {60.0, 120.0, 200.0}) {
    ComposeOptions options = seeded_options(3, 90);
    options.tempo = tempo;
    const Score score = compose_roll(model, Era::modernist, options).score;
    EXPECT_NEAR(score.tempo.seconds_at(score.notes.back().onset).value, 90, 13.5) << tempo;
    EXPECT_EQ(score.tempo.bpm_at({}), tempo);
  }
}

TEST(RollPiece, HasAboutAsManyNotesAsRequested) {
  for (const auto& player : {cadences(), noise(0.03)}) {
    ComposeOptions options;
    options.notes = 300;
    const Score score = compose_roll(FakeRollModel(player), Era::modernist, options).score;
    EXPECT_NEAR(static_cast<double>(score.notes.size()), 300, 45);
  }
}

TEST(RollPiece, BeginsAtOnceAndEndsOnASustainedTonicChord) {
  const FakeRollModel model(cadences());
  const Composition piece = compose_roll(model, Era::modernist, seeded_options(3));
  EXPECT_EQ(piece.score.notes.front().onset, Beats{});
  EXPECT_TRUE(piece.ends_on_tonic);
  const Note& last = piece.score.notes.back();
  for (const Note& note : piece.score.notes)
    EXPECT_GE(end_of(note).value, note.onset < last.onset ? 0 : end_of(last).value);
  EXPECT_GE(last.duration.value, 2 * kMinRingingSeconds);
}

TEST(RollPiece, DropsNotesThatBeganBeforeItsFirstStep) {
  const auto held = [](int steps, Random&) {
    std::vector<GridNote> notes{{0, 400, 61, 80}};
    for (int step = 40; step < steps; step += 12) notes.push_back({step, 10, static_cast<Pitch>(60 + step % 7), 80});
    std::erase_if(notes, [](const GridNote& note) { return note.pitch == 61 && note.onset > 0; });
    return notes;
  };
  for (const int channels : {kKuoChannels, kRollChannels})
    for (const Note& note : compose_roll(FakeRollModel(held, channels), Era::modernist, seeded_options(1)).score.notes)
      EXPECT_NE(note.pitch, 61);
}

TEST(RollPiece, TransposesToTheRequestedKey) {
  ComposeOptions options = seeded_options(3);
  options.key = "E major";
  const Composition piece = compose_roll(FakeRollModel(cadences()), Era::modernist, options);
  EXPECT_TRUE(piece.has_asked_mode);
  EXPECT_EQ(piece.key->key, (Key{4, Mode::major}));
}

TEST(RollPiece, ReportsWhatHandsCannotPlay) {
  EXPECT_EQ(compose_roll(FakeRollModel(cadences()), Era::modernist, seeded_options(1)).changes, PlayabilityEdits{});
  const PlayabilityEdits changes = compose_roll(FakeRollModel(noise()), Era::modernist, seeded_options(1)).changes;
  EXPECT_GT(changes.unreachable, 0);
  EXPECT_GT(changes.short_note_artefacts, 0);
}

TEST(RollPiece, IsEmptyWhenNothingWasGenerated) {
  const FakeRollModel silent([](int, Random&) { return std::vector<GridNote>{}; });
  EXPECT_TRUE(compose_roll(silent, Era::modernist, seeded_options(1)).score.notes.empty());
}

TEST(RollPiece, IsGeneratedAgainWhenItHasAlmostNoMusic) {
  // Every second generated roll has two notes.
  const auto player = [](int steps, Random& random) {
    if (random.bits() % 2 == 0) return std::vector<GridNote>{{100, 40, 60, 80}, {300, 40, 64, 80}};
    return cadences()(steps, random);
  };
  for (std::uint64_t seed = 1; seed <= 10; ++seed)
    EXPECT_GT(compose_roll(FakeRollModel(player), Era::modernist, seeded_options(seed)).score.notes.size(), 50U)
        << seed;
}

RC_GTEST_PROP(RollPiece, HasNoHangingOrOverlappingNotesWithAnyModel, (std::uint64_t seed)) {
  const Score score = compose_roll(FakeRollModel(noise()), Era::modernist, seeded_options(seed)).score;
  const Degeneracy degeneracy = degeneracy_of(score);
  RC_ASSERT(degeneracy.overlapping_notes == 0);
  RC_ASSERT(degeneracy.hanging_notes == 0);
  RC_ASSERT(!score.notes.empty());
}

TEST(RollPiece, RefusesOptionsOfSequenceModels) {
  ComposeOptions bold = seeded_options(1);
  bold.sampling.temperature = 1.5;
  EXPECT_THROW(check_roll_options(bold, nullptr), Misuse);
  ComposeOptions forgetful = seeded_options(1);
  forgetful.ngram_cache = false;
  EXPECT_THROW(check_roll_options(forgetful, nullptr), Misuse);
  const Score prompt;
  EXPECT_THROW(check_roll_options(seeded_options(1), &prompt), Misuse);
  EXPECT_NO_THROW(check_roll_options(seeded_options(1), nullptr));
}

TEST(RollPiece, NeedsAnEraOfTheModel) {
  const FakeRollModel model(cadences());
  EXPECT_EQ(era_of(model, Era::romantic), Era::romantic);
  EXPECT_THROW(era_of(model, Era::baroque), Misuse);
  EXPECT_THROW(era_of(model, std::nullopt), Misuse);
}

}  // namespace
}  // namespace clavier
