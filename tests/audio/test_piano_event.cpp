#include <gtest/gtest.h>

#include "audio/piano_event.h"

namespace clavier {
namespace {

using Kind = PianoEvent::Kind;

constexpr PianoEvent note_on(double time, std::uint8_t pitch, std::uint8_t velocity = 64) {
  return {Seconds{time}, Kind::note_on, pitch, velocity};
}
constexpr PianoEvent note_off(double time, std::uint8_t pitch) { return {Seconds{time}, Kind::note_off, pitch, 0}; }

TEST(PianoEvents, PressAndReleaseEachNoteInPerformanceTime) {
  const Score score{.notes = {{.onset = Beats{2}, .duration = Beats{1}, .pitch = 60, .velocity = 90}}};
  EXPECT_EQ(piano_events(score), (std::vector{note_on(1, 60, 90), note_off(1.5, 60)}));
}

TEST(PianoEvents, ReleaseARepeatedKeyBeforeItIsPressedAgain) {
  const Score score{.notes = {{.onset = Beats{0}, .duration = Beats{2}}, {.onset = Beats{2}, .duration = Beats{2}}}};
  EXPECT_EQ(piano_events(score), (std::vector{note_on(0, 60), note_off(1, 60), note_on(1, 60), note_off(2, 60)}));
}

TEST(PianoEvents, HoldAKeyUntilTheLastOfItsOverlappingNotesEnds) {
  const Score score{.notes = {{.onset = Beats{0}, .duration = Beats{8}}, {.onset = Beats{2}, .duration = Beats{2}}}};
  EXPECT_EQ(piano_events(score), (std::vector{note_on(0, 60), note_off(1, 60), note_on(1, 60), note_off(4, 60)}));
}

TEST(PianoEvents, PressAKeyOnceForNotesThatBeginTogether) {
  const Score score{.notes = {{.onset = Beats{0}, .duration = Beats{2}}, {.onset = Beats{0}, .duration = Beats{4}}}};
  EXPECT_EQ(piano_events(score), (std::vector{note_on(0, 60), note_off(2, 60)}));
}

TEST(PianoEvents, MovePedalsBetweenReleasesAndPresses) {
  const Score score{.pedal = {{.onset = Beats{2}, .pedal = Pedal::soft, .depth = 127}},
                    .notes = {{.onset = Beats{0}, .duration = Beats{2}}, {.onset = Beats{2}, .duration = Beats{2}}}};
  const std::vector<PianoEvent> events = piano_events(score);
  ASSERT_EQ(events.size(), 5u);
  EXPECT_EQ(events[1].kind, Kind::note_off);
  EXPECT_EQ(events[2], (PianoEvent{Seconds{1}, Kind::pedal, 67, 127}));
  EXPECT_EQ(events[3].kind, Kind::note_on);
}

TEST(PianoEvents, OmitPedalsLongAfterTheEnd) {
  const Score score{.pedal = {{.onset = Beats{4}}, {.onset = Beats{400}}},
                    .notes = {{.onset = Beats{0}, .duration = Beats{2}}}};
  EXPECT_EQ(piano_events(score).size(), 3u);
}

}  // namespace
}  // namespace clavier
