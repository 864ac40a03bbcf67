#pragma once

#include <array>
#include <span>
#include <string_view>

#include "analysis/metrics/histogram.h"
#include "analysis/metrics/note_length_class.h"
#include "music/score.h"

namespace clavier {

/// A square matrix of shares in row-major order: row = the first of a pair, column = the second.
template <std::size_t kSize>
using TransitionMatrix = std::array<double, kSize * kSize>;

/// The features by which Yang and Lerch compare sets of pieces ("On the evaluation of generative models in music",
/// 2020), computed as in their program mgeval. Unlike there, matrices are scaled to sum to 1, so that they do not grow
/// with the piece. Counts do grow: compare pieces cut to one length. A feature that needs one note, or two, is 0
/// without.
struct YangLerchFeatures {
  double pitch_count = 0;               ///< different pitches
  PitchClassHistogram pitch_classes{};  ///< shares of the duration of all notes
  /// Shares of the pairs of notes in which the second begins within 50 ms of the end of the first, and later than the
  /// first.
  TransitionMatrix<kPitchClasses> pitch_class_transitions{};
  double pitch_range = 0;          ///< semitones from the lowest to the highest pitch
  double mean_pitch_interval = 0;  ///< semitones from each note to the next; chords from the lowest note up
  double note_count = 0;
  double mean_inter_onset = 0;                                 ///< seconds from each note to the next; 0 within chords
  std::array<double, kLengthClasses> note_lengths{};           ///< shares of the notes by class of length
  TransitionMatrix<kLengthClasses> note_length_transitions{};  ///< shares of the pairs of neighbouring notes

  /// Calls visitor(name, numbers) for each of the nine; a scalar feature is a span of one number.
  template <class Visitor>
  void visit(Visitor&& visitor) const {
    visitor("pitch count", single(pitch_count));
    visitor("pitch class histogram", std::span<const double>(pitch_classes));
    visitor("pitch class transitions", std::span<const double>(pitch_class_transitions));
    visitor("pitch range", single(pitch_range));
    visitor("mean pitch interval", single(mean_pitch_interval));
    visitor("note count", single(note_count));
    visitor("mean inter-onset interval", single(mean_inter_onset));
    visitor("note length histogram", std::span<const double>(note_lengths));
    visitor("note length transitions", std::span<const double>(note_length_transitions));
  }

  bool operator==(const YangLerchFeatures&) const = default;

 private:
  static std::span<const double> single(const double& value) { return {&value, 1}; }
};

inline constexpr std::size_t kYangLerchFeatures = 9;

YangLerchFeatures yang_lerch_features_of(const Score& score, LengthUnit unit);

}  // namespace clavier
