#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "encoding/score_steps/score_step.h"

namespace clavier {

/// What followed when the latest notes were last played: the hints by which a small network continues what it began.
class NgramFollowers {
 public:
  struct Follower {
    std::optional<int> shift{};  ///< the shift symbol of the step that followed, after the bar lines so far
    Pitch pitch = 60;            ///< of the next note
  };

  void take_note(Part part, Pitch pitch);
  /// The shift symbol of any step that is taken, before take_note.
  void take_shift(int shift);
  /// What is taken next does not follow what was taken before.
  void interrupt();

  /// After the last time that the last four (else three) pitches followed one another.
  std::optional<Follower> next() const;
  /// The pitch of `part` after the last time that its last three pitches followed one another.
  std::optional<Pitch> next_of(Part part) const { return next_of_[index(part)]; }
  /// The same for its last three intervals, so that sequences go on.
  std::optional<Pitch> next_in_sequence(Part part) const { return next_in_sequence_[index(part)]; }

 private:
  struct Line {
    std::vector<Pitch> pitches;
    std::unordered_map<std::uint32_t, std::size_t> by_pitches;    // last index of three pitches
    std::unordered_map<std::uint32_t, std::size_t> by_intervals;  // last index of three intervals
    std::size_t begin = 0;                                        // of what is uninterrupted
  };

  struct After {
    int shift = 0;
    std::optional<int> after_bar{};  // the shift after that, where it is a bar line
  };

  static std::size_t index(Part part) { return static_cast<std::size_t>(part); }
  std::optional<Pitch> follow_pitches(Line& line);
  std::optional<Pitch> follow_intervals(Line& line);

  std::vector<Pitch> pitches_;  // of all notes
  std::vector<After> after_;    // of each note but the last
  std::size_t begin_ = 0;
  std::array<std::unordered_map<std::uint32_t, std::size_t>, 2> by_pitches_;  // of four, of three
  std::array<Line, kParts> lines_;
  std::optional<std::size_t> next_;  // the note that was followed
  std::array<std::optional<Pitch>, kParts> next_of_, next_in_sequence_;
};

}  // namespace clavier
