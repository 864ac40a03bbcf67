#pragma once

#include <array>
#include <vector>

#include "base/random.h"
#include "music/pitch.h"

namespace clavier {

inline constexpr int kPieceNoise = 32;   ///< numbers for the whole piece: its character
inline constexpr int kPhraseNoise = 16;  ///< for two bars
inline constexpr int kBarNoise = 16;
inline constexpr int kBeatNoise = 16;
inline constexpr int kMaxBeatsInBar = 4;
inline constexpr int kBeatFeatures = kPhraseNoise + kBarNoise + kBeatNoise + kMaxBeatsInBar;
inline constexpr int kPhaseFeatures = 8;  ///< sine and cosine of 1, 2, 3 and 4 turns a beat
inline constexpr int kFrameNoise = 8;
inline constexpr int kFrameFeatures = kPhaseFeatures + kFrameNoise;
inline constexpr int kEdgeFeatures = 3;
inline constexpr double kEdgeShare = 0.1;  ///< of the windows in training lie over a beginning, as many over an end

/// What a piece of `frames` frames is drawn from: random numbers laid out in bars and beats, so that music made of them
/// keeps time, and bars that come back come back as music.
struct StructuredLatent {
  int frames = 0;
  int beats = 0;                      ///< beats_of(frames)
  int beats_in_bar = 4;               ///< 3 or 4
  int tonic = 0;                      ///< 0 .. 11: by how many semitones the piece's pitch classes are moved up
  int upbeat = 0;                     ///< beats by which the first bar is too short
  std::vector<float> piece;           ///< (kPieceNoise)
  std::vector<float> piece_latents;   ///< (beats, kPieceNoise): the piece's numbers as they are at each beat
  std::vector<float> beat_features;   ///< (beats, kBeatFeatures): noises, then one 1 at the beat's place in its bar
  std::vector<double> beat_at;        ///< (frames), in beats: where a frame begins
  std::vector<int> beat_of_frame;     ///< (frames), rising
  std::vector<float> frame_features;  ///< (frames, kFrameFeatures)
};

/// How much comes back, and in which keys.
struct LatentForm {
  double repeat_share = 0.6;  ///< share of pieces in which bars come back soon
  int section = 0;            ///< bars; the first section comes back as every other one, as in a rondo; 0 for none
  double within_piece_variance = 0;  ///< 0 .. 1: share of the character that is new every four bars
  std::array<double, kPitchClasses> tonics = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};  ///< odds; not all are 0
};

/// At least one more than any frame lies in, whatever the tempo.
int beats_of(int frames);

/// A tempo of 55 to 150 beats a minute that breathes by 4 %, bars of three (3 in 10) or four beats. `frames` > 0.
StructuredLatent sample_latent(int frames, const LatentForm& form, Random& random);

/// For each frame how near the piece's beginning and end are, which may lie outside, and whether it lies within:
/// (frames, kEdgeFeatures). The music is in frames `first` .. `end` - 1.
std::vector<float> make_edge_features(int frames, int first, int end);

}  // namespace clavier
