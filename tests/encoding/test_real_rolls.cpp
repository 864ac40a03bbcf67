#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/files.h"
#include "encoding/read_roll.h"
#include "encoding/roll_region.h"
#include "midi/midi_reader.h"
#include "statistics/frechet.h"

namespace clavier {
namespace {

using Pieces = std::vector<std::vector<GridNote>>;

class RealRolls : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("CLAVIER_CORPUS") == nullptr) GTEST_SKIP() << "CLAVIER_CORPUS is not set: no corpora to read";
  }

  static Pieces pieces_of(const std::string& era) {
    Pieces pieces;
    for (const auto& path : list_files(std::getenv("CLAVIER_CORPUS") + ("/giantmidi-eras/" + era), {".mid"}))
      pieces.push_back(remove_overlaps(grid_notes(read_midi_file(path).score)));
    return pieces;
  }

  /// Fitted to every piece, cut as in the article's code.
  static GaussianFit spread_of_pieces(const std::string& era) {
    std::vector<std::vector<float>> crops;
    for (const std::vector<GridNote>& notes : pieces_of(era))
      crops.push_back(flatten_region(roll_of(notes, {}, kKuoChannels), kKuoCodeRegion));
    return fit_gaussian(crops);
  }
};

TEST_F(RealRolls, AreExactOnTheCorpusOwnGrid) {
  for (std::vector<GridNote> notes : pieces_of("modernist")) {
    const PianoRoll roll = roll_of(notes, {.steps = end_of(notes)});
    std::erase_if(notes, [](const GridNote& note) { return !on_roll(note.pitch); });
    EXPECT_EQ(read_roll(roll), notes);
  }
}

TEST_F(RealRolls, HaveTheRandomImageDistanceOfPublishedRecomputations) {
  const GaussianFit real = spread_of_pieces("modernist");
  double sum = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    Random random(seed);
    sum += frechet_distance(real, random_image(kKuoCodeRegion.size(), random));
  }
  EXPECT_NEAR(sum / 10, 20353, 0.02 * 20353);
}

TEST_F(RealRolls, AreNearestToSilence) {
  const std::vector<std::vector<float>> silence(1, std::vector<float>(kKuoCodeRegion.size(), -1.0f));
  for (const auto& [era, ratio] : {std::pair{"baroque", 0.088}, {"classical", 0.092}, {"romantic", 0.151}}) {
    const GaussianFit real = spread_of_pieces(era);
    Random random(1);
    const double noise = frechet_distance(real, random_image(real.size, random));
    EXPECT_NEAR(frechet_distance(real, fit_gaussian(silence)) / noise, ratio, 0.005) << era;
  }
}

}  // namespace
}  // namespace clavier
