#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "encoding/vocabulary.h"

namespace clavier {

/// What followed the last time that the latest notes were played. Networks take it as an input, so that they can go on
/// with what the piece began. Passages match by their tokens alone, at the same pitch or transposed; timing and
/// loudness do not count.
class EventMatches {
 public:
  struct Match {
    Event next;      ///< what followed, transposed like the passage; the start where nothing matches
    int length = 0;  ///< of the passage, see length_class: 0 nothing
    int age = 0;     ///< how long ago that was, see age_class
    bool operator==(const Match&) const = default;
  };
  struct Matches {
    Match exact, transposed;
  };
  static constexpr int kLengthClasses = 6;
  static constexpr int kAgeClasses = 12;
  static constexpr int kMinLength = 3;   ///< tokens, or intervals of transposed passages
  static constexpr int kMaxLength = 48;  ///< further ones are not compared

  /// 0 nothing; 1 for three tokens, 2 from four, 3 from six, 4 from twelve, 5 from 24 on.
  static int length_class(int tokens);
  /// The binary logarithm of the number of events since then, at most 11.
  static int age_class(std::size_t events);

  /// For vocabularies with timing.
  explicit EventMatches(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

  /// Takes an event. Start and end are ignored.
  void take(const Event& event);
  /// What is taken next does not follow what was taken before.
  void interrupt();
  Matches find() const;

 private:
  using Places = std::unordered_map<std::uint64_t, std::size_t>;  // after passages, by their hash

  bool is_note(std::size_t index) const { return events_[index].token > Vocabulary::kEnd; }
  int lowest(std::size_t index) const { return vocabulary_->pitches(events_[index].token).front(); }
  std::uint64_t interval_before(std::size_t index) const;
  std::optional<std::uint64_t> hash_tokens(int count) const;
  std::optional<std::uint64_t> hash_intervals() const;
  template <class Same>
  int count_back(std::size_t place, Same same) const;
  Match make_match(std::size_t place, int length, int semitones) const;
  Match find_exact() const;
  Match find_transposed() const;

  const Vocabulary* vocabulary_;
  std::vector<Event> events_;        // an end stands where they are interrupted
  std::array<Places, 3> by_tokens_;  // of kContexts tokens
  Places by_intervals_;              // of kMinLength intervals
};

}  // namespace clavier
