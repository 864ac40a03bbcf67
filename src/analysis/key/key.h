#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/metrics/histogram.h"
#include "music/pitch.h"

namespace clavier {

/// How well each degree fits a key.
/// krumhansl: what listeners rated after a cadence (Krumhansl and Kessler 1982; Krumhansl, "Cognitive Foundations of
/// Musical Pitch", 1990, p. 30), the profiles of the Krumhansl-Schmuckler key-finding algorithm. temperley: how often
/// each degree occurs in a passage of the Kostka-Payne corpus (Temperley, "Music and Probability", 2007, p. 85).
enum class KeyProfile { krumhansl, temperley };

std::string_view to_string(KeyProfile profile);

/// What the profile gives the pitch class `degree` semitones (0..11) above the tonic. Temperley's are the probabilities
/// that it occurs in a passage.
double profile_of(KeyProfile profile, Mode mode, int degree);

struct KeyCandidate {
  Key key;
  double correlation = 0;  ///< Pearson's, -1..1, of pitch-class durations with the key's profile
  bool operator==(const KeyCandidate&) const = default;
};

/// A key found in a piece. `confidence` is the best key's correlation coefficient, the figure that music21 and the
/// literature give as a percentage; `margin` is how far the second-best lies below: near 0 the piece is undecided
/// between the two.
struct KeyEstimate {
  Key key;
  double confidence = 0;
  double margin = 0;
  std::vector<KeyCandidate> candidates;  ///< all 24, best first
};

/// The key by the Krumhansl-Schmuckler algorithm: the profile, rotated to all 12 tonics in both modes, that correlates
/// best with the time each pitch class sounds (in beats). Nothing when no note sounds or all pitch classes sound
/// equally long.
std::optional<KeyEstimate> find_key(const Score& score, KeyProfile profile = KeyProfile::temperley);
std::optional<KeyEstimate> find_key(const PitchClassHistogram& durations, KeyProfile profile = KeyProfile::temperley);

}  // namespace clavier
