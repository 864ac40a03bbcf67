#pragma once

#include <span>
#include <vector>

#include "music/onset_groups.h"

namespace clavier {

/// An excerpt of a piece as its onset groups.
struct Passage {
  Seconds start;
  Seconds length;
  std::span<const OnsetGroup> groups;  ///< those that begin within the passage
};

inline constexpr Seconds kPassageLength{20};  ///< long enough for a phrase or two
inline constexpr Seconds kPassageHop{10};     ///< from one passage to the next
inline constexpr int kMinPassageNotes = 16;

/// The overlapping passages of a piece, each kPassageLength long; a shorter piece is one passage, and the rest at the
/// end is ignored. Passages with fewer than kMinPassageNotes notes are skipped. The results point into `groups`.
std::vector<Passage> passages_of(std::span<const OnsetGroup> groups);

/// The input of the era classifier, kStyleFeatures numbers: rhythm (style_rhythm.h), the upper and the lower line
/// (style_lines.h) and harmony (style_harmony.h). Invariant under transposition but for the register; independent of
/// loudness, which belongs to the recording.
std::vector<float> style_features(const Passage& passage);
inline constexpr std::size_t kStyleFeatures = 384;

}  // namespace clavier
