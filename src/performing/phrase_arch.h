#pragma once

#include "performing/phrases.h"

namespace clavier {

/// The depth of an arch at the start and at the end of a phrase.
struct ArchDepth {
  double start = 0;
  double end = 0;
};

/// The Phrase Arch of the KTH rule system (Friberg, Bresin and Sundberg, "Overview of the KTH rule system for musical
/// performance", 2006; Todd, "The dynamics of music", 1992): tempo and loudness rise and fall together over a phrase,
/// each side a parabola. `place` is 0 at the start of the phrase, 1 at its end; the arch is highest at kArchTurn. What
/// it adds is 0 on average, so that a phrase as a whole is neither faster nor louder.
double phrase_arch(double place, ArchDepth depth);

inline constexpr double kArchTurn = 0.6;  ///< past the middle: the rise is longer than the fall
/// In shares of the tempo: a phrase begins 2 % slower than the piece, ends 6 % slower and is 1.8 % faster at its peak.
inline constexpr ArchDepth kTempoArch = {0.02, 0.06};
/// Decibels.
inline constexpr ArchDepth kLoudnessArch = {1, 2};

/// The arch of the phrase in which a time lies; 0 without phrases.
double phrase_arch_at(const std::vector<Phrase>& phrases, Beats time, ArchDepth depth);

}  // namespace clavier
