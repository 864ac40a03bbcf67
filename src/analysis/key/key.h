#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/metrics/histogram.h"
#include "music/pitch.h"

namespace clavier {

/// How well each scale degree fits a key.
/// krumhansl: ratings by listeners after a cadence (Krumhansl and Kessler 1982; Krumhansl, "Cognitive Foundations of
/// Musical Pitch", 1990, p. 30). The Krumhansl-Schmuckler key-finding algorithm uses these profiles.
/// temperley: how often each degree occurs in a passage of the Kostka-Payne corpus (Temperley, "Music and Probability",
/// 2007, p. 85).
enum class KeyProfile { krumhansl, temperley };

std::string_view to_string(KeyProfile profile);

/// The profile's value for the pitch class `degree` semitones (0..11) above the tonic. Temperley's values are the
/// probabilities that it occurs in a passage.
double profile_of(KeyProfile profile, Mode mode, int degree);

struct KeyCandidate {
  Key key;
  double correlation = 0;  ///< Pearson correlation, -1..1, of pitch-class durations with the key's profile
  bool operator==(const KeyCandidate&) const = default;
};

/// A key found in a piece. `confidence` is the best key's correlation, which music21 and the literature give as a
/// percentage. `margin` is its lead over the second best: near 0 the piece is undecided between the two.
struct KeyEstimate {
  Key key;
  double confidence = 0;
  double margin = 0;
  std::vector<KeyCandidate> candidates;  ///< all 24, best first
};

/// The key by the Krumhansl-Schmuckler algorithm: the profile, rotated to all 12 tonics in both modes, that correlates
/// best with the durations of the pitch classes in beats. Nothing when no note sounds or all pitch classes sound
/// equally long.
std::optional<KeyEstimate> find_key(const Score& score, KeyProfile profile = KeyProfile::temperley);
std::optional<KeyEstimate> find_key(const PitchClassHistogram& durations, KeyProfile profile = KeyProfile::temperley);

}  // namespace clavier
