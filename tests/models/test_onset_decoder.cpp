#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "encoding/onset_roll.h"
#include "models/gan/decoding/onset_decoder.h"

namespace clavier {
namespace {

constexpr int kDecodedFrames = 480;

/// 120 beats a minute: a beat is six frames.
std::vector<double> beat_at() {
  std::vector<double> beats;
  for (int frame = 0; frame < kDecodedFrames; ++frame) beats.push_back(frame / 6.0);
  return beats;
}

/// Very low logits: no onsets, short durations, and onsets in the middle of their frames.
OnsetLogits silence() {
  OnsetLogits logits{.pitches = RowMatrix::Constant(kDecodedFrames, Eigen::Index{kOnsetRollChannels} * kRollPitches, 0),
                     .pitch_classes = RowMatrix::Zero(kDecodedFrames, kPitchClasses)};
  logits.pitches.leftCols(kRollPitches).setConstant(-1);
  logits.pitches.middleCols(kRollPitches, kRollPitches).setConstant(-9);
  return logits;
}

/// The same with high onset logits for some pitches.
OnsetLogits logits_for(std::initializer_list<int> pitches, float strength = 1) {
  OnsetLogits logits = silence();
  for (const int pitch : pitches) logits.pitches.col(pitch).setConstant(strength);
  return logits;
}

std::ptrdiff_t count_onsets(const std::vector<GridNote>& notes, int pitch) {
  return std::count_if(notes.begin(), notes.end(),
                       [&](const GridNote& note) { return note.pitch == kLowestRollPitch + pitch; });
}

std::vector<GridNote> decoded(const OnsetLogits& logits, const DecodingParameters& parameters = {}) {
  return decode_notes(logits, beat_at(), parameters);
}

TEST(OnsetDecoder, PlacesNotesOnEveryTatum) {
  const std::vector<GridNote> notes = decoded(logits_for({30, 34}));
  EXPECT_EQ(count_onsets(notes, 30), count_onsets(notes, 34));
  EXPECT_EQ(count_onsets(notes, 31), 0);
  EXPECT_EQ(static_cast<std::ptrdiff_t>(notes.size()), 2 * count_onsets(notes, 30));
  EXPECT_NEAR(static_cast<double>(count_onsets(notes, 30)), kDecodedFrames / 2,
              kDecodedFrames / 6);  // 100 to 200 ms apart
  EXPECT_TRUE(decoded(silence()).empty());
  EXPECT_TRUE(
      decode_notes({RowMatrix(0, kOnsetRollChannels * kRollPitches), RowMatrix(0, kPitchClasses)}, {}, {}).empty());
}

TEST(OnsetDecoder, EndsNotesBeforeTheirPitchRepeats) {
  OnsetLogits logits = logits_for({30});
  logits.pitches.col(kRollPitches + 30).setConstant(9);  // as long as possible
  const std::vector<GridNote> notes = decoded(logits);
  for (std::size_t at = 1; at < notes.size(); ++at) EXPECT_LT(end_of(notes[at - 1]), notes[at].onset);
}

TEST(OnsetDecoder, AddsTheCalibration) {
  EXPECT_TRUE(decoded(logits_for({30}), {.calibration = {-1.5F, 0, 0}}).empty());
  EXPECT_GT(decoded(logits_for({30}), {.calibration = {0, 12, 0}}).back().duration,
            decoded(logits_for({30})).back().duration);
  EXPECT_GT(decoded(logits_for({30}), {.calibration = {0, 0, 2}})[0].velocity, decoded(logits_for({30}))[0].velocity);
}

TEST(OnsetDecoder, RepeatsAPitchLessWithASustainPenalty) {
  const auto onsets = [](float sustain_penalty) {
    return count_onsets(decoded(logits_for({30}), {.sustain_penalty = sustain_penalty}), 30);
  };
  EXPECT_LT(onsets(6), onsets(0));
  EXPECT_LT(onsets(12), onsets(6));
  EXPECT_GT(onsets(12), kDecodedFrames / 20);  // with nine frames of rest in ten there is no penalty
}

TEST(OnsetDecoder, HasTheSameDensityAtTheBeginningAsLater) {
  const std::vector<GridNote> notes = decoded(logits_for({30}), {.sustain_penalty = 8});
  const auto early = std::count_if(notes.begin(), notes.end(),
                                   [](const GridNote& note) { return note.onset < kDecodedFrames * kFrameSteps / 4; });
  EXPECT_NEAR(static_cast<double>(early), static_cast<double>(notes.size()) / 4, 8);
}

TEST(OnsetDecoder, MakesChordsSmallerWithAChordSizePenalty) {
  OnsetLogits logits = logits_for({20, 34});
  logits.pitches.col(27).setConstant(2);
  const std::vector<GridNote> notes = decoded(logits, {.chord_size_penalty = 0.7F});
  EXPECT_GT(count_onsets(notes, 27), 0);
  EXPECT_EQ(count_onsets(notes, 20) + count_onsets(notes, 34), count_onsets(notes, 27));  // 1 > 0.7, but not > 1.4
}

TEST(OnsetDecoder, AvoidsSemitonesWithAClashPenalty) {
  OnsetLogits logits = silence();
  for (int frame = 0; frame < kDecodedFrames; ++frame)
    logits.pitches(frame, frame % 12 < 2 ? 30 : 43) = frame % 6 < 2 ? 1 : -1;
  logits.pitches.col(kRollPitches + 30).setConstant(1);  // at least half a second
  EXPECT_GT(count_onsets(decoded(logits), 43), 0);
  EXPECT_EQ(count_onsets(decoded(logits, {.clash_penalty = 1.5F}), 43), 0);
  EXPECT_GT(count_onsets(decoded(logits, {.clash_penalty = 0.5F}), 43), 0);
}

TEST(OnsetDecoder, AppliesIntervalGains) {
  OnsetLogits logits = logits_for({34, 41, 46});
  logits.pitches.col(30).setConstant(2);
  const auto with = [&](int interval, float gain) {
    DecodingParameters parameters;
    parameters.intervals[static_cast<std::size_t>(interval)] = gain;
    return decoded(logits, parameters);
  };
  EXPECT_EQ(count_onsets(with(4, -1.5F), 34), 0);
  EXPECT_GT(count_onsets(with(4, -0.5F), 34), 0);
  const std::vector<GridNote> without = with(4, -1.5F);
  EXPECT_EQ(count_onsets(without, 41), count_onsets(without, 30)) << "another interval from the key that is struck";
  EXPECT_EQ(count_onsets(without, 46), 0) << "octaves aside";
  logits.pitches.col(37).setConstant(-0.5F);
  EXPECT_GT(count_onsets(with(7, 1), 37), 0) << "an onset gained without a logit for it";
}

TEST(OnsetDecoder, KeepsNotesInThePieceForAnyWeights) {
  for (const float odd : {NAN, INFINITY, -INFINITY, 1e30F}) {
    OnsetLogits logits = logits_for({30, 43});
    logits.pitches.middleCols(kRollPitches, 3 * kRollPitches).setConstant(odd);
    logits.pitch_classes.setConstant(odd);
    for (const GridNote& note : decoded(logits, {.calibration = {odd, odd, odd},
                                                .key_gain = odd,
                                                .triad_gain = odd,
                                                .stepwise_gain = odd,
                                                .tatum_density = odd,
                                                .chord_size_penalty = odd,
                                                .clash_penalty = odd,
                                                .sustain_penalty = odd,
                                                .microtiming = odd,
                                                .legato = odd,
                                                .lengths = {odd, odd, odd},
                                                .loudness = {odd, odd, odd},
                                                .intervals = {odd, odd}})) {
      EXPECT_GE(note.onset, 0);
      EXPECT_LT(note.onset, kDecodedFrames * kFrameSteps);
      EXPECT_GE(note.duration, 1);
    }
    for (const GridNote& note :
         decoded(logits_for({30, 43}),
                 {.sustain_penalty = odd, .microtiming = odd, .legato = odd, .lengths = {odd, odd, odd}})) {
      EXPECT_LT(note.onset, kDecodedFrames * kFrameSteps);
      EXPECT_GE(note.duration, 1);
    }
  }
}

TEST(OnsetDecoder, FollowsStepsWithAStepwiseGain) {
  OnsetLogits logits = logits_for({30});
  logits.pitches.col(32).setConstant(-0.5F);
  logits.pitches.col(35).setConstant(-0.5F);
  const std::vector<GridNote> notes = decoded(logits, {.stepwise_gain = 1});
  EXPECT_GT(count_onsets(notes, 32), 0);
  EXPECT_EQ(count_onsets(notes, 35), 0);
}

TEST(OnsetDecoder, ShiftsOnsetsByTheMicrotiming) {
  OnsetLogits logits = logits_for({30, 40});
  logits.pitches.col(3 * kRollPitches + 30).setConstant(-9);  // early in its frame
  logits.pitches.col(3 * kRollPitches + 40).setConstant(9);   // late
  const auto apart = [&](float microtiming) {
    const std::vector<GridNote> notes = decoded(logits, {.microtiming = microtiming});
    const auto first = [&](int pitch) {
      return std::find_if(notes.begin() + 20, notes.end(),
                          [&](const GridNote& note) { return note.pitch == kLowestRollPitch + pitch; })
          ->onset;
    };
    return first(40) - first(30);
  };
  EXPECT_EQ(apart(0), 0);
  EXPECT_NEAR(apart(0.5F), 2, 1);
}

}  // namespace
}  // namespace clavier
