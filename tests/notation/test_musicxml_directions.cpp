#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "musicxml_text.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Direction> directions_of(const std::string& elements) {
  return read_measure(2, elements + note_text(8)).directions;
}

/// `types` are the children of one direction-type; `more` follows it.
std::string direction_text(const std::string& types, const std::string& more = "") {
  return "<direction><direction-type>" + types + "</direction-type>" + more + "</direction>";
}

TEST(MusicXmlDirections, AreShiftedByTheirOffset) {
  EXPECT_THAT(directions_of(direction_text("<dynamics><ff/></dynamics>", "<offset>3</offset><staff>2</staff>")),
              ElementsAre(Direction{Staff::lower, Fraction(3, 2), Dynamic::ff}));
}

TEST(MusicXmlDirections, StayWithinTheirMeasure) {
  EXPECT_THAT(directions_of(direction_text("<dynamics><p/></dynamics>", "<offset>-3</offset>") +
                            direction_text("<dynamics><f/></dynamics>", "<offset>99</offset>")),
              ElementsAre(Direction{Staff::upper, 0, Dynamic::p}, Direction{Staff::upper, 4, Dynamic::f}));
}

TEST(MusicXmlDirections, OfExtremeDynamicsCountAsThreeLettersAndAccentsAsNone) {
  EXPECT_THAT(directions_of(direction_text("<dynamics><ppppp/></dynamics>")),
              ElementsAre(Direction{Staff::upper, 0, Dynamic::ppp}));
  EXPECT_THAT(directions_of(direction_text("<dynamics><sfz/><fp/><other-dynamics>x</other-dynamics></dynamics>")),
              IsEmpty());
}

TEST(MusicXmlDirections, ReadWordsWithASoundAsATempo) {
  EXPECT_THAT(directions_of(direction_text("<words>Presto</words>", "<sound tempo='180.5'/>")),
              ElementsAre(Direction{Staff::upper, 0, TempoMark{.words = "Presto", .thousandths = 180'500}}));
  EXPECT_THAT(directions_of(direction_text("<words>dolce</words>")),
              ElementsAre(Direction{Staff::upper, 0, Words{"dolce"}}));
}

TEST(MusicXmlDirections, ComputeATempoFromTheMetronomeWithoutASound) {
  const std::string mark =
      "<metronome><beat-unit>quarter</beat-unit><beat-unit-dot/><per-minute>ca. 60</per-minute></metronome>";
  EXPECT_THAT(
      directions_of(direction_text(mark)),
      ElementsAre(Direction{Staff::upper, 0,
                            TempoMark{.metronome = Metronome{NoteType::quarter, 1, 60}, .thousandths = 90'000}}));
}

TEST(MusicXmlDirections, ReadASeparateSoundAndAHiddenMetronome) {
  const Direction heard{Staff::upper, 0, TempoMark{.thousandths = 100'000}};
  EXPECT_THAT(directions_of("<sound tempo='100'/>"), ElementsAre(heard));
  EXPECT_THAT(
      directions_of(direction_text("<metronome print-object='no'><beat-unit>half</beat-unit><per-minute>50</per-minute>"
                                   "</metronome>",
                                   "<staff>2</staff><sound tempo='100'/>")),
      ElementsAre(heard));
}

TEST(MusicXmlDirections, KeepDecimalsOfAMetronome) {
  for (const char* number : {"72.5", "72,5", "ca. 72.5", "72.5 - 80"}) {
    const std::string mark =
        "<metronome><beat-unit>quarter</beat-unit><per-minute>" + std::string(number) + "</per-minute></metronome>";
    EXPECT_THAT(directions_of(direction_text(mark)),
                ElementsAre(Direction{
                    Staff::upper, 0,
                    TempoMark{.metronome = Metronome{NoteType::quarter, 0, Fraction(145, 2)}, .thousandths = 72'500}}))
        << number;
  }
}

TEST(MusicXmlDirections, PlayAHiddenMetronomeWithoutASound) {
  EXPECT_THAT(
      directions_of(direction_text("<metronome print-object='no'><beat-unit>half</beat-unit><per-minute>50</per-minute>"
                                   "</metronome>")),
      ElementsAre(Direction{Staff::upper, 0, TempoMark{.thousandths = 100'000}}));
}

/// Quarter notes in a thousand minutes that words alone give; nothing for words that give none.
std::optional<int> tempo_of_words(const std::string& words) {
  const std::vector<Direction> directions = directions_of(direction_text("<words>" + words + "</words>"));
  const auto* const tempo = std::get_if<TempoMark>(&directions.front().what);
  if (tempo == nullptr) return std::nullopt;
  EXPECT_EQ(tempo->words, words);
  return tempo->thousandths;
}

TEST(MusicXmlDirections, ReadATempoFromTheNoteSignInWords) {
  EXPECT_EQ(tempo_of_words("Andante (\u2669 = 72)"), 72'000);
  EXPECT_EQ(tempo_of_words("Allegro \u266a=ca. 180"), 90'000);
  EXPECT_EQ(tempo_of_words("\U0001D15F\U0001D16D = 60"), 90'000);
  EXPECT_EQ(tempo_of_words("Lento (\uECA3 = 40\u201344)"), 80'000);
  EXPECT_EQ(tempo_of_words("q. = 50,5"), 75'750);
  EXPECT_EQ(tempo_of_words("dotted half = 60"), 180'000);
  EXPECT_EQ(tempo_of_words("M.M. = 96"), 96'000);
}

TEST(MusicXmlDirections, ReadNoTempoFromOtherWords) {
  for (const char* words : {"Allegro", "\u2669 = \u266a", "l'istesso = 72", "Tempo I (= 80)", "q = 0", "q = 99999999"})
    EXPECT_EQ(tempo_of_words(words), std::nullopt) << words;
}

TEST(MusicXmlDirections, SkipInvalidTempos) {
  EXPECT_THAT(directions_of("<sound tempo='0'/><sound tempo='fast'/><sound tempo='999999999'/><sound/>"), IsEmpty());
}

TEST(MusicXmlDirections, ReadPedalsOfEveryVersion) {
  EXPECT_THAT(directions_of(direction_text("<pedal type='resume'/><pedal type='change'/><pedal type='continue'/>"
                                           "<pedal type='discontinue'/><pedal type='sostenuto'/>")),
              ElementsAre(Direction{Staff::upper, 0, PedalMark::start}, Direction{Staff::upper, 0, PedalMark::change},
                          Direction{Staff::upper, 0, PedalMark::stop}));
}

}  // namespace
}  // namespace clavier::testing
