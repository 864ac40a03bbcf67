#pragma once

#include <array>
#include <vector>

#include "base/random.h"
#include "music/pitch.h"

namespace clavier {

inline constexpr int kPieceNoise = 32;   ///< random numbers for the whole piece: the piece latent
inline constexpr int kPhraseNoise = 16;  ///< for two bars
inline constexpr int kBarNoise = 16;
inline constexpr int kBeatNoise = 16;
inline constexpr int kMaxBeatsInBar = 4;
inline constexpr int kBeatFeatures = kPhraseNoise + kBarNoise + kBeatNoise + kMaxBeatsInBar;
inline constexpr int kPhaseFeatures = 8;  ///< sine and cosine of 1, 2, 3 and 4 turns a beat
inline constexpr int kFrameNoise = 8;
inline constexpr int kFrameFeatures = kPhaseFeatures + kFrameNoise;
inline constexpr int kEdgeFeatures = 3;
inline constexpr double kEdgeShare = 0.1;  ///< of training windows cover a beginning, as many an end

/// The input of the default generator for `frames` frames: standard normal numbers laid out in bars and beats. So the
/// music keeps time, and bars that return sound alike.
struct StructuredLatent {
  int frames = 0;
  int beats = 0;                      ///< beats_of(frames)
  int beats_in_bar = 4;               ///< 3 or 4
  int tonic = 0;                      ///< 0 .. 11: semitones by which the pitch classes are transposed up
  int upbeat = 0;                     ///< beats that the first bar lacks
  std::vector<float> piece;           ///< (kPieceNoise)
  std::vector<float> piece_latents;   ///< (beats, kPieceNoise): the piece latent at each beat
  std::vector<float> beat_features;   ///< (beats, kBeatFeatures): random numbers, then the place in the bar as one-hot
  std::vector<double> beat_at;        ///< (frames): where each frame begins, in beats
  std::vector<int> beat_of_frame;     ///< (frames), ascending
  std::vector<float> frame_features;  ///< (frames, kFrameFeatures)
};

/// The form of a piece: repetition, change of character, and tonic.
struct LatentForm {
  double repeat_share = 0.6;         ///< probability that bars return after one, two or four bars
  int section = 0;                   ///< bars; every other section is the first one, as in a rondo; 0 for no sections
  double within_piece_variance = 0;  ///< 0 .. 1: share of the piece latent's variance that is new every four bars
  std::array<double, kPitchClasses> tonics = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};  ///< weights; not all are 0
};

/// The number of beats in a latent: at any tempo at least one more than the frames lie in.
int beats_of(int frames);

/// A random latent: 55 to 150 beats a minute, varying by 4 %, with bars of three beats (probability 0.3) or four.
/// `frames` > 0.
StructuredLatent sample_latent(int frames, const LatentForm& form, Random& random);

/// Edge features: how near each frame is to the beginning and the end of the piece, and whether it lies within:
/// (frames, kEdgeFeatures). The music is in frames `first` .. `end` - 1, which may lie outside of those given.
std::vector<float> make_edge_features(int frames, int first, int end);

}  // namespace clavier
