#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "performing/pedalling.h"
#include "written_pieces.h"

namespace clavier {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr unsigned kCMajor = 0b000010010001;
constexpr unsigned kGSeventh = 0b100010100100;

std::vector<PedalSpan> spans_of(const Score& score) {
  return find_pedal_spans(score, make_measure_frames(score), score.tempo);
}

PedalSpan span(double onset, double end) { return {Beats{onset}, Beats{end}}; }

TEST(Harmonies, ChangeWithTheChords) {
  const Score score = accompanied_melody();
  EXPECT_THAT(find_harmonies(score, make_measure_frames(score)),
              ElementsAre(Harmony{Beats{0}, Beats{4}, kCMajor}, Harmony{Beats{4}, Beats{8}, kGSeventh},
                          Harmony{Beats{8}, Beats{12}, kCMajor}));
}

TEST(Harmonies, ChangeWithinMeasures) {
  const Score score = score_of_notes({left(0, 3, 48), right(0, 3, 64), right(0, 3, 67), left(3, 1, 43), right(3, 1, 59),
                                      right(3, 1, 65), right(3, 1, 62)});
  EXPECT_THAT(find_harmonies(score, make_measure_frames(score)),
              ElementsAre(Harmony{Beats{0}, Beats{3}, kCMajor}, Harmony{Beats{3}, Beats{4}, kGSeventh}));
}

TEST(Pedal, IsChangedWithTheHarmony) {
  EXPECT_THAT(spans_of(accompanied_melody()), ElementsAre(span(0, 4), span(4, 8), span(8, 12)));
}

TEST(Pedal, IsChangedAtBarLinesWithinAHarmony) {
  std::vector<Note> notes;
  for (int half = 0; half < 4; ++half) {
    notes.push_back(left(2 * half, 1, 48));
    notes.push_back(left(2 * half + 1, 1, 55));
  }
  EXPECT_THAT(spans_of(score_of_notes(notes, {{Beats{0}, 4, 4}})), ElementsAre(span(0, 4), span(4, 8)));
}

TEST(Pedal, IsNotUsedInScales) {
  std::vector<Note> notes;
  for (int eighth = 0; eighth < 15; ++eighth)
    notes.push_back(left(0.5 * eighth, 0.5, static_cast<Pitch>(48 + (eighth * 12 + 5) / 7)));
  EXPECT_THAT(spans_of(score_of_notes(notes, {{Beats{0}, 4, 4}})), IsEmpty());
}

TEST(Pedal, IsNotUsedOverShortNotesAndRests) {
  std::vector<Note> notes;
  for (int quarter = 0; quarter < 8; ++quarter)
    for (const Pitch pitch : std::initializer_list<Pitch>{48, 52, 55}) notes.push_back(left(quarter, 0.5, pitch));
  EXPECT_THAT(spans_of(score_of_notes(notes, {{Beats{0}, 4, 4}})), IsEmpty());
}

TEST(Pedal, GoesDownAfterAnOnsetAndUpAfterTheNext) {
  const Score score = score_of_notes({left(0, 4, 48), left(4, 4, 55)});
  const auto change = [](double onset, std::uint8_t depth) { return PedalChange{Beats{onset}, Pedal::sustain, depth}; };
  // 0.2 s and 0.05 s at half a second a beat.
  EXPECT_THAT(make_pedal_changes(score, {span(0, 4), span(4, 8)}, score.tempo),
              ElementsAre(change(0.4, 127), change(4.1, 0), change(4.4, 127), change(8, 0)));
}

TEST(Pedal, GoesDownWhileShortNotesAreHeld) {
  const Score score = score_of_notes({left(0, 0.25, 48), left(0.25, 3.75, 55)});
  const std::vector<PedalChange> changes = make_pedal_changes(score, {span(0, 4)}, score.tempo);
  EXPECT_NEAR(changes.at(0).onset.value, 0.1875, 1e-9);  // three quarters of the note
}

TEST(Pedal, IsTheScoresOwnWhereTheSustainPedalIsUsed) {
  Score score = accompanied_melody();
  score.pedal = {{Beats{0}, Pedal::soft, 127}};
  EXPECT_FALSE(has_sustain_pedal(score));
  score.pedal.push_back({Beats{1}, Pedal::sustain, 0});
  EXPECT_TRUE(has_sustain_pedal(score));
}

}  // namespace
}  // namespace clavier
