#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "encoding/grid_notes.h"

namespace clavier {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(GridNotes, RoundPerformanceTimeToTheNearestStep) {
  Score score;
  score.tempo = TempoMap({tempo_of({}, 60)});
  score.notes = {{Beats{0.49 / 48}, Beats{10.0 / 48}, 60, 70, {}}, {Beats{1}, Beats{0}, 62, 80, {}}};
  EXPECT_THAT(grid_notes(score), ElementsAre(GridNote{0, 10, 60, 70}, GridNote{48, 1, 62, 80}));
}

TEST(GridNotes, OmitPitchesOutsideThePiano) {
  Score score;
  score.notes = {{Beats{0}, Beats{1}, 20, 70, {}}, {Beats{0}, Beats{1}, 109, 70, {}}};
  EXPECT_THAT(grid_notes(score), IsEmpty());
}

TEST(GridNotes, EndWhenTheirPitchRepeats) {
  const std::vector<GridNote> notes{{0, 10, 60, 70}, {0, 10, 62, 70}, {4, 3, 60, 50}};
  EXPECT_THAT(remove_overlaps(notes), ElementsAre(GridNote{0, 4, 60, 70}, notes[1], notes[2]));
}

TEST(GridNotes, MergeEqualPitchesInOneStep) {
  const std::vector<GridNote> notes{{3, 2, 60, 70}, {3, 9, 60, 50}};
  EXPECT_THAT(remove_overlaps(notes), ElementsAre(GridNote{3, 9, 60, 70}));
}

TEST(GridNotes, ComeFromAScore) {
  const std::vector<GridNote> notes{{0, 7, 60, 70}, {1, 100, 21, 1}, {13, 1, 108, 127}};
  EXPECT_EQ(grid_notes(score_of(notes)), notes);
}

}  // namespace
}  // namespace clavier
