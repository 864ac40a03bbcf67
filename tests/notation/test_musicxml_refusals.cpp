#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "musicxml_text.h"

namespace clavier::testing {
namespace {

using ::testing::HasSubstr;

void expect_refused(const std::string& text, const std::string& why) {
  EXPECT_THAT([&] { read_text_of(text); }, ::testing::ThrowsMessage<Error>(::testing::AllOf(
                                               HasSubstr("cannot read MusicXML file foreign: "), HasSubstr(why))));
}

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int index = 0; index < count; ++index) all += text;
  return all;
}

TEST(MusicXmlRefusal, OfInvalidXmlNamesTheLine) {
  expect_refused("", "line 1: no element found");
  expect_refused("MThd", "line 1: syntax error");
  expect_refused("<score-partwise>\n<part>\n</score-partwise>", "line 3: mismatched tag");
}

TEST(MusicXmlRefusal, OfOtherXmlNamesItsRoot) {
  expect_refused("<html/>", "its root is <html>");
  expect_refused("<score-timewise/>", "save it as score-partwise");
}

TEST(MusicXmlRefusal, OfAScoreWithoutMusicSaysSo) {
  expect_refused("<score-partwise/>", "the score has no part");
  expect_refused(document(part_of("P1", "")), "the part has no measures");
}

TEST(MusicXmlRefusal, OfEntitiesComesBeforeTheyAreExpanded) {
  const std::string bomb = "<!DOCTYPE score-partwise [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>";
  expect_refused(bomb + "<score-partwise>&b;</score-partwise>", "declares entities of its own");
  expect_refused("<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><s>&x;</s>", "declares entities of its own");
}

TEST(MusicXmlRefusal, OfDeepNestingDoesNotRecurse) {
  expect_refused(repeated("<part>", 100'000), "nested deeper than 64");
}

TEST(MusicXmlRefusal, OfTooManyAttributesCountsThem) {
  const std::string list = "<!DOCTYPE s [<!ATTLIST a x CDATA '" + std::string(1 << 20, 'x') + "'>]>";
  expect_refused(list + "<s>" + repeated("<a/>", 1000) + "</s>", "more than 512 MiB");
}

TEST(MusicXmlRefusal, OfLargeFilesComesFirst) {
  const std::string giant((std::size_t{64} << 20) + 1, ' ');
  expect_refused(giant, "larger than 64 MiB");
}

TEST(MusicXmlRefusal, OfEndlessMeasuresNamesTheLine) {
  expect_refused(document(part_of("P1", measure_text(1, note_text(1025)))), "line 2: a measure is longer than 1024");
}

TEST(MusicXmlRefusal, OfGridsThatAreTooFine) {
  expect_refused(document(part_of("P1", measure_text(99'999'999, note_text(4)))), "more than 16777216 divisions");
  const std::string events = note_text(4) + "<attributes><divisions>9999991</divisions></attributes>" + note_text(1);
  expect_refused(document(part_of("P1", measure_text(16'777'213, events))), "divisions of a quarter note");
}

TEST(MusicXmlRefusal, OfMoreVoicesThanFit) {
  expect_refused(document(part_of("P1", measure_text(1, repeated(note_text(4) + backup_text(4), 65)))),
                 "a measure has more than 64 voices");
}

TEST(MusicXmlDoctype, FromOutsideIsNotLoaded) {
  const std::string text =
      "<!DOCTYPE score-partwise PUBLIC '-//Recordare//DTD MusicXML 3.1 Partwise//EN' "
      "'http://example.invalid/partwise.dtd'><score-partwise>" +
      part_of("P1", measure_text(1, note_text(4))) + "&unknown;</score-partwise>";
  EXPECT_EQ(read_text_of(text).measures.size(), 1U);
}

}  // namespace
}  // namespace clavier::testing
