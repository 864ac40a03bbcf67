#pragma once

#include <array>
#include <cstdint>

#include "encoding/score_steps/bar_hints.h"
#include "encoding/score_steps/score_prefix.h"
#include "encoding/score_steps/score_step.h"

namespace clavier {

// What a network of scores reads at each step, as symbols. The last symbol of each column says "none".

/// What is known once a step has been taken, and hints about the next one.
enum class StepColumn : std::uint8_t {
  shift,
  part,
  pitch,
  duration,
  loudness,
  tempo,         ///< of a bar line
  position,      ///< ticks after the bar line, after the step
  meter,         ///< of the current bar
  key,           ///< in force; 0: none was stated
  bar_in_group,  ///< the bar's number modulo 8
  bars_left,     ///< see bars_class, of the bars from the current one on; 0: open
  likeness,      ///< of the current bar's reference, as the next two
  distance,
  transposition,
  passage,     ///< the parts that are cut out of this bar, one bit each; 8 added while they are written
  next_shift,  ///< next_shift_in each of the kHintBars
  follower_shift = next_shift + kHintBars,  ///< NgramFollowers::next
  follower_pitch,
};
inline constexpr int kStepColumns = static_cast<int>(StepColumn::follower_pitch) + 1;

/// What else is known of a note before its pitch: its part and its place.
enum class NoteColumn : std::uint8_t {
  position,                         ///< of the note
  pitch,                            ///< of the same part, number and place in each of the kHintBars
  duration = pitch + kHintBars,     ///< of the same notes
  follower = duration + kHintBars,  ///< NgramFollowers::next_of
  sequence,                         ///< NgramFollowers::next_in_sequence
  lowest,                           ///< find_sounding_range
  highest,
  last,  ///< the last pitch of the part
};
inline constexpr int kNoteColumns = static_cast<int>(NoteColumn::last) + 1;

inline constexpr int kBarsLeftClasses = 20;
inline constexpr int kPassageSymbols = 16;

/// The number of symbols of each column, "none" included.
inline constexpr std::array<int, kStepColumns> kStepColumnSymbols = [] {
  const auto symbols = [](StepField field) { return kStepSymbols[static_cast<std::size_t>(field)] + 1; };
  std::array<int, kStepColumns> sizes{symbols(StepField::shift),
                                      symbols(StepField::part),
                                      symbols(StepField::pitch),
                                      symbols(StepField::duration),
                                      symbols(StepField::loudness),
                                      symbols(StepField::tempo),
                                      kMaxBarTicks + 1,
                                      kMeters + 1,
                                      kKeySymbols + 1,
                                      9,
                                      kBarsLeftClasses + 1,
                                      symbols(StepField::likeness),
                                      symbols(StepField::distance),
                                      symbols(StepField::transposition),
                                      kPassageSymbols + 1};
  for (int hint = 0; hint <= kHintBars; ++hint)
    sizes[static_cast<std::size_t>(StepColumn::next_shift) + static_cast<std::size_t>(hint)] =
        symbols(StepField::shift);
  sizes[static_cast<std::size_t>(StepColumn::follower_pitch)] = symbols(StepField::pitch);
  return sizes;
}();
inline constexpr std::array<int, kNoteColumns> kNoteColumnSymbols = [] {
  std::array<int, kNoteColumns> sizes{};
  sizes.fill(kPianoKeys + 1);
  sizes[0] = kMaxBarTicks + 1;
  for (int hint = 0; hint < kHintBars; ++hint)
    sizes[static_cast<std::size_t>(NoteColumn::duration) + static_cast<std::size_t>(hint)] = kDurations + 1;
  return sizes;
}();

using StepRow = std::array<std::int16_t, kStepColumns>;
using NoteRow = std::array<std::int16_t, kNoteColumns>;

/// A row in which every column says "none": before the first step.
StepRow empty_step_row();
NoteRow empty_note_row();

}  // namespace clavier
