#pragma once

#include <array>
#include <span>
#include <string_view>

#include "analysis/metrics/histogram.h"
#include "analysis/metrics/note_length_class.h"
#include "music/score.h"

namespace clavier {

/// A square matrix of shares, row by row; a row is what comes first.
template <std::size_t kSize>
using TransitionMatrix = std::array<double, kSize * kSize>;

/// The nine features of a piece that Yang and Lerch compare sets of pieces by ("On the evaluation of generative models
/// in music", 2020), as their program mgeval takes them, but for matrices that are scaled to sum to 1, so that they do
/// not grow with the piece. Counts do: compare pieces cut to one length. What needs a note, or two, is 0 without.
struct YangLerchFeatures {
  double pitch_count = 0;               ///< different keys
  PitchClassHistogram pitch_classes{};  ///< shares of the duration of all notes
  /// Shares of the pairs of notes of which the second begins less than 50 ms before or after the end of the first, and
  /// later than the first.
  TransitionMatrix<kPitchClasses> pitch_class_transitions{};
  double pitch_range = 0;          ///< semitones from the lowest to the highest
  double mean_pitch_interval = 0;  ///< semitones up or down from each note to the next, chords from the lowest up
  double note_count = 0;
  double mean_inter_onset = 0;                                 ///< seconds from each note to the next, 0 within chords
  std::array<double, kLengthClasses> note_lengths{};           ///< shares of the notes
  TransitionMatrix<kLengthClasses> note_length_transitions{};  ///< shares of the pairs of a note and the next

  /// visitor(name, numbers) for each of the nine; a single figure comes as one number.
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
