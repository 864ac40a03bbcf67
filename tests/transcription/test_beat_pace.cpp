#include <gtest/gtest.h>

#include "transcription/beats/local_beat_lengths.h"

namespace clavier {
namespace {

std::vector<OnsetGroup> groups_at(const std::vector<double>& times) {
  std::vector<OnsetGroup> groups;
  for (const double time : times) groups.push_back({.onset = Seconds{time}});
  return groups;
}

TEST(LocalBeatLengths, AreTheMedianAroundEachGroup) {
  const std::vector<Seconds> beats = {Seconds{0}, Seconds{1}, Seconds{2}, Seconds{4}, Seconds{5}, Seconds{6}};
  EXPECT_EQ(compute_local_beat_lengths(groups_at({0, 3, 6}), beats), (std::vector<double>{1, 1, 1}));
}

TEST(LocalBeatLengths, FollowADeceleratingPiece) {
  std::vector<Seconds> beats = {Seconds{0}};
  for (int beat = 0; beat < 600; ++beat) beats.push_back(beats.back() + Seconds{beat < 300 ? 0.5 : 1.0});
  const std::vector<double> lengths = compute_local_beat_lengths(groups_at({-1, 149.9, 150, 449, 460}), beats);
  EXPECT_EQ(lengths, (std::vector<double>{0.5, 0.5, 1, 1, 1}));
}

TEST(LocalBeatLengths, OfOneBeatAreItsLength) {
  EXPECT_EQ(compute_local_beat_lengths(groups_at({0.25}), {Seconds{0}, Seconds{0.75}}), std::vector<double>{0.75});
}

}  // namespace
}  // namespace clavier
