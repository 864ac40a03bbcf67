#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/metadata/titles.h"

namespace clavier {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CatalogueEntries, AreReadInEveryCatalogue) {
  EXPECT_THAT(catalogue_entries("Piano Sonata No.20, Op.49 No.2"), ElementsAre("op 49"));
  EXPECT_THAT(catalogue_entries("Prelude and Fugue in C minor, BWV 847"), ElementsAre("bwv 847"));
  EXPECT_THAT(catalogue_entries("Air in F major, BWV Anh.131"), ElementsAre("bwv anh 131"));
  EXPECT_THAT(catalogue_entries("12 German Dances, Hob.IX_10"), ElementsAre("hob ix 10"));
  EXPECT_THAT(catalogue_entries("Hungarian Rhapsody No.3, S.244_3"), ElementsAre("s 244"));
  EXPECT_THAT(catalogue_entries("Minuet, WoO 10"), ElementsAre("woo 10"));
}

TEST(CatalogueEntries, AreReadInFileNames) {
  EXPECT_THAT(catalogue_entries("Sonata_No.23_F_minor_Appassionata_Opus_57_3"), ElementsAre("op 57"));
  EXPECT_THAT(catalogue_entries("Sonata_No.10_C_major_KV_330_1"), ElementsAre("k 330"));
  EXPECT_THAT(catalogue_entries("chopin-op-10-09-wfi"), ElementsAre("op 10"));
}

TEST(CatalogueEntries, GiveBothOfKoechelsNumbers) {
  EXPECT_THAT(catalogue_entries("Adagio in C major, K.356_617a"), ElementsAre("k 356", "k 617a"));
}

TEST(CatalogueEntries, OmitVolumes) {
  EXPECT_THAT(catalogue_entries("scarlatti-sonatas-k101-k110_sonata-k103"), ElementsAre("k 103"));
}

TEST(CatalogueEntries, AreNotFoundInKeysAndNumbers) {
  EXPECT_THAT(catalogue_entries("Sonata in D 2, Prelude No.15 in B-flat"), IsEmpty());
}

TEST(Titles, OfEnsemblesAreNotForPianoSolo) {
  for (const std::string_view title :
       {"Sonata Movement for Two Pianos, K.Anh.42_375b", "2 Pieces for 6 Hands", "Sonata for Piano Four-Hands",
        "Clarinet Sonata No.1, Op.120", "String Quartet in C major, G.240", "Piano Concerto in B minor",
        "4 Lieder, Op.120", "6 Variations for Guitar, Op.7", "RONDO | POUR DEUX PIANOS"})
    EXPECT_FALSE(find_non_solo_reason(title).empty()) << title;
}

TEST(Titles, OfPianoMusicThatResembleEnsemblesAreKept) {
  for (const std::string_view title :
       {"Lieder ohne Worte, Op.38", "2 Lieder von Robert Schumann, S.567", "Buch der Lieder II, S.535",
        "Trio in E major, D.610", "Cadenza for Mozart's Piano Concerto No.20, K.466",
        "Paraphrase de concert sur Rigoletto", "Hungarian Dances (Piano), WoO 1", "Concerto in G major, HWV 487",
        "Guitare, Op.32", "Danza sacra e duetto finale d'Aida, S.436"})
    EXPECT_EQ(find_non_solo_reason(title), "") << title;
}

}  // namespace
}  // namespace clavier
