#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "notation/sheet/validate.h"
#include "support/engraving_round_trip.h"

namespace clavier {
namespace {

/// Every 23rd of the scores, about a hundred; benchmarks/measure_engraving.cpp measures all.
std::vector<std::filesystem::path> sample() {
  const char* const corpus = std::getenv("CLAVIER_CORPUS");
  if (corpus == nullptr) return {};
  std::vector<std::filesystem::path> files;
  const auto all = list_files(std::filesystem::path(corpus) / "grid-midi", {".mid"});
  for (std::size_t index = 0; index < all.size(); index += 23) files.push_back(all[index]);
  return files;
}

TEST(EngravingCorpus, KeepsNotesThroughMusicXml) {
  const auto files = sample();
  if (files.empty()) GTEST_SKIP() << "CLAVIER_CORPUS is not set: no scores to engrave";
  RoundTrip all;
  for (const auto& file : files) {
    SCOPED_TRACE(file.string());
    const Score score = read_midi_file(file).score;
    EXPECT_EQ(find_sheet_fault(engrave(score)), std::nullopt);
    const RoundTrip trip = round_trip(score);
    EXPECT_TRUE(trip.same_sheet);
    all.notes += trip.notes;
    all.kept += trip.kept;
    all.rounded += trip.rounded;
    all.near_lengths += trip.near_lengths;
  }
  const auto share = [&](std::size_t part) { return static_cast<double>(part) / static_cast<double>(all.notes); };
  EXPECT_GE(share(all.kept + all.rounded), 0.9999);
  EXPECT_GE(share(all.kept), 0.95);
  EXPECT_GE(share(all.near_lengths), 0.9995);
}

}  // namespace
}  // namespace clavier
