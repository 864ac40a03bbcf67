#include <gtest/gtest.h>

#include "base/error.h"
#include "composing/form_plan.h"

namespace clavier {
namespace {

std::string letters(std::string_view form, int bars) {
  std::string text;
  for (const FormSection& section : plan_sections(form, bars))
    text += section.letter + std::to_string(section.bars) + " ";
  return text;
}

TEST(FormPlan, DividesAPieceIntoPhrases) {
  EXPECT_EQ(letters("binary", 32), "A16 B16 ");
  EXPECT_EQ(letters("ternary", 32), "A8 B8 A16 ");
  EXPECT_EQ(letters("ternary", 24), "A8 B8 A8 ");
  EXPECT_EQ(letters("rondo", 40), "A8 B8 A8 C8 A8 ");
  EXPECT_EQ(letters("variations", 32), "A8 A8 A8 A8 ");
  EXPECT_EQ(letters("ternary", 7), "A2 B2 A3 ");
}

TEST(FormPlan, RefusesLengthsThatDoNotFit) {
  EXPECT_THROW(plan_sections("ternary", 5), Misuse);
  EXPECT_THROW(plan_sections("rondo", 9), Misuse);
  EXPECT_THROW(plan_sections("variations", 7), Misuse);
  EXPECT_THROW(plan_sections("ternary", 200), Misuse);
  EXPECT_NO_THROW(plan_sections("ternary", 96));
}

TEST(FormPlan, LooksBackToTheSectionThatReturns) {
  const auto plan = plan_form("ternary", 24, Key{0, Mode::major});
  for (std::size_t bar = 0; bar < 16; ++bar) EXPECT_FALSE(plan[bar].reference) << bar;
  for (std::size_t bar = 16; bar < 22; ++bar) EXPECT_EQ(plan[bar].reference, (BarReference{Likeness::same, 16, 0}));
  for (std::size_t bar = 22; bar < 24; ++bar) EXPECT_EQ(plan[bar].reference, (BarReference{Likeness::varied, 16, 0}));
  EXPECT_EQ(plan[0].key, (Key{0, Mode::major}));
  EXPECT_EQ(plan[8].key, (Key{7, Mode::major}));
  EXPECT_EQ(plan[16].key, (Key{0, Mode::major}));
}

TEST(FormPlan, GoesToTheRelativeMajorFromMinor) {
  const auto plan = plan_form("rondo", 40, Key{9, Mode::minor});
  EXPECT_EQ(plan[8].key, (Key{0, Mode::major}));
  EXPECT_EQ(plan[24].key, (Key{9, Mode::major}));
  EXPECT_FALSE(plan_form("rondo", 40, std::nullopt)[8].key);
}

TEST(FormPlan, RhymesTheEndOfABinaryForm) {
  const auto plan = plan_form("binary", 32, Key{2, Mode::major});
  EXPECT_FALSE(plan[27].reference);
  for (std::size_t bar = 28; bar < 32; ++bar) EXPECT_EQ(plan[bar].reference, (BarReference{Likeness::varied, 16, 0}));
  EXPECT_EQ(plan[28].key, (Key{2, Mode::major}));
}

TEST(FormPlan, TakesReturnsAndKeysOfAPiece) {
  BarPiece piece;
  for (const int pitch : {60, 72, 60})
    piece.bars.push_back({.notes = {{.pitch = static_cast<Pitch>(pitch)}, {.position = 48, .pitch = 64}}});
  piece.bars[0].key = Key{0, Mode::major};
  piece.bars[1].key = Key{9, Mode::minor};
  const auto plan = plan_of(piece, Key{0, Mode::major}, Key{7, Mode::major});
  ASSERT_EQ(plan.size(), 3U);
  EXPECT_EQ(plan[2].reference, (BarReference{Likeness::same, 2, 0}));
  EXPECT_EQ(plan[0].key, (Key{7, Mode::major}));
  EXPECT_EQ(plan[1].key, (Key{4, Mode::minor}));
  EXPECT_FALSE(plan[2].key);
  EXPECT_FALSE(plan_of(piece, Key{0, Mode::major}, Key{7, Mode::minor})[1].key);
  EXPECT_FALSE(plan_of(piece, std::nullopt, Key{7, Mode::major})[1].key);
}

TEST(FormPlan, LeavesAFreePieceOpen) {
  for (const BarRequest& bar : plan_form("free", 8, Key{0, Mode::major})) EXPECT_FALSE(bar.key || bar.reference);
}

}  // namespace
}  // namespace clavier
