#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "encoding/vocabulary.h"

namespace clavier {

/// What followed the last time a piece came to a place like this one: music repeats itself, on the same keys or
/// transposed, far beyond what a recurrent network remembers. Passages are compared by the intervals between successive
/// notes and by which notes begin a chord, so that a transposed one is found too; timing and loudness do not count.
/// While a short figure goes round and round, only a passage that reaches back to before it counts: it knows how often
/// the figure came last time, where all others would have it go on for ever. After the cache of Grave et al.,
/// "Unbounded cache model for online language modeling" (2017), with passages of notes in place of hidden states.
class NgramCache {
 public:
  /// The longest passages of the past that agree with the last events, and what followed them.
  struct Match {
    int length = 0;      ///< events, from the shortest CacheWeights::kLengths to kMaxLength
    bool exact = false;  ///< on the same keys; else transposed
    std::vector<std::pair<int, double>>
        probabilities;  ///< tokens that followed, moved to the keys of now; they sum to 1
  };
  static constexpr int kMaxLength = 64;
  static constexpr int kMaxPeriod = 24;  ///< events

  /// Only for vocabularies of notes.
  explicit NgramCache(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  void clear();
  /// An event's token; start and end count for nothing.
  void take(int token);
  /// Nothing when no passage of the past agrees.
  std::optional<Match> match() const;

 private:
  struct Step {
    int token = 0;
    Pitch lowest = 0;
    std::uint64_t motion = 0;  ///< interval from the step before and the shape of the chord
  };

  std::uint64_t hash_context_before(std::size_t step) const;
  int count_matches_before(std::size_t step) const;
  int repetition_length() const;
  int transpose(int token, int semitones) const;
  Match match_of(const std::vector<std::size_t>& positions) const;

  const Vocabulary& vocabulary_;
  std::vector<Step> steps_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> positions_;  // steps by the shortest passage before them
};

}  // namespace clavier
