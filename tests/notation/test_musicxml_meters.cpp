#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "musicxml_text.h"
#include "notation/sheet/score_of.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;

std::string time_text(const std::string& children) { return "<attributes><time>" + children + "</time></attributes>"; }

std::string beats_text(const std::string& beats, int type) {
  return "<beats>" + beats + "</beats><beat-type>" + std::to_string(type) + "</beat-type>";
}

std::optional<SheetMeter> meter_read(const std::string& children) {
  return read_measure(2, time_text(children) + note_text(7)).meter;
}

/// The meters of measures with so many eighths, of which the first has these attributes.
std::vector<std::optional<SheetMeter>> meters_of(const std::string& attributes, const std::vector<int>& eighths) {
  std::string measures;
  for (const int count : eighths)
    measures += measure_text(2, (measures.empty() ? attributes : std::string()) + note_text(count));
  std::vector<std::optional<SheetMeter>> meters;
  for (const Measure& measure : read_text_of(document(part_of("P1", measures))).measures)
    meters.push_back(measure.meter);
  return meters;
}

TEST(MusicXmlMeters, OfSeveralPartsAddUp) {
  EXPECT_EQ(meter_read(beats_text("2", 4) + beats_text("3", 8)), (SheetMeter{7, 8}));
  EXPECT_EQ(meter_read(beats_text("3", 8) + beats_text("2", 4)), (SheetMeter{7, 8}));
  EXPECT_EQ(meter_read(beats_text("3+2+2", 8)), (SheetMeter{7, 8}));
  EXPECT_EQ(meter_read(beats_text("3+2", 8) + beats_text("1", 4)), (SheetMeter{7, 8}));
  EXPECT_EQ(meter_read(beats_text("2", 4) + beats_text("2", 4) + beats_text("3", 16)), (SheetMeter{19, 16}));
}

TEST(MusicXmlMeters, ThatCannotBeReadGiveWayToTheLength) {
  const SheetMeter seven{7, 8};
  EXPECT_THAT(meters_of(time_text("<senza-misura/>"), {7, 7, 10, 7}),
              ElementsAre(seven, std::nullopt, SheetMeter{5, 4}, seven));
  EXPECT_THAT(meters_of("", {7, 7, 8}), ElementsAre(seven, std::nullopt, SheetMeter{4, 4}));
  EXPECT_THAT(meters_of(time_text(beats_text("x", 4)), {3}), ElementsAre(SheetMeter{3, 8}));
  EXPECT_THAT(meters_of(time_text(beats_text("300", 4)), {6}), ElementsAre(SheetMeter{3, 4}));
}

TEST(MusicXmlMeters, StayThoseOfTheFileWhereMeasuresAreShort) {
  EXPECT_THAT(meters_of(time_text(beats_text("4", 4)), {2, 8, 3}),
              ElementsAre(SheetMeter{4, 4}, std::nullopt, std::nullopt));
}

TEST(MusicXmlMeters, MayEndInTheMiddleOfAPiece) {
  const std::string free = "<measure>" + time_text("<senza-misura/>") + note_text(17) + "</measure>";
  const Sheet made = read_text_of(
      document(part_of("P1", measure_text(2, time_text(beats_text("4", 4)) + note_text(8)) + free + "<measure>" +
                                 time_text(beats_text("4", 4)) + note_text(8) + "</measure>")));
  EXPECT_EQ(made.measures[1].meter, (SheetMeter{17, 8}));
  EXPECT_EQ(made.measures[2].meter, (SheetMeter{4, 4}));
}

}  // namespace
}  // namespace clavier::testing
