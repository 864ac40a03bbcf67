#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "encoding/vocabulary.h"

namespace clavier {

/// What followed the last events earlier in the piece. Music repeats itself, at the same pitch or transposed, at
/// distances beyond what a recurrent network remembers.
/// Passages are compared by the intervals between successive events and by the notes of their chords, so transposed
/// ones match too. Timing and velocity do not count. While a short pattern repeats, only a passage that began before
/// the repetition counts: it shows how often the pattern came there.
/// After the cache of Grave et al., "Unbounded cache model for online language modeling" (2017), with passages of notes
/// in place of hidden states.
class NgramCache {
 public:
  /// The longest past passages that match the last events, and the tokens that followed them.
  struct Match {
    int length = 0;      ///< events, CacheWeights::kLengths.front() .. kMaxLength
    bool exact = false;  ///< at the same pitch; else transposed
    /// Tokens that followed, transposed like the passage; they sum to 1.
    std::vector<std::pair<int, double>> probabilities;
  };
  static constexpr int kMaxLength = 64;
  static constexpr int kMaxPeriod = 24;  ///< events of a pattern that repeats

  /// For vocabularies of style notes only.
  explicit NgramCache(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  void clear();
  /// Takes the token of an event. Start and end are ignored.
  void take(int token);
  /// Nothing when no past passage matches.
  std::optional<Match> match() const;

 private:
  struct Step {
    int token = 0;
    Pitch lowest = 0;
    std::uint64_t motion = 0;  ///< hash of the interval from the step before and the shape of the chord
  };

  std::uint64_t hash_context_before(std::size_t step) const;
  int count_matches_before(std::size_t step) const;
  int repetition_length() const;
  int transpose(int token, int semitones) const;
  Match match_of(const std::vector<std::size_t>& positions) const;

  const Vocabulary& vocabulary_;
  std::vector<Step> steps_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>>
      positions_;  // steps, by the hash of the shortest passage before them
};

}  // namespace clavier
