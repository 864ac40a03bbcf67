#include <gtest/gtest.h>

#include "transcription/engraving/engrave.h"
#include "transcription/grid_scores.h"
#include "transcription/meter/swing.h"
#include "transcription/meter/told_beats.h"
#include "transcription/played_scores.h"
#include "transcription/transcribe.h"

namespace clavier {
namespace {

/// A meter with the rhythms of its beats.
struct Rhythms {
  std::string name;
  Meter meter;
  std::vector<RhythmCell> cells;
};

const std::vector<RhythmCell> kPlain = {{1},        {1}, {.5, .5},  {.5, .25, .25}, {.25, .25, .25, .25},
                                        {.75, .25}, {2}, {1.5, .5}, {-1},           {.5, -.5}};
const std::vector<RhythmCell> kEighths = {{1}, {1}, {.5, .5}, {.5, .5}, {2}, {1.5, .5}, {-1}};
const std::vector<RhythmCell> kTriplets = {{1}, {.5, .5}, {1.0 / 3, 1.0 / 3, 1.0 / 3}, {2.0 / 3, 1.0 / 3}};
const std::vector<RhythmCell> kDotted = {{1.5}, {.5, .5, .5}, {1, .5}, {.75, .25, .5}, {-1.5}};
const std::vector<RhythmCell> kSevens = {{.5}, {.5, .5}, {1}, {1.5}};
const std::vector<RhythmCell> kQuintuplets = {{1}, {.5, .5}, {.2, .2, .2, .2, .2}};
const std::vector<RhythmCell> kSeptuplets = {{1}, {.5, .5}, {1. / 7, 1. / 7, 1. / 7, 1. / 7, 1. / 7, 1. / 7, 1. / 7}};

/// What stands in each measure: the voices of both staves.
std::vector<std::string> measures_of(const Sheet& sheet) {
  std::vector<std::string> measures;
  for (const Measure& measure : sheet.measures) {
    std::string words;
    for (const Staff staff : {Staff::upper, Staff::lower})
      for (const std::string& voice : voices_of(measure, staff)) words += "| " + voice + " ";
    measures.push_back(words);
  }
  return measures;
}

bool says(const Sheet& sheet, const std::string& text) {
  const std::vector<Direction>& directions = sheet.measures.front().directions;
  return std::any_of(directions.begin(), directions.end(), [&](const Direction& direction) {
    const Words* words = std::get_if<Words>(&direction.what);
    return words != nullptr && words->text == text;
  });
}

double first_tempo(const Sheet& sheet) {
  for (const Direction& direction : sheet.measures.front().directions)
    if (const TempoMark* mark = std::get_if<TempoMark>(&direction.what)) return mark->thousandths / 1000.0;
  return 0;
}

class PlayedFiles : public testing::TestWithParam<Rhythms> {
 protected:
  void expect_as_written(const Playing& playing) const {
    const Score written = written_piece(GetParam().meter, GetParam().cells, playing.seed);
    const Sheet sheet = transcribe(play(written, playing));
    EXPECT_EQ(measures_of(sheet), measures_of(engrave(written)))
        << "at " << playing.bpm << ", held for " << playing.gate << ", jitter " << playing.jitter_ms << " ms";
    EXPECT_NEAR(first_tempo(sheet), playing.bpm, 0.01);
    EXPECT_EQ(sheet.measures.front().meter, (SheetMeter{GetParam().meter.numerator, GetParam().meter.denominator}));
  }
};

TEST_P(PlayedFiles, AreWrittenPlainlyWhateverTheirTempoAndTheLengthOfNotes) {
  for (const double bpm : {40, 72, 100, 144, 220})
    for (const double gate : {0.85, 0.9, 0.95, 1.0, 1.05})
      for (const std::uint64_t seed : {1, 2}) expect_as_written({.bpm = bpm, .gate = gate, .seed = seed});
}

TEST_P(PlayedFiles, AreWrittenPlainlyWithATempoMap) {
  for (const double rubato : {0.02, 0.1, 0.3}) expect_as_written({.bpm = 90, .rubato = rubato});
}

TEST_P(PlayedFiles, AreWrittenPlainlyWithJitter) {
  for (const double bpm : {40, 72, 100})
    for (const double gate : {0.85, 0.95, 1.05})
      for (const double jitter : {3, 8}) expect_as_written({.bpm = bpm, .gate = gate, .jitter_ms = jitter});
}

INSTANTIATE_TEST_SUITE_P(
    Meters, PlayedFiles,
    testing::Values(Rhythms{"TwoFour", {Beats{0}, 2, 4}, kPlain}, Rhythms{"ThreeFour", {Beats{0}, 3, 4}, kPlain},
                    Rhythms{"FourFour", {Beats{0}, 4, 4}, kPlain}, Rhythms{"FiveFour", {Beats{0}, 5, 4}, kPlain},
                    Rhythms{"SixEight", {Beats{0}, 6, 8}, kDotted}, Rhythms{"SevenEight", {Beats{0}, 7, 8}, kSevens},
                    Rhythms{"Triplets", {Beats{0}, 4, 4}, kTriplets},
                    Rhythms{"Quintuplets", {Beats{0}, 4, 4}, kQuintuplets},
                    Rhythms{"Septuplets", {Beats{0}, 4, 4}, kSeptuplets}),
    [](const auto& rhythms) { return rhythms.param.name; });

TEST(ToldBeats, MayHaveNineParts) {
  const RhythmCell nine(9, 1.0 / 9);
  const Score written = written_piece({Beats{0}, 4, 4}, {nine, {1}, {0.5, 0.5}}, 1);
  for (const double gate : {0.9, 0.95, 1.0})
    EXPECT_EQ(measures_of(transcribe(play(written, {.gate = gate}))), measures_of(engrave(written))) << gate;
}

TEST(ToldBeats, AreFollowedByAPlayerAtAClick) {
  for (const double bpm : {60, 110, 144}) {
    const Score written = written_piece({Beats{0}, 5, 4}, kEighths, 3);
    const Score played = play(written, {.bpm = bpm, .gate = 0.83, .jitter_ms = 15, .seed = 3});
    EXPECT_TRUE(test_told_beats(played).followed);
    EXPECT_EQ(measures_of(transcribe(played)), measures_of(engrave(written)));
  }
}

TEST(ToldBeats, AreNotFollowedByARecordingAtANominalTempo) {
  const Score written = written_piece({Beats{0}, 4, 4}, kPlain, 1, 24);
  for (const double bpm : {63.7, 97.0, 133.0}) {
    Score recorded = play(written, {.bpm = bpm, .jitter_ms = 15, .rubato = 0.05});
    for (Note& note : recorded.notes) note.onset = Beats{2 * recorded.tempo.seconds_at(note.onset).value};
    recorded.tempo = {};
    recorded.meters.clear();
    EXPECT_FALSE(test_told_beats(recorded).followed) << bpm;
  }
}

TEST(ToldBeats, AreNotFollowedByRandomOnsetsNorByNone) {
  Random random(1);
  Score score;
  for (int note = 0; note < 200; ++note)
    score.notes.push_back({.onset = Beats{static_cast<double>(random.below(24 * 100)) / 24}, .duration = Beats{0.25}});
  sort_events(score);
  EXPECT_FALSE(test_told_beats(score).followed);
  EXPECT_FALSE(test_told_beats(Score{}).followed);
}

TEST(ToldBeats, AreFollowedAcrossAPickupAndChangesOfMeter) {
  Score written = score_of_notes({right(0, 1), right(1, 0.5, 74), right(1.5, 0.5, 76), right(2, 1, 77), right(3, 1, 79),
                                  right(4, 1.5, 81), right(5.5, 1.5, 79), right(7, 2, 77), right(9, 1, 76)},
                                 {{Beats{0}, 1, 4}, {Beats{1}, 3, 4}, {Beats{4}, 6, 8}, {Beats{7}, 3, 4}});
  const Sheet sheet = transcribe(play(written, {.gate = 0.9, .jitter_ms = 4}));
  EXPECT_EQ(measures_of(sheet), measures_of(engrave(written)));
  EXPECT_TRUE(sheet.measures.front().implicit);
}

TEST(ToldBeats, AreFoundWhereTheMusicBeginsBesideThem) {
  const Score written = written_piece({Beats{0}, 4, 4}, kPlain, 2);
  for (const double late : {-0.1, 0.04, 0.1, 0.25, 0.37, 1.0 / 3, 0.46})
    for (const double jitter : {0, 5}) {
      Score played = play(written, {.bpm = 92, .gate = 0.9, .jitter_ms = jitter});
      for (Note& note : played.notes) note.onset = Beats{std::round((note.onset.value + 4 + late) * 480) / 480};
      const std::vector<std::string> found = measures_of(transcribe(played)), expected = measures_of(engrave(written));
      EXPECT_EQ(std::vector(found.begin() + 1, found.end()), expected) << late << ", " << jitter;
    }
}

TEST(ToldBeats, GetAPickupWhereNotesBeginBeforeTheFirst) {
  const Score written = written_piece({Beats{0}, 3, 4}, kPlain, 2);
  for (const double pickup : {0.25, 1.0 / 3, 0.75}) {
    Score played = play(written, {.bpm = 92, .gate = 1});
    for (Note& note : played.notes) note.onset = Beats{std::round((note.onset.value + pickup) * 480) / 480};
    played.notes.insert(played.notes.begin(), right(0, pickup, 55));
    const Sheet sheet = transcribe(played);
    const std::vector<std::string> found = measures_of(sheet);
    EXPECT_EQ(std::vector(found.begin() + 1, found.end()), measures_of(engrave(written))) << pickup;
    EXPECT_TRUE(sheet.measures.front().implicit);
  }
}

TEST(ToldBeats, BeginWithTheNoteThatAGraceNoteOrnaments) {
  const Score written = written_piece({Beats{0}, 3, 4}, {{1}, {.5, .5}}, 2);
  Score played = play(written, {.bpm = 92, .gate = 1});
  for (Note& note : played.notes) note.onset = Beats{std::round((note.onset.value + 0.112) * 480) / 480};
  played.notes.insert(played.notes.begin(), right(0, 0.112, 79));
  const Sheet sheet = transcribe(played);
  EXPECT_EQ(sheet.measures.front().voices.front().events.front().kind, EventKind::grace);
  EXPECT_EQ(sheet.measures.size(), engrave(written).measures.size());
}

TEST(ToldBeats, StayWhereNotesBeginInTheMiddleOfThem) {
  Score score{.resolution = 480, .tempo = TempoMap({tempo_of({}, 100)}), .meters = {{Beats{0}, 4, 4}}};
  for (int beat = 0; beat < 32; ++beat)
    score.notes.push_back(right(beat + 0.5, 0.5, static_cast<Pitch>(72 + beat % 5)));
  EXPECT_EQ(test_told_beats(score).offset, Beats{0});
}

TEST(Swing, IsWrittenAsEvenEighthsWithAWord) {
  const Score written = written_piece({Beats{0}, 4, 4}, kEighths, 1);
  for (const double swing : {0.6, 2.0 / 3})
    for (const double bpm : {80, 120, 180})
      for (const double jitter : {0, 3, 8}) {
        const Sheet sheet = transcribe(play(written, {.bpm = bpm, .gate = 0.9, .jitter_ms = jitter, .swing = swing}));
        EXPECT_EQ(measures_of(sheet), measures_of(engrave(written))) << swing << " at " << bpm << ", " << jitter;
        EXPECT_TRUE(says(sheet, "Swing"));
      }
}

TEST(Swing, OfASequencerIsFoundFrom55To73Percent) {
  const Score written = written_piece({Beats{0}, 4, 4}, kEighths, 1);
  for (const double swing : {0.55, 0.57, 0.58, 0.62, 0.7, 0.72}) {
    const Sheet sheet = transcribe(play(written, {.swing = swing}));
    EXPECT_EQ(measures_of(sheet), measures_of(engrave(written))) << swing;
    EXPECT_TRUE(says(sheet, "Swing")) << swing;
  }
}

TEST(Swing, MayBeOfSixteenths) {
  const Score written = written_piece({Beats{0}, 4, 4}, {{1}, {.5, .5}, {.25, .25, .25, .25}, {.25, .25, .5}}, 1);
  for (const double swing : {0.58, 0.62, 2.0 / 3}) {
    Score played = play(written, {.gate = 1});
    const auto swung = [&](Beats time) {
      const double pair = std::floor(time.value * 2 + 1e-9), phase = time.value * 2 - pair;
      const double place = phase < 0.5 ? phase * 2 * swing : swing + (phase - 0.5) * 2 * (1 - swing);
      return Beats{std::round((pair + place) / 2 * 480) / 480};
    };
    for (Note& note : played.notes) {
      const Beats end = swung(end_of(note));
      note.onset = swung(note.onset);
      note.duration = (end - note.onset) * 0.95;
    }
    const Sheet sheet = transcribe(played);
    EXPECT_EQ(measures_of(sheet), measures_of(engrave(written))) << swing;
    EXPECT_TRUE(says(sheet, "Swing (sixteenths)")) << swing;
  }
}

TEST(Swing, IsNotFoundInDottedRhythmsOfAPlayer) {
  const Score written = written_piece({Beats{0}, 4, 4}, {{0.75, 0.25}, {1}}, 1);
  EXPECT_FALSE(says(transcribe(play(written, {.jitter_ms = 10})), "Swing"));
}

/// The values of the grace notes of a page, and how many other notes begin in its upper staff.
struct GraceCount {
  int graces = 0, notes = 0, others = 0;
};

GraceCount count_graces(const Sheet& sheet) {
  GraceCount count;
  for (const Measure& measure : sheet.measures)
    for (const Voice& voice : measure.voices)
      for (const SheetEvent& event : voice.events) {
        const bool plain = event.value == NoteValue{NoteType::quarter} && event.kind == EventKind::chord;
        ++(event.kind == EventKind::grace ? count.graces : plain ? count.notes : count.others);
      }
  return count;
}

TEST(ToldGraces, AreNotesJustBeforeOthers) {
  for (const bool on_the_beat : {false, true})
    for (const double gap : {0.03, 0.05, 0.06, 0.08, 0.1}) {
      Score score{.resolution = 480, .tempo = TempoMap({tempo_of({}, 80)}), .meters = {{Beats{0}, 4, 4}}};
      for (int beat = 0; beat < 16; ++beat) {
        const double late = on_the_beat && beat % 4 == 2 ? std::round(gap * 480) / 480 : 0;
        score.notes.push_back(right(beat + late, 0.9 - late, static_cast<Pitch>(72 + beat % 5)));
        score.notes.push_back(left(beat, 1));
        if (beat % 4 == 2)
          score.notes.push_back(right(beat - (on_the_beat ? 0 : std::round(gap * 480) / 480), gap, 79));
      }
      sort_events(score);
      const GraceCount count = count_graces(transcribe(score));
      EXPECT_EQ(count.graces, 4) << gap << on_the_beat;
      EXPECT_EQ(count.notes, 32) << gap << on_the_beat;
      EXPECT_EQ(count.others, 0) << gap << on_the_beat;
    }
}

TEST(ToldGraces, AreNoRunsAndNoWrittenNotes) {
  Score run = written_piece({Beats{0}, 4, 4}, {RhythmCell(12, 1.0 / 12), {1}}, 1);
  EXPECT_EQ(count_graces(transcribe(run)).graces, 0);
  Score dotted = written_piece({Beats{0}, 4, 4}, {{0.9375, 0.0625}}, 1);
  EXPECT_TRUE(test_told_beats(dotted).followed);
  EXPECT_EQ(count_graces(transcribe(dotted)).graces, 0);
}

TEST(Swing, IsNotFoundInEvenEighthsTripletsAndCompoundMeters) {
  const Score even = play(written_piece({Beats{0}, 4, 4}, kEighths, 1), {.jitter_ms = 8});
  const Score triplets =
      play(written_piece({Beats{0}, 4, 4}, {{1.0 / 3, 1.0 / 3, 1.0 / 3}, {2.0 / 3, 1.0 / 3}}, 1), {});
  const Score compound = play(written_piece({Beats{0}, 6, 8}, {{1, 0.5}, {1.5}}, 1), {});
  for (const Score& score : {even, triplets, compound}) {
    EXPECT_FALSE(find_swing(score, Seconds{0.01}));
    EXPECT_FALSE(says(transcribe(score), "Swing"));
  }
}

TEST(Swing, IsNotFoundInAMixtureOfEighthsAndSixteenths) {
  const Score score = play(written_piece({Beats{0}, 4, 4}, {{0.5, 0.5}, {0.75, 0.25}}, 1), {});
  EXPECT_FALSE(find_swing(score, Seconds{0.006}));
}

TEST(Swing, IsUndoneByStraightening) {
  Score swung = score_of_notes({right(0, 2.0 / 3), right(2.0 / 3, 1.0 / 3), right(1, 1)});
  swung = straighten(swung, Swing{});
  EXPECT_NEAR(swung.notes[0].duration.value, 0.5, 1e-9);
  EXPECT_NEAR(swung.notes[1].onset.value, 0.5, 1e-9);
  EXPECT_NEAR(swung.notes[1].duration.value, 0.5, 1e-9);
  EXPECT_NEAR(swung.notes[2].duration.value, 1, 1e-9);
}

/// The right hand's voices of the first measure when its notes are played for the given lengths.
std::vector<std::string> written_with(std::vector<Note> notes, double gate) {
  for (Note& note : notes) note.duration = note.duration * gate;
  for (double beat = 4; beat < 16; ++beat) notes.push_back(right(beat, gate, beat == 9 ? 75 : 76));
  return voices_of(transcribe(score_of_notes(notes)).measures.front(), Staff::upper);
}

using VoiceWords = std::vector<std::string>;

TEST(PlayedLengths, OfASteadyLineAreReadAsFullValues) {
  const std::vector<Note> line = {right(0, 1), right(1, 1, 74), right(2, 1, 76), right(3, 1, 77)};
  for (const double gate : {0.6, 0.7, 0.75, 0.84, 0.875, 1.0, 1.05})
    EXPECT_EQ(written_with(line, gate), (VoiceWords{"4 4 4 4"})) << gate;
}

TEST(PlayedLengths, LeaveRealRests) {
  const std::vector<Note> line = {right(0, 0.5), right(1, 0.5, 74), right(2, 1, 76)};
  for (const double gate : {0.85, 0.95, 1.0}) EXPECT_EQ(written_with(line, gate), (VoiceWords{"8 r8 8 r8 4 r4"}));
}

TEST(PlayedLengths, VaryFromNoteToNote) {
  const Score written = written_piece({Beats{0}, 4, 4}, kPlain, 2);
  const Playing playing = {.gate = 0.95, .gate_spread = 0.1, .jitter_ms = 5};
  EXPECT_EQ(measures_of(transcribe(play(written, playing))), measures_of(engrave(written)));
}

TEST(PlayedLengths, KeepHeldVoices) {
  const std::vector<Note> held = {right(0, 4, 60), right(0, 1, 72), right(1, 1, 74), right(2, 1, 76), right(3, 1, 77)};
  for (const double gate : {0.85, 0.95, 1.0}) EXPECT_EQ(written_with(held, gate), (VoiceWords{"4 4 4 4", "1"}));
}

TEST(ToldBeats, WriteBreathsInExactScoresAsNoRests) {
  for (const int held : {400, 420, 440, 479}) {
    Score score{.resolution = 480, .tempo = TempoMap({tempo_of({}, 100)})};
    score.meters = {{Beats{0}, 4, 4}};
    for (int beat = 0; beat < 16; ++beat) {
      const Beats length{(beat % 4 == 3 ? held : 480) / 480.0};
      score.notes.push_back({Beats{1.0 * beat}, length, static_cast<Pitch>(72 + beat % 5), 70, Hand::right});
    }
    for (const Measure& measure : transcribe(score).measures)
      for (const SheetEvent& event : measure.voices.front().events)
        EXPECT_EQ(event.value, (NoteValue{NoteType::quarter})) << held;
  }
}

TEST(ToldBeats, AreNotExactWhereOnlyTheMeansOfChordsAre) {
  Score score{.resolution = 96, .tempo = TempoMap({tempo_of({}, 90)})};
  score.meters = {{Beats{0}, 4, 4}};
  for (int beat = 1; beat < 33; ++beat) {
    const double early = beat % 2 == 0 ? 1.0 / 96 : 0;
    score.notes.push_back({Beats{beat - early}, Beats{0.9}, static_cast<Pitch>(72 + beat % 5), 70, Hand::right});
    score.notes.push_back({Beats{beat + (beat % 3 == 0 ? 2.0 / 96 : early)}, Beats{0.9}, 48, 70, Hand::left});
  }
  sort_events(score);
  const ToldBeats told = test_told_beats(score);
  EXPECT_TRUE(told.followed);
  EXPECT_FALSE(told.exact);
}

}  // namespace
}  // namespace clavier
