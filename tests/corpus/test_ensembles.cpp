#include <gtest/gtest.h>

#include <vector>

#include "corpus/build/ensembles.h"

namespace clavier {
namespace {

constexpr std::int8_t kNone = MusicPart::kNoProgram;

MusicPart part(std::string name, std::int8_t program = kNone, std::size_t notes = 100) {
  return {.name = std::move(name), .programs = {program}, .notes = notes};
}

TEST(EnsembleReason, IsThatThereAreManyInstruments) {
  std::vector<MusicPart> parts;
  for (std::int8_t program = 40; program < 56; ++program) parts.push_back(part("", program));
  parts.push_back(part("", 40));
  EXPECT_EQ(find_ensemble_reason(parts), "an ensemble: 16 instruments by their MIDI programs");
}

TEST(EnsembleReason, IsAnotherInstrumentBesideThePiano) {
  EXPECT_EQ(find_ensemble_reason(std::vector{part("", 73), part("", 0)}),
            "an ensemble: 2 instruments by their MIDI programs");
  EXPECT_EQ(find_ensemble_reason(std::vector{part("", 24)}), "for another instrument: MIDI program 25");
}

TEST(EnsembleReason, IsANameWhereNoProgramsAreSet) {
  EXPECT_EQ(find_ensemble_reason(std::vector{part("Violin I"), part("Violin II"), part("Viola"), part("Cello")}),
            "an ensemble: a part is named Violin I");
  EXPECT_EQ(find_ensemble_reason(std::vector{part("Flöte"), part("Klavier")}), "an ensemble: a part is named Flöte");
}

TEST(EnsembleReason, IsAVoiceInMusicXml) {
  MusicPart soprano = part("Soprano");
  EXPECT_EQ(find_ensemble_reason(std::vector{soprano, part("Piano")}), "");
  soprano.sings = true;
  EXPECT_EQ(find_ensemble_reason(std::vector{soprano, part("Piano")}), "an ensemble: a part is named Soprano");
}

TEST(EnsembleReason, IsNoneForThePercussionThatReadersLeaveOut) {
  const MusicPart drums{.name = "percussion", .programs = {}, .notes = 50, .percussion = true};
  EXPECT_EQ(find_ensemble_reason(std::vector{part("RH", 0), part("LH", 0), drums}), "");
}

TEST(EnsembleReason, IsTheNumberOfParts) {
  EXPECT_EQ(find_ensemble_reason(std::vector<MusicPart>(17, part("", 0))), "an ensemble: 17 parts");
}

TEST(EnsembleReason, IsNoneForPianoMusicInManyTracks) {
  EXPECT_EQ(find_ensemble_reason(std::vector{part("Soprano"), part("Alto"), part("Tenor"), part("Bass")}), "");
  EXPECT_EQ(find_ensemble_reason(std::vector{part("Right hand", 0), part("Left hand", 0), part("Pedal", 0)}), "");
  EXPECT_EQ(find_ensemble_reason(std::vector<MusicPart>(6, part("Voice", 0))), "");
  EXPECT_EQ(find_ensemble_reason(std::vector{part("Clavecin", 6), part("", 6)}), "");
  EXPECT_EQ(find_ensemble_reason(std::vector{part("Grand Piano", 0), part("", 1)}), "");
  EXPECT_EQ(find_ensemble_reason({}), "");
}

TEST(EnsembleReason, IsNoneForTheTitleOfASinglePart) {
  EXPECT_EQ(find_ensemble_reason(std::vector{part("The Horn")}), "");
}

TEST(EnsembleReason, IsNoneForAFewStrayNotes) {
  EXPECT_EQ(find_ensemble_reason(std::vector{part("", 0, 1000), part("Strings", 48, 5)}), "");
}

}  // namespace
}  // namespace clavier
