#pragma once

#include <span>
#include <vector>

#include "music/onset_groups.h"

namespace clavier {

/// Some seconds of music as its notes were struck.
struct Passage {
  Seconds start;
  Seconds length;
  std::span<const OnsetGroup> groups;  ///< those that begin in it
};

inline constexpr Seconds kPassageLength{20};  ///< long enough for a phrase or two
inline constexpr Seconds kPassageHop{10};     ///< from one passage to the next
inline constexpr int kMinPassageNotes = 16;

/// The passages of a piece, each kPassageLength long; a shorter piece is one passage, what is left at the end belongs
/// to none of its own. Those with fewer than kMinPassageNotes notes are left out. They point into `groups`.
std::vector<Passage> passages_of(std::span<const OnsetGroup> groups);

/// What style is made of, as numbers: how fast and how regularly keys are struck and how long they are held
/// (style_rhythm.h), how the upper and the lower line move and where they lie (style_lines.h), and what sounds together
/// and in which key (style_harmony.h). The same in every key but for where on the keyboard music lies; nothing depends
/// on loudness, which a recording adds.
/// (kStyleFeatures)
std::vector<float> style_features(const Passage& passage);
inline constexpr std::size_t kStyleFeatures = 384;

}  // namespace clavier
