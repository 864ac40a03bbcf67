#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "notation/sheet/jump_words.h"
#include "notation/sheet/playing_order.h"
#include "planned_sheet.h"
#include "random_sheet.h"

namespace clavier::testing {
namespace {

TEST(PlayingOrder, IsTheWrittenOneWithoutRepeats) {
  EXPECT_EQ(played_letters("A B C"), "ABC");
  EXPECT_FALSE(has_repeats(planned_sheet("A B C Fine")));
  EXPECT_TRUE(has_repeats(planned_sheet("A B :|")));
}

TEST(PlayingOrder, RepeatsASection) { EXPECT_EQ(played_letters("A |: B C :| D"), "ABCBCD"); }

TEST(PlayingOrder, RepeatsFromTheStartWithoutAnOpeningBar) { EXPECT_EQ(played_letters("A B :| C"), "ABABC"); }

TEST(PlayingOrder, RepeatsFromTheEndOfTheLastSectionWithoutAnOpeningBar) {
  EXPECT_EQ(played_letters("|: A :| B C :| D"), "AABCBCD");
  EXPECT_EQ(played_letters("|: A 1. B :| 2. C D :| E"), "ABACDDE");
}

TEST(PlayingOrder, RepeatsAsOftenAsTheBarSays) { EXPECT_EQ(played_letters("|: A B :|3 C"), "ABABABC"); }

TEST(PlayingOrder, RepeatsBothHalvesOfABinaryForm) { EXPECT_EQ(played_letters("|: A B :| |: C D :|"), "ABABCDCD"); }

TEST(PlayingOrder, TakesVoltasByPass) {
  EXPECT_EQ(played_letters("|: A 1. B :| 2. C D"), "ABACD");
  EXPECT_EQ(played_letters("|: A 1,2. B :|3 3. C"), "ABABAC");
  EXPECT_EQ(played_letters("|: A 1,3. B :| 2,4. C :| D"), "ABACABACD");
  EXPECT_EQ(played_letters("|: A 1- B C ] :| 2- D E ] F"), "ABCADEF");
}

TEST(PlayingOrder, CountsPassesByBracketsWhereTheBarDoesNot) {
  EXPECT_EQ(played_letters("|: A 1,2. B :| 3. C"), "ABABAC");
  EXPECT_EQ(played_letters("|: A 1. B :| 2. C :| D"), "ABACD");
  EXPECT_EQ(played_letters("|: A 1. B :| 2. C :| 3. D E"), "ABACADE");
}

TEST(PlayingOrder, LeavesOutASingleVoltaInTheLastPass) { EXPECT_EQ(played_letters("|: A 1. B :| C"), "ABAC"); }

TEST(PlayingOrder, FillsPassesThatNoBracketNames) {
  EXPECT_EQ(played_letters("|: A 1. B :| 3. C"), "ABABAC");
  EXPECT_EQ(played_letters("|: A 2. B :| 3. C"), "ABABAC");
}

TEST(PlayingOrder, GoesBackAfterABracketThatLacksItsBar) { EXPECT_EQ(played_letters("|: A 1. B 2. C :| D"), "ABACD"); }

TEST(PlayingOrder, ReachesASecondEndingBesideTheSection) { EXPECT_EQ(played_letters("|: A :| 2. B C"), "AABC"); }

TEST(PlayingOrder, EndsASecondEndingWhereANewSectionOpens) {
  EXPECT_EQ(played_letters("|: A 1. B :| 2- C |: D ] :| E"), "ABACDDE");
}

TEST(PlayingOrder, RepeatsSectionsInsideSections) {
  EXPECT_EQ(played_letters("|: A |: B :| C :|"), "ABBCABBC");
  EXPECT_EQ(played_letters("|: A |: B 1. C :| 2. D E :|3 F"), "ABCBDEABCBDEABCBDEF");
}

TEST(PlayingOrder, PassesOverOpeningBarsAndBracketsWithoutAClosingBar) {
  EXPECT_EQ(played_letters("|: A |: B C"), "ABC");
  EXPECT_EQ(played_letters("A 1. B 2. C D"), "ABCD");
}

TEST(PlayingOrder, GoesToTheStartOnce) {
  EXPECT_EQ(played_letters("A B D.C."), "ABAB");
  EXPECT_EQ(played_letters("A B D.C. C"), "ABABC");
}

TEST(PlayingOrder, EndsAtAFine) {
  EXPECT_EQ(played_letters("A B Fine C D.C._al_Fine"), "ABCAB");
  EXPECT_EQ(played_letters("A B Fine C D.C."), "ABCAB");
  EXPECT_EQ(played_letters("A $ B Fine C D.S._al_Fine D"), "ABCB");
}

TEST(PlayingOrder, LeavesForTheCoda) {
  EXPECT_EQ(played_letters("A $ B To_Coda C D.S._al_Coda @ D E"), "ABCBDE");
  EXPECT_EQ(played_letters("A To_Coda B D.C._al_Coda @ D"), "ABAD");
}

TEST(PlayingOrder, IgnoresTheMarkThatTheWordsDoNotName) {
  EXPECT_EQ(played_letters("A Fine B To_Coda C D.C._al_Coda @ D"), "ABCABD");
  EXPECT_EQ(played_letters("A To_Coda B Fine C D.C._al_Fine @ D"), "ABCAB");
}

TEST(PlayingOrder, EndsACodaAtItsFine) { EXPECT_EQ(played_letters("A To_Coda B D.C._al_Coda @ C Fine D"), "ABAC"); }

TEST(PlayingOrder, TakesTheFirstOfTwoCodaSignsForToCoda) {
  EXPECT_EQ(played_letters("A @ B C D.C._al_Coda @ D"), "ABCABD");
}

TEST(PlayingOrder, TakesAFineForToCodaWithoutOne) {
  EXPECT_EQ(played_letters("A B Fine C D.C._e_poi_la_Coda @ D"), "ABCABD");
}

TEST(PlayingOrder, PlaysSectionsOnceAfterAJump) {
  EXPECT_EQ(played_letters("|: A B 1. C :| 2. D E Fine F D.C._al_Fine"), "ABCABDEFABDE");
  EXPECT_EQ(played_letters("A $ |: B :| C Fine |: D :| E D.S._al_Fine"), "ABBCDDEBC");
  EXPECT_EQ(played_letters("|: A :| |: B :| D.C."), "AABBAB");
}

TEST(PlayingOrder, RepeatsAgainWhereTheWordsOrTheBarSaySo) {
  EXPECT_EQ(played_letters("|: A :| B Fine C D.C._con_repliche"), "AABCAAB");
  Sheet planned = planned_sheet("|: A :| B D.C.");
  planned.measures[0].repeats.after_jump = true;
  EXPECT_THAT(playing_order(planned), ::testing::ElementsAre(0, 0, 1, 0, 0, 1));
}

TEST(PlayingOrder, RepeatsSectionsOfTheCoda) {
  EXPECT_EQ(played_letters("A To_Coda |: B :| D.C._al_Coda @ |: C :| D"), "ABBACCD");
}

TEST(PlayingOrder, RepeatsWhatFollowsAJumpThatWasTaken) { EXPECT_EQ(played_letters("A D.C. |: B :| C"), "AABBC"); }

TEST(PlayingOrder, JumpsInTheLastPassOfASection) {
  EXPECT_EQ(played_letters("A Fine |: B :| D.C._al_Fine"), "ABBA");
  EXPECT_EQ(played_letters("A Fine |: B D.C._al_Fine C :| D"), "ABCBA");
}

TEST(PlayingOrder, TakesVoltasAtAJumpByItsPass) { EXPECT_EQ(played_letters("A 1. B D.C. 2. C D"), "ABACD"); }

TEST(PlayingOrder, TakesSeveralJumpsEachOnce) {
  EXPECT_EQ(played_letters("A D.C. B D.C. C"), "AABABC");
  EXPECT_EQ(played_letters("$ A D.S. $ B D.S. C"), "AABBC");
}

TEST(PlayingOrder, PassesOverJumpsWithoutATarget) {
  EXPECT_EQ(played_letters("A D.S. B"), "AB");
  EXPECT_EQ(played_letters("A D.S. $ B"), "AB");
  EXPECT_EQ(played_letters("A To_Coda B D.C._al_Coda C"), "ABABC");
  EXPECT_EQ(played_letters("A B D.C._al_Fine"), "ABAB");
}

TEST(PlayingOrder, CountsASegnoAtTheEndOfAMeasureToTheNext) {
  Sheet planned = planned_sheet("A B D.S.");
  planned.measures[0].directions = {{Staff::upper, 4, Marker{MarkerKind::segno, "", true}}};
  EXPECT_THAT(playing_order(planned), ::testing::ElementsAre(0, 1, 1));
}

TEST(PlayingOrder, LeavesAfterAMeasureWithACodaSignAtItsEnd) {
  Sheet planned = planned_sheet("A B C D.C._al_Coda D");
  planned.measures[1].directions = {{Staff::upper, 4, Marker{MarkerKind::coda, "", true}}};
  planned.measures[3].directions = {{Staff::upper, 0, Marker{MarkerKind::coda, "", true}}};
  EXPECT_THAT(playing_order(planned), ::testing::ElementsAre(0, 1, 2, 0, 1, 3));
}

TEST(PlayingOrder, StaysInProportionToTheSheet) {
  std::string nested;
  for (int depth = 0; depth < 12; ++depth) nested = "|: B " + nested + "C :|64 ";
  const std::string played = played_letters("A " + nested + " D");
  EXPECT_LE(played.size(), 26 * std::size_t{kMaxPasses});
  EXPECT_EQ(played.back(), 'D');
}

RC_GTEST_PROP(PlayingOrder, IsBoundedForAnySheet, (std::uint64_t seed)) {
  const Sheet sheet = random_sheet(seed);
  const std::vector<std::size_t> order = playing_order(sheet);
  RC_ASSERT(!order.empty());
  RC_ASSERT(order.size() <= sheet.measures.size() * kMaxPasses);
  for (const std::size_t index : order) RC_ASSERT(index < sheet.measures.size());
}

TEST(JumpWords, AreReadInAnySpelling) {
  using Mark = std::variant<MarkerKind, JumpKind>;
  for (const char* const words : {"D.C.", "D. C. al Fine", "DC", "Da Capo", "Menuetto da capo", "d.c. e poi la coda"})
    EXPECT_EQ(mark_in_words(words), Mark(JumpKind::da_capo)) << words;
  for (const char* const words : {"D.S.", "Dal Segno al Coda", "dal \U0001D10B al \U0001D10C", "D. S. al Fine"})
    EXPECT_EQ(mark_in_words(words), Mark(JumpKind::dal_segno)) << words;
  for (const char* const words : {"To Coda", "to coda ", "al Coda", "To \U0001D10C"})
    EXPECT_EQ(mark_in_words(words), Mark(MarkerKind::to_coda)) << words;
  for (const char* const words : {"Fine", "FINE.", "(Fine)", "fin"})
    EXPECT_EQ(mark_in_words(words), Mark(MarkerKind::fine)) << words;
  EXPECT_EQ(mark_in_words("CODA"), Mark(MarkerKind::coda));
  EXPECT_EQ(mark_in_words("Segno"), Mark(MarkerKind::segno));
}

TEST(JumpWords, AreNoOtherWords) {
  for (const char* const words : {"dolce", "al fine", "finement", "D", "capo", "C.D.", "fine e dolce", ""})
    EXPECT_EQ(mark_in_words(words), std::nullopt) << words;
}

TEST(JumpWords, TellHowFarTheMusicGoes) {
  EXPECT_EQ(terms_of({JumpKind::da_capo, "D.C. al Fine"}), (JumpTerms{JumpUntil::fine}));
  EXPECT_EQ(terms_of({JumpKind::dal_segno, "D.S. al Coda"}), (JumpTerms{JumpUntil::coda}));
  EXPECT_EQ(terms_of({JumpKind::da_capo, "Da Capo"}), (JumpTerms{JumpUntil::any}));
  EXPECT_EQ(terms_of({JumpKind::da_capo, "D.C. al Fine, with repeats"}), (JumpTerms{JumpUntil::fine, true}));
  EXPECT_EQ(terms_of({JumpKind::da_capo, "D.C. senza ripetizione"}), (JumpTerms{JumpUntil::any, false}));
}

}  // namespace
}  // namespace clavier::testing
