#include <gtest/gtest.h>

#include "models/gan/decoding/harmony_bias.h"
#include "music/pitch.h"

namespace clavier {
namespace {

/// Equal gains in all of eight frames of two beats.
RowMatrix gains(std::initializer_list<int> liked) {
  RowMatrix classes = RowMatrix::Zero(8, kPitchClasses);
  for (const int of : liked) classes.col(of).setConstant(1);
  return classes;
}

const std::vector<double> kBeatAt{0.1, 0.35, 0.6, 0.85, 1.1, 1.35, 1.6, 1.85};

TEST(HarmonyBias, KeepsGainsWhenItIsZero) {
  RowMatrix classes = gains({0, 4, 7});
  add_harmony_bias(classes, kBeatAt, 0, 0);
  EXPECT_EQ(classes, gains({0, 4, 7}));
}

TEST(HarmonyBias, FavoursTheScaleOfTheKey) {
  RowMatrix classes = gains({2, 4, 6, 7, 9, 11, 1});  // D major
  add_harmony_bias(classes, kBeatAt, 1, 0);
  for (const int in_scale : {2, 4, 6, 7, 9, 11})
    for (const int outside : {0, 3, 5, 8, 10}) EXPECT_GT(classes(0, in_scale), classes(0, outside) + 1);
  EXPECT_GT(classes(0, 2), classes(0, 1));  // the tonic is more frequent than the leading note
}

TEST(HarmonyBias, FavoursATriadInEachBeat) {
  RowMatrix classes = gains({});
  for (const int tone : {5, 9, 0}) classes.col(tone).head(4).setConstant(0.5F);  // F major
  for (const int tone : {9, 0, 4}) classes.col(tone).tail(4).setConstant(0.5F);  // A minor
  const RowMatrix before = classes;
  add_harmony_bias(classes, kBeatAt, 0, 2);
  const RowMatrix gained = classes - before;
  for (int of = 0; of < kPitchClasses; ++of) {
    EXPECT_EQ(gained(0, of), of == 5 || of == 9 || of == 0 ? 2 : 0) << of;
    EXPECT_EQ(gained(7, of), of == 9 || of == 0 || of == 4 ? 2 : 0) << of;
  }
  EXPECT_EQ(gained.row(3), gained.row(0));
}

TEST(HarmonyBias, AcceptsNoFrames) {
  RowMatrix none(0, kPitchClasses);
  EXPECT_NO_THROW(add_harmony_bias(none, {}, 1, 1));
}

}  // namespace
}  // namespace clavier
