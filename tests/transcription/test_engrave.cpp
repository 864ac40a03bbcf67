#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"
#include "grid_scores.h"
#include "notation/sheet/validate.h"
#include "support/engraving_round_trip.h"
#include "transcription/engraving/engrave.h"

namespace clavier {
namespace {

using testing::ElementsAre;

std::vector<std::string> upper(const Score& score, std::size_t measure = 0) {
  return voices_of(engrave(score).measures.at(measure), Staff::upper);
}

TEST(Engraving, GivesAnEmptyScoreAMeasureOfRests) {
  const Sheet sheet = engrave({});
  EXPECT_EQ(find_sheet_fault(sheet), std::nullopt);
  ASSERT_EQ(sheet.measures.size(), 1u);
  EXPECT_THAT(voices_of(sheet.measures[0], Staff::upper), ElementsAre("R"));
}

TEST(Engraving, WritesValuesAndRestsByTheBeats) {
  EXPECT_THAT(upper(score_of_notes({right(0, 1), right(1, 0.5), right(1.5, 0.5), right(3, 1)})),
              ElementsAre("4 8 8 r4 4"));
  EXPECT_THAT(upper(score_of_notes({right(0, 1.5), right(1.5, 0.5)})), ElementsAre("4. 8 r2"));
}

TEST(Engraving, TiesAcrossTheMiddleOfAMeasureAndBarLines) {
  EXPECT_THAT(upper(score_of_notes({right(0, 1.5), right(1.5, 1), right(2.5, 1.5)})), ElementsAre("4. 8~ 8 4."));
  const Score over_bar = score_of_notes({right(0, 3), right(3, 2)});
  EXPECT_THAT(upper(over_bar), ElementsAre("2. 4~"));
  EXPECT_THAT(upper(over_bar, 1), ElementsAre("4 r4 r2"));
}

TEST(Engraving, WritesSimpleSyncopationsWithoutTies) {
  EXPECT_THAT(upper(score_of_notes({right(0, 0.5), right(0.5, 1), right(1.5, 0.5), right(2, 2)})),
              ElementsAre("8 4 8 2"));
  EXPECT_THAT(upper(score_of_notes({right(0, 1), right(1, 2), right(3, 1)})), ElementsAre("4 2 4"));
}

TEST(Engraving, ShowsTheBeatsOfSixEight) {
  const std::vector<Meter> six_eight = {{Beats{0}, 6, 8}};
  EXPECT_THAT(upper(score_of_notes({right(0, 1), right(1, 0.5), right(1.5, 1.5)}, six_eight)), ElementsAre("4 8 4."));
  EXPECT_THAT(upper(score_of_notes({right(0, 1), right(1, 1), right(2, 1)}, six_eight)), ElementsAre("4 8~ 8 4"));
  EXPECT_THAT(upper(score_of_notes({right(0, 0.5)}, six_eight)), ElementsAre("8 r4 r4."));
}

TEST(Engraving, FindsTuplets) {
  const double third = 1.0 / 3;
  EXPECT_THAT(upper(score_of_notes({right(0, third), right(third, third), right(2 * third, third), right(1, 3)})),
              ElementsAre("(8/3:2 8/3:2 8/3:2) 2."));
  EXPECT_THAT(upper(score_of_notes(
                  {right(0, 2 * third), right(2 * third, 2 * third), right(4 * third, 2 * third), right(2, 2)})),
              ElementsAre("(4/3:2 4/3:2 4/3:2) 2"));
  std::vector<Note> five;
  for (int index = 0; index < 5; ++index) five.push_back(right(index * 0.2, 0.2));
  EXPECT_THAT(upper(score_of_notes(five)), ElementsAre("(16/5:4 16/5:4 16/5:4 16/5:4 16/5:4) r4 r2"));
}

TEST(Engraving, PutsTripletsInHalfABeatWhenTheOtherHalfIsPlain) {
  const double sixth = 1.0 / 6;
  EXPECT_THAT(upper(score_of_notes({right(0, 0.5), right(0.5, sixth), right(0.5 + sixth, sixth),
                                    right(0.5 + 2 * sixth, sixth), right(1, 3)})),
              ElementsAre("8 (16/3:2 16/3:2 16/3:2) 2."));
}

TEST(Engraving, JoinsNotesWithEqualOnsetAndEnd) {
  const Sheet sheet = engrave(score_of_notes({right(0, 4, 60), right(0, 4, 64), right(0, 4, 67)}));
  const SheetEvent& chord = sheet.measures[0].voices[0].events.front();
  EXPECT_THAT(chord.notes, testing::SizeIs(3));
}

TEST(Engraving, GivesHeldNotesTheirOwnVoice) {
  const Score score = score_of_notes({right(0, 4, 60), right(0, 1, 72), right(1, 1, 74), right(2, 2, 76)});
  EXPECT_THAT(upper(score), ElementsAre("4 4 2", "1"));
  const Sheet sheet = engrave(score);
  EXPECT_EQ(sheet.measures[0].voices[0].events[0].stem, Stem::up);
  EXPECT_EQ(sheet.measures[0].voices[1].events[0].stem, Stem::down);
}

TEST(Engraving, HidesTheGapsOfASecondaryVoice) {
  EXPECT_THAT(upper(score_of_notes({right(0, 4, 60), right(1, 1, 72), right(3, 1, 74)})), ElementsAre("_ 4 _ 4", "1"));
}

TEST(Engraving, WritesNoMoreVoicesThanAreDrawn) {
  std::vector<Note> notes;
  for (int voice = 0; voice < 7; ++voice)
    notes.push_back(right(voice * 0.5, 4 - voice * 0.5, static_cast<Pitch>(60 + 2 * voice)));
  const Score score = score_of_notes(notes);
  const Sheet sheet = engrave(score);
  EXPECT_THAT(sheet.measures[0].voices, testing::SizeIs(kMaxVoicesPerStaff + 1));  // the last one is the left hand's
  EXPECT_EQ(find_sheet_fault(sheet), std::nullopt);
  const std::vector<Note> sounding = score_of(sheet).notes;
  ASSERT_THAT(sounding, testing::SizeIs(7));
  for (std::size_t note = 0; note < sounding.size(); ++note)
    EXPECT_EQ(std::tuple(sounding[note].pitch, sounding[note].onset, sounding[note].duration),
              std::tuple(score.notes[note].pitch, score.notes[note].onset, score.notes[note].duration));
}

TEST(Engraving, BeginsWithAnUpbeat) {
  const Sheet sheet =
      engrave(score_of_notes({right(0, 1), right(1, 3), right(4, 3)}, {{Beats{0}, 3, 4}, {Beats{1}, 3, 4}}));
  ASSERT_EQ(sheet.measures.size(), 3u);
  EXPECT_EQ(sheet.measures[0].length, ExactBeats(1));
  EXPECT_TRUE(sheet.measures[0].implicit);
  EXPECT_EQ(sheet.measures[0].number, "0");
  EXPECT_EQ(sheet.measures[1].number, "1");
  EXPECT_EQ(sheet.measures[0].meter, (SheetMeter{3, 4}));
  EXPECT_EQ(sheet.measures[1].meter, std::nullopt);
}

TEST(Engraving, GivesAShortenedMeasureItsOwnMeter) {
  const auto meters_in = [](const std::vector<Meter>& meters) {
    std::vector<std::string> written;
    for (const Measure& measure : engrave(score_of_notes({right(0, 1), right(15, 1)}, meters)).measures)
      written.push_back(measure.meter ? std::to_string(measure.meter->numerator) + "/" +
                                            std::to_string(measure.meter->denominator)
                                      : "");
    return written;
  };
  EXPECT_THAT(meters_in({{Beats{0}, 4, 4}, {Beats{6}, 3, 4}}), ElementsAre("4/4", "2/4", "3/4", "", "", ""));
  EXPECT_THAT(meters_in({{Beats{0}, 4, 4}, {Beats{6.5}, 4, 4}}), ElementsAre("4/4", "5/8", "4/4", "", ""));
  EXPECT_THAT(meters_in({{Beats{0}, 4, 4}, {Beats{6}, 2, 4}}), ElementsAre("4/4", "2/4", "", "", "", "", ""));
}

TEST(Engraving, ReadsAShortFirstMeterAsAnUpbeat) {
  const Sheet sheet = engrave(score_of_notes({right(0, 1), right(1, 4)}, {{Beats{0}, 1, 4}, {Beats{1}, 4, 4}}));
  EXPECT_EQ(sheet.measures[0].meter, (SheetMeter{4, 4}));
  EXPECT_TRUE(sheet.measures[0].implicit);
}

TEST(Engraving, BeamsByBeatsAndPlainEighthsByHalves) {
  std::vector<Note> eighths;
  for (int index = 0; index < 8; ++index) eighths.push_back(right(index * 0.5, 0.5));
  const Sheet even = engrave(score_of_notes(eighths));
  std::vector<Beam> beams;
  for (const SheetEvent& event : even.measures[0].voices[0].events) beams.push_back(event.beams.at(0));
  EXPECT_THAT(beams, ElementsAre(Beam::begin, Beam::middle, Beam::middle, Beam::end, Beam::begin, Beam::middle,
                                 Beam::middle, Beam::end));
  const Sheet dotted = engrave(score_of_notes({right(0, 0.75), right(0.75, 0.25), right(1, 0.5), right(1.5, 0.5)}));
  const std::vector<SheetEvent>& events = dotted.measures[0].voices[0].events;
  EXPECT_THAT(events[0].beams, ElementsAre(Beam::begin));
  EXPECT_THAT(events[1].beams, ElementsAre(Beam::end, Beam::backward_hook));
  EXPECT_THAT(events[2].beams, ElementsAre(Beam::begin));
}

TEST(Engraving, ChangesTheClefOfAHandThatLeavesItsStaff) {
  std::vector<Note> notes;
  for (int measure = 0; measure < 6; ++measure)
    for (int beat = 0; beat < 4; ++beat) notes.push_back(left(4 * measure + beat, 1, measure < 3 ? 48 : 76));
  const Sheet sheet = engrave(score_of_notes(notes));
  EXPECT_THAT(sheet.measures[3].clefs, ElementsAre(ClefChange{Staff::lower, 0, kTrebleClef}));
  EXPECT_THAT(sheet.measures[4].clefs, testing::IsEmpty());
}

TEST(Engraving, WritesTempoPedalAndDynamics) {
  Score score = score_of_notes({right(0, 4), right(4, 4)});
  score.notes[0].velocity = 33;
  score.notes[1].velocity = 112;
  score.tempo = TempoMap({tempo_of(Beats{0}, 90), tempo_of(Beats{2}, 80)});
  score.pedal = {{Beats{0}, Pedal::sustain, 127}, {Beats{4}, Pedal::sustain, 0}, {Beats{4}, Pedal::sustain, 100}};
  const Sheet sheet = engrave(score);
  const std::vector<Direction>& first = sheet.measures[0].directions;
  ASSERT_EQ(first.size(), 4u);
  EXPECT_EQ(std::get<TempoMark>(first[0].what).metronome, (Metronome{.per_minute = 90}));
  EXPECT_EQ(std::get<Dynamic>(first[1].what), Dynamic::pp);
  EXPECT_EQ(std::get<PedalMark>(first[2].what), PedalMark::start);
  EXPECT_TRUE(is_playback_only(std::get<TempoMark>(first[3].what)));
  const std::vector<Direction>& second = sheet.measures[1].directions;
  ASSERT_EQ(second.size(), 2u);
  EXPECT_EQ(std::get<Dynamic>(second[0].what), Dynamic::ff);
  EXPECT_EQ(std::get<PedalMark>(second[1].what), PedalMark::change);
}

TEST(Engraving, PutsGraceNotesBeforeTheirChords) {
  const Score score = score_of_notes({right(0, 1, 71), right(0, 4, 72), left(0, 0.1, 50)});
  const Sheet sheet = engrave(score, {true, true, false});  // the left hand has no chord to follow
  ASSERT_EQ(find_sheet_fault(sheet), std::nullopt);
  const std::vector<SheetEvent>& events = sheet.measures[0].voices[0].events;
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].kind, EventKind::grace);
  EXPECT_TRUE(events[0].slashed);
  EXPECT_EQ(midi_pitch(events[0].notes[0].pitch), 71);
  EXPECT_EQ(sheet.measures[0].voices[1].events[0].kind, EventKind::chord);
}

