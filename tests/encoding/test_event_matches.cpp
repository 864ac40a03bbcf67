#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "encoding/event_matches.h"
#include "support/generators.h"

namespace clavier {
namespace {

using support::any_events;

const Vocabulary kPerformed = Vocabulary::of_performance();

Event note(int pitch, std::uint16_t shift = 11) {
  return {.token = static_cast<std::uint16_t>(kPerformed.opening(static_cast<Pitch>(pitch))), .shift = shift};
}

EventMatches after(std::initializer_list<int> pitches) {
  EventMatches matches(kPerformed);
  std::uint16_t shift = 0;
  for (const int pitch : pitches) matches.take(note(pitch, shift++));
  return matches;
}

TEST(EventMatches, FindNothingInNewMusic) {
  EXPECT_EQ(after({}).find().exact, EventMatches::Match{});
  EXPECT_EQ(after({60, 62, 65}).find().exact, EventMatches::Match{});
  EXPECT_EQ(after({60, 62, 65}).find().transposed, EventMatches::Match{});
}

TEST(EventMatches, GiveWhatFollowedTheSamePassage) {
  const EventMatches::Match match = after({60, 62, 64, 65, 67, 60, 62, 64}).find().exact;
  EXPECT_EQ(match.next, note(65, 3));
  EXPECT_EQ(match.length, EventMatches::length_class(3));
  EXPECT_EQ(match.age, EventMatches::age_class(5));
}

TEST(EventMatches, TakeTheLatestAmongEqualPassages) {
  EXPECT_EQ(after({60, 62, 64, 65, 60, 62, 64, 72, 60, 62, 64}).find().exact.next, note(72, 7));
}

TEST(EventMatches, PreferALongerPassage) {
  const EventMatches::Match match =
      after({50, 51, 52, 60, 62, 64, 65, 40, 60, 62, 64, 72, 50, 51, 52, 60, 62, 64}).find().exact;
  EXPECT_EQ(match.next, note(65, 6));
  EXPECT_EQ(match.length, EventMatches::length_class(6));
}

TEST(EventMatches, TransposeWhatFollowed) {
  const EventMatches::Matches matches = after({60, 62, 64, 65, 67, 50, 52, 54, 55}).find();
  EXPECT_EQ(matches.exact, EventMatches::Match{});
  EXPECT_EQ(matches.transposed.next, note(57, 4));
}

TEST(EventMatches, DoNotLeaveThePiano) {
  EXPECT_EQ(after({60, 62, 61, 63, 80, 89, 91, 90, 92}).find().transposed, EventMatches::Match{});
}

TEST(EventMatches, DoNotReadAcrossAnInterruption) {
  EventMatches matches(kPerformed);
  for (const int pitch : {60, 62, 64, 65}) matches.take(note(pitch));
  matches.interrupt();
  for (const int pitch : {60, 62}) matches.take(note(pitch));
  EXPECT_EQ(matches.find().exact, EventMatches::Match{});
  matches.take(note(64));
  EXPECT_EQ(matches.find().exact.next, note(65));
}

RC_GTEST_PROP(EventMatches, GiveAnEventOfThePieceForAnyEvents, ()) {
  const Events events = any_events(kPerformed);
  EventMatches matches(kPerformed);
  for (const Event& event : events) {
    matches.take(event);
    const EventMatches::Matches found = matches.find();
    const auto& next = found.exact.next;
    RC_ASSERT(found.exact.length == 0 || std::find(events.begin(), events.end(), next) != events.end());
    RC_ASSERT(found.transposed.next.token < kPerformed.size(Field::token));
    RC_ASSERT(found.exact.length < EventMatches::kLengthClasses && found.exact.age < EventMatches::kAgeClasses);
  }
}

}  // namespace
}  // namespace clavier
