#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "grid_scores.h"
#include "transcription/engraving/simplify_lengths.h"

namespace clavier {
namespace {

using testing::ElementsAre;

std::vector<double> lengths(const std::vector<Note>& notes, std::vector<bool> graces = {}) {
  const Score score = score_of_notes(notes);
  graces.resize(notes.size());
  std::vector<double> lengths;
  for (const Note& note : simplify_lengths(score, graces).notes) lengths.push_back(note.duration.value);
  return lengths;
}

TEST(SimplifyLengths, ExtendsNotesToTheNextOnsetOfTheirHand) {
  EXPECT_THAT(lengths({right(0, 0.8), right(1, 1.2), right(2, 2)}), ElementsAre(1, 1, 2));
}

TEST(SimplifyLengths, KeepsRestsAfterShortNotes) {
  EXPECT_THAT(lengths({right(0, 0.9), right(3, 1)}), ElementsAre(1, 1));
}

TEST(SimplifyLengths, SustainsTheBassUnderAnAccompaniment) {
  EXPECT_THAT(lengths({left(0, 3.9, 36), left(1, 1, 48), left(2, 1, 52), left(3, 1, 55)}), ElementsAre(4, 1, 1, 1));
}

TEST(SimplifyLengths, EndsNotesBeforeTheNextOnsetOfTheirPitch) {
  EXPECT_THAT(lengths({left(0, 4, 60), right(2, 2, 60)}), ElementsAre(2, 2));
}

TEST(SimplifyLengths, KeepsGraceNotes) {
  EXPECT_THAT(lengths({right(0, 0.9, 70), right(1, 0.125, 71), right(1, 1, 72)}, {false, true, false}),
              ElementsAre(1, 0.125, 1));
}

}  // namespace
}  // namespace clavier