TEST(Engraving, RoundsTimesThatNoTupletRepresents) {
  const Sheet sheet = engrave(score_of_notes({right(0, 18.0 / 11), right(5.0 / 3, 1.0 / 12)}, {{Beats{0}, 7, 16}}));
  EXPECT_EQ(voices_of(sheet.measures[0], Staff::upper),
            std::vector<std::string>{"16~ 16~ 16~ 16~ 16~ 16~ 32 (r64/3:2 32/3:2)"});
  EXPECT_FALSE(find_sheet_fault(sheet));
}

TEST(Engraving, RefusesTooManyMeasures) {
  EXPECT_THAT([] { engrave(score_of_notes({right(1e7, 1)})); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("more than 50000 measures")));
}

RC_GTEST_PROP(Engraving, GivesAValidSheetOnAnyGrid, (std::uint64_t seed)) {
  const Sheet sheet = engrave(random_grid_score(seed));
  const auto fault = find_sheet_fault(sheet);
  RC_ASSERT(!fault);
}

RC_GTEST_PROP(Engraving, KeepsEveryNoteThroughMusicXml, (std::uint64_t seed)) {
  Score score = random_grid_score(seed);
  for (Note& note : score.notes) {
    if (note.hand == Hand::unknown) note.hand = Hand::right;
    note.pitch = static_cast<Pitch>(21 + note.pitch % 88);
  }
  sort_events(score);
  const RoundTrip trip = round_trip(score);
  RC_ASSERT(trip.same_sheet);
  RC_ASSERT(trip.added == 0u);
}

}  // namespace
}  // namespace clavier
