#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "models/sequence/likelihood.h"
#include "support/fake_models.h"

namespace clavier {
namespace {

const Vocabulary kNotes = Vocabulary::of_notes({{60, 64, 67}});

Events chord_and_note() {
  return {{.token = static_cast<std::uint16_t>(kNotes.opening(60)), .shift = 3, .duration = 4, .velocity = 5},
          {.token = static_cast<std::uint16_t>(kNotes.joining(64)), .shift = 0, .duration = 4, .velocity = 5},
          {.token = static_cast<std::uint16_t>(kNotes.find({60, 64, 67})), .shift = 3, .duration = 4, .velocity = 5}};
}

Likelihood piece_of(double pitch, std::uint64_t notes) {
  Likelihood piece{.events = notes, .notes = notes};
  piece.nats[0] = pitch;
  return piece;
}

TEST(Likelihood, CountsOnlyTheFieldsThatAnEventHas) {
  support::FakeModel model(kNotes);
  const Likelihood likelihood = likelihood_of(model, chord_and_note());
  EXPECT_EQ(likelihood.symbols, (std::array<std::uint64_t, kFields>{4, 2, 3, 3}));
  EXPECT_EQ(likelihood.events, 3u);
  EXPECT_EQ(likelihood.notes, 5u);
}

TEST(Likelihood, IsTheLogarithmOfTheAlphabetForEqualProbabilities) {
  support::FakeModel model(kNotes);
  const Likelihood likelihood = likelihood_of(model, chord_and_note());
  EXPECT_NEAR(likelihood.pitch(), 4 * std::log(kNotes.size(Field::token)), 1e-9);
  EXPECT_NEAR(likelihood.velocity(), 3 * std::log(kNotes.size(Field::velocity)), 1e-9);
  EXPECT_NEAR(likelihood.rhythm(), 2 * std::log(kNotes.size(Field::shift)) + 3 * std::log(kNotes.size(Field::duration)),
              1e-9);
}

TEST(Likelihood, AcceptsLogitsOfAnyScale) {
  support::FakeModel model(kNotes, [](Field, const Events&, std::vector<float>& logits) {
    for (float& logit : logits) logit += 1000.0f;
  });
  EXPECT_NEAR(likelihood_of(model, chord_and_note()).pitch(), 4 * std::log(kNotes.size(Field::token)), 1e-6);
}

TEST(Likelihood, IsIndependentOfThePieceBefore) {
  support::FakeModel model(kNotes, support::noodling());
  const double first = likelihood_of(model, chord_and_note()).total();
  EXPECT_EQ(likelihood_of(model, chord_and_note()).total(), first);
}

TEST(LikelihoodReport, GivesTheMeanOfAllNotesInsideItsInterval) {
  std::vector<Likelihood> pieces;
  for (int index = 0; index < 30; ++index) pieces.push_back(piece_of(100 + 10 * index, 100));
  const LikelihoodReport report = summarise(pieces, Random(1));
  EXPECT_NEAR(report.pitch.mean, 2.45, 1e-9);
  EXPECT_LT(report.pitch.low, 2.45);
  EXPECT_GT(report.pitch.high, 2.45);
  EXPECT_NEAR(report.pitch.high - report.pitch.low, 2 * 1.96 * 0.866 / std::sqrt(30.0), 0.12);
}

TEST(LikelihoodReport, IsDeterministicForASeed) {
  const std::vector<Likelihood> pieces = {piece_of(1, 1), piece_of(5, 2), piece_of(4, 3)};
  EXPECT_EQ(summarise(pieces, Random(3)).pitch, summarise(pieces, Random(3)).pitch);
}

TEST(LikelihoodReport, IsZeroWithoutPieces) {
  EXPECT_EQ(summarise({}, Random(1)).total, ConfidenceInterval{});
  EXPECT_EQ(summarise(std::vector<Likelihood>(3), Random(1)).total, ConfidenceInterval{});
}

}  // namespace
}  // namespace clavier
