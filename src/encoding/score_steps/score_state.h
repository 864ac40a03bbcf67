#pragma once

#include <array>
#include <optional>
#include <vector>

#include "encoding/score_steps/encode_steps.h"

namespace clavier {

/// What is settled before the first step.
struct ScoreFrame {
  std::optional<int> bars{};                             ///< of the whole piece; must be given for a passage
  bool loudness = false;                                 ///< whether notes state their loudness
  std::array<bool, kParts> parts = {true, true, false};  ///< those that the piece may have
  std::optional<InfillSpan> passage{};                   ///< is written after kShiftFill
  bool operator==(const ScoreFrame&) const = default;
};

/// A piece in progress: what the steps so far have written.
struct ScoreState {
  ScoreFrame frame;
  BarPiece known;                        ///< the bars so far; while a passage is written, all that is around it
  std::vector<BarReference> references;  ///< of each bar; none for bars whose reference is not known yet
  int bar = -1;                          ///< the current one; -1 before the first
  int position = 0;                      ///< ticks after the bar line
  std::vector<BarNote> at_onset;         ///< the notes that these steps have written at this onset, in order
  bool in_passage = false;               ///< kShiftFill has been taken
  int first_tempo = 0;                   ///< the tempo symbol of the first bar
  int tempo = 0;                         ///< 1 + the class in force; 0 when none was stated
  int key = 0;                           ///< the key symbol in force
  bool ended = false;
  std::vector<int> bar_starts;  ///< of the known bars, in ticks from the start of the piece

  explicit ScoreState(const ScoreFrame& given) : frame(given) {}

  /// Takes a step, whether it is legal or not; positions beyond the bar are moved to its last tick.
  void take(const ScoreStep& step);

  /// The parts that are being written.
  bool writes(Part part) const {
    return in_passage ? frame.passage->has_part(part) : frame.parts[static_cast<std::size_t>(part)];
  }
  /// How many bars follow the current one in the piece, or in the passage while one is written.
  std::optional<int> bars_left() const;
  const ScoreBar& current() const { return known.bars[static_cast<std::size_t>(bar)]; }
  int bar_length() const { return bar < 0 ? 0 : bar_ticks(current().meter); }
  /// The current place in ticks from the start of the piece; before a passage, where it begins.
  int tick() const;

 private:
  void begin_bar(const ScoreStep& step);
  void add_note(const ScoreStep& step);
};

}  // namespace clavier
