#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "corpus/metadata/works.h"

namespace clavier {
namespace {

using testing::ElementsAre;

TEST(WorkIdentifiers, JoinASetWithItsPieces) {
  EXPECT_EQ(work_identifiers("Chopin, Frédéric", "Nocturnes, Op.48", "a.mid"),
            work_identifiers("Chopin, Frédéric", "Nocturne No.1, Op. 48 no. 1", "b.mid"));
}

TEST(WorkIdentifiers, OfTheChopinFirstEditionsComeFromTheFileName) {
  EXPECT_THAT(work_identifiers("Chopin, Frédéric", "Prelude No. 7", "nifc/romantic/028-1-BH-007.mid"),
              ElementsAre("chopin, frederic: op 28"));
}

TEST(WorkIdentifiers, OfPolishScoresHoldMovementsTogether) {
  const auto first = work_identifiers("", "I.", "pl-wtm--r-2024--001-001_anonim--march.mid");
  EXPECT_EQ(first, work_identifiers("", "II.", "pl-wtm--r-2024--001-002_anonim--march.mid"));
  EXPECT_NE(first, work_identifiers("", "I.", "pl-wtm--r-2024--002-001_anonim--march.mid"));
}

TEST(WorkIdentifiers, AreTheTitleWithoutACatalogueEntry) {
  EXPECT_THAT(work_identifiers("Debussy, Claude", "L'Isle joyeuse", "x.mid"),
              ElementsAre("debussy, claude: l isle joyeuse"));
}

TEST(WorkIdentifiers, DoNotJoinAnonymousPieces) {
  EXPECT_NE(work_identifiers("", "Mazur", "1.mid"), work_identifiers("", "Mazur", "2.mid"));
}

std::vector<Work> many_works() {
  std::vector<Work> works;
  for (int number = 0; number < 400; ++number)
    works.push_back({.name = "work " + std::to_string(number),
                     .era = static_cast<Era>(number % 4),
                     .notes = static_cast<std::uint64_t>(100 + number)});
  return works;
}

TEST(Splits, GiveEachEraItsShares) {
  const std::vector<Work> works = many_works();
  const auto splits = assign_splits(works, 0.1, 0.1);
  for (std::size_t era = 0; era < 4; ++era) {
    double notes = 0;
    double tested = 0;
    for (std::size_t work = era; work < works.size(); work += 4) {
      notes += static_cast<double>(works[work].notes);
      if (splits[work] == Split::test) tested += static_cast<double>(works[work].notes);
    }
    EXPECT_NEAR(tested / notes, 0.1, 0.02);
  }
}

TEST(Splits, AreIndependentOfTheOrderOfWorks) {
  std::vector<Work> works = many_works();
  const auto splits = assign_splits(works, 0.1, 0.1);
  std::reverse(works.begin(), works.end());
  auto reversed = assign_splits(works, 0.1, 0.1);
  std::reverse(reversed.begin(), reversed.end());
  EXPECT_EQ(reversed, splits);
}

TEST(Splits, KeepALargeWorkForTraining) {
  const auto splits = assign_splits(
      {{.name = "huge", .era = Era::baroque, .notes = 100000}, {.name = "small", .era = Era::baroque, .notes = 10}},
      0.1, 0.1);
  EXPECT_EQ(splits[0], Split::train);
}

}  // namespace
}  // namespace clavier
