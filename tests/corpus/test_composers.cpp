#include <gtest/gtest.h>

#include "corpus/metadata/composers.h"
#include "corpus/metadata/text_folding.h"

namespace clavier {
namespace {

int birth_of(std::string_view name) {
  const Composer* composer = find_composer(name);
  return composer == nullptr ? 0 : composer->birth;
}

Era era_of(std::string_view name) { return find_composer(name)->era; }

TEST(FoldedText, LosesAccentsAndCase) {
  EXPECT_EQ(fold_text("Frédéric Żeleński, Łódź, Dvořák, Straße, Œuvre"),
            "frederic zelenski, lodz, dvorak, strasse, oeuvre");
}

TEST(FoldedText, ReadsDecomposedAccentsAndEntities) {
  EXPECT_EQ(fold_text("Cha\xCC\x81minade &quot;A&amp;B&quot;"), "chaminade \"a&b\"");
}

TEST(FoldedText, OmitsMalformedBytes) { EXPECT_EQ(fold_text("a\xFF\xC3"), "a"); }

TEST(Composers, AreFoundInAnyOrderAndSpelling) {
  for (const std::string_view name : {"Chopin, Frédéric", "frederic chopin", "Chopin, Fryderyk", "ChopinFF", "Chopin"})
    EXPECT_EQ(birth_of(name), 1810) << name;
}

TEST(Composers, AreFoundByInitials) {
  EXPECT_EQ(birth_of("Bach, J.S."), 1685);
  EXPECT_EQ(birth_of("BachCPE"), 1714);
  EXPECT_EQ(birth_of("BeethovenLv"), 1770);
}

TEST(Composers, OfOneFamilyAreDistinguished) {
  EXPECT_EQ(birth_of("Schubert, Camille"), 1810);
  EXPECT_EQ(birth_of("Mendelssohn, Arnold"), 1855);
  EXPECT_EQ(birth_of("Strauss Sr., Johann"), 1804);
  EXPECT_EQ(birth_of("Strauss Jr., Johann"), 1825);
}

TEST(Composers, WithTheSameSurnameAreNotConfused) {
  EXPECT_EQ(find_composer("Wagner, Ferdinand"), nullptr);
  EXPECT_EQ(find_composer("Bach, Christoph"), nullptr);
  EXPECT_EQ(find_composer("Bach, J."), nullptr);
  EXPECT_EQ(find_composer(""), nullptr);
}

TEST(Composers, BelongToTheEraOfTheirBirth) {
  EXPECT_EQ(era_of("Scarlatti, Domenico"), Era::baroque);
  EXPECT_EQ(era_of("Bach, Carl Philipp Emanuel"), Era::classical);
  EXPECT_EQ(era_of("Brahms, Johannes"), Era::romantic);
  EXPECT_EQ(era_of("Bartók, Béla"), Era::modernist);
}

TEST(Composers, OfLateRomanticismAreRomantic) {
  for (const std::string_view name :
       {"Chaminade, Cécile", "Rachmaninoff, Sergei", "Beach, Amy Marcy", "Medtner, Nikolai"})
    EXPECT_EQ(era_of(name), Era::romantic) << name;
}

TEST(Composers, WhoLeftRomanticismEarlyAreModernist) {
  for (const std::string_view name : {"Debussy, Claude", "Satie, Erik", "Ravel, Maurice", "Prokofiev, Sergey",
                                      "Schoenberg, Arnold", "Berg, Alban", "Gershwin, George"})
    EXPECT_EQ(era_of(name), Era::modernist) << name;
}

TEST(Composers, CanChangeEraDuringTheirLife) {
  const Composer& scriabin = *find_composer("Scriabin");
  EXPECT_EQ(era_of_work(scriabin, 11), Era::romantic);
  EXPECT_EQ(era_of_work(scriabin, 74), Era::modernist);
  EXPECT_EQ(era_of_work(scriabin, std::nullopt), Era::romantic);
}

TEST(Composers, AreFreeSeventyYearsAfterTheirDeath) {
  EXPECT_TRUE(in_public_domain(*find_composer("Prokofiev, Sergey")));
  EXPECT_FALSE(in_public_domain(*find_composer("Villa-Lobos, Heitor")));
  EXPECT_FALSE(in_public_domain(*find_composer("Turchetto, Andrea")));
}

}  // namespace
}  // namespace clavier
