#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "models/gan/decoding/tatum_grid.h"

namespace clavier {
namespace {

/// The time of each frame in beats, at a steady tempo.
std::vector<double> steady(int frames, double frames_a_beat, double first = 0) {
  std::vector<double> beats;
  for (int frame = 0; frame < frames; ++frame) beats.push_back(first + frame / frames_a_beat);
  return beats;
}

/// Onset counts with an onset in each frame that contains a multiple of `apart` beats.
std::vector<double> onsets_every(double apart, const std::vector<double>& beats) {
  std::vector<double> onset_counts(beats.size());
  for (std::size_t frame = 0; frame + 1 < beats.size(); ++frame)
    onset_counts[frame] = std::ceil(beats[frame] / apart) * apart < beats[frame + 1] ? 1 : 0;
  return onset_counts;
}

void expect_partition(const std::vector<Tatum>& tatums, int frames) {
  int end = 0;
  for (const Tatum& tatum : tatums) {
    EXPECT_EQ(tatum.first, end);
    EXPECT_LT(tatum.first, tatum.end);
    EXPECT_GE(tatum.time, tatum.first);
    EXPECT_LT(tatum.time, tatum.end);
    end = tatum.end;
  }
  EXPECT_EQ(end, frames);
}

TEST(TatumGrid, HasItsTatumsWhereOnsetsCluster) {
  const std::vector<double> beats = steady(240, 7.2);  // 100 beats a minute: thirds are 200 ms apart, quarters 150 ms
  for (const int division : {3, 4}) {
    const std::vector<Tatum> tatums = find_tatums(beats, onsets_every(1.0 / division, beats), 0.6);
    expect_partition(tatums, 240);
    ASSERT_NEAR(static_cast<double>(tatums.size()), 240 / 7.2 * division, 2) << division;
    for (std::size_t at = 1; at + 2 < tatums.size(); ++at)
      EXPECT_NEAR(tatums[at + 1].time - tatums[at].time, 7.2 / division, 1e-6);
  }
}

TEST(TatumGrid, FollowsTheOnsets) {
  const std::vector<double> beats = steady(240, 8);
  std::vector<double> onset_counts(240);
  for (std::size_t frame = 1; frame < onset_counts.size(); frame += 2)
    onset_counts[frame] = 3;  // quarters of a beat, a frame late
  const std::vector<Tatum> tatums = find_tatums(beats, onset_counts, 0.6);
  for (std::size_t at = 1; at + 1 < tatums.size(); ++at)
    EXPECT_NEAR(tatums[at].time, 2 * std::floor(tatums[at].time / 2) + 1.5, 1e-6);
}

TEST(TatumGrid, IsSparserWhereOnsetsAreSparserThanTheDensity) {
  const std::vector<double> beats = steady(240, 6);  // 120 beats a minute: quarters are 125 ms apart, halves 250 ms
  std::vector<double> onset_counts(240);
  for (int frame = 0; frame < 240; ++frame)
    onset_counts[static_cast<std::size_t>(frame)] = frame < 120 || frame % 6 == 0;
  const auto apart = [&](double tatum_density, double time) {
    const std::vector<Tatum> tatums = find_tatums(beats, onset_counts, tatum_density);
    expect_partition(tatums, 240);
    const auto after =
        std::find_if(tatums.begin(), tatums.end(), [&](const Tatum& tatum) { return tatum.time > time; });
    return (after + 1)->time - after->time;
  };
  for (const double early : {30, 80}) EXPECT_NEAR(apart(0.9, early), 1.5, 1e-6) << early;
  for (const double late : {160, 210}) {
    EXPECT_NEAR(apart(0.1, late), 1.5, 1e-6) << late;  // a sixth of the frames: 1 - (5/6)^1.5 = 0.24 of the tatums
    EXPECT_NEAR(apart(0.3, late), 3, 1e-6) << late;    // 0.42
    EXPECT_NEAR(apart(0.9, late), 3, 1e-6) << late;    // 6 frames would be too far
  }
}

TEST(TatumGrid, CoversEveryFrameOnceAtAnyTempo) {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const int frames = 1 + static_cast<int>(random.below(300));
    std::vector<double> beats{random.uniform()}, onset_counts{1};
    const double frames_a_beat = 4.5 + 9 * random.uniform();
    while (static_cast<int>(beats.size()) < frames) {
      beats.push_back(beats.back() + (0.96 + 0.08 * random.uniform()) / frames_a_beat);
      onset_counts.push_back(static_cast<double>(random.below(4)));
    }
    expect_partition(find_tatums(beats, onset_counts, random.uniform()), frames);
  }
}

TEST(TatumGrid, IsEmptyWithoutFramesAndOneTatumForOneFrame) {
  EXPECT_TRUE(find_tatums({}, {}, 0.5).empty());
  const std::vector<double> one{0.5};
  expect_partition(find_tatums(one, one, 0.5), 1);
}

}  // namespace
}  // namespace clavier
