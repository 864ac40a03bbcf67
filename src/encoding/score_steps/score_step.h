#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "encoding/score_steps/bar_piece.h"
#include "encoding/score_steps/bar_references.h"

namespace clavier {

/// What a model of scores samples, one symbol after the other. A step begins with its shift. A number of ticks makes it
/// a note, with the fields up to loudness; kShiftBar a bar line, with the fields from meter on.
enum class StepField : std::uint8_t {
  shift,          ///< ticks after the position before; or kShiftBar, kShiftEnd, kShiftFill
  part,           ///< a Part
  pitch,          ///< piano keys from 0, A0
  duration,       ///< see duration_ticks
  loudness,       ///< see velocity_of_loudness
  meter,          ///< see meter_of
  tempo,          ///< 0 as before, else 1 + a class, see bpm_of_tempo
  key,            ///< 0 as before, else 1 + tonic, or 13 + tonic in minor
  likeness,       ///< a Likeness; the next two only where it is not none
  distance,       ///< bars back, less 1
  transposition,  ///< semitones + kMaxTransposition; not where the likeness is rhythm
};
inline constexpr int kStepFields = 11;

/// "shift", as tensors and reports name it.
std::string_view to_string(StepField field);

inline constexpr int kShiftBar = kMaxBarTicks;       ///< the next bar begins
inline constexpr int kShiftEnd = kMaxBarTicks + 1;   ///< the piece or the passage ends
inline constexpr int kShiftFill = kMaxBarTicks + 2;  ///< what follows was cut out (fill-in); never sampled
inline constexpr int kKeySymbols = 1 + 2 * kPitchClasses;

/// The number of symbols of each field.
inline constexpr std::array<int, kStepFields> kStepSymbols = {kMaxBarTicks + 3,
                                                              kParts,
                                                              kPianoKeys,
                                                              kDurations,
                                                              kLoudnesses,
                                                              kMeters,
                                                              1 + kTempos,
                                                              kKeySymbols,
                                                              kLikenesses,
                                                              kMaxLookback,
                                                              2 * kMaxTransposition + 1};
/// Where the symbols of each field begin when all fields stand in one row, and their number.
inline constexpr std::array<int, kStepFields + 1> kStepSymbolOffsets = [] {
  std::array<int, kStepFields + 1> offsets{};
  for (std::size_t field = 0; field < kStepFields; ++field) offsets[field + 1] = offsets[field] + kStepSymbols[field];
  return offsets;
}();
inline constexpr int kAllStepSymbols = kStepSymbolOffsets[kStepFields];

/// A step. Fields that it does not have are kNoSymbol.
struct ScoreStep {
  static constexpr std::int16_t kNoSymbol = -1;

  std::array<std::int16_t, kStepFields> symbols = [] {
    std::array<std::int16_t, kStepFields> none{};
    none.fill(kNoSymbol);
    return none;
  }();

  int operator[](StepField field) const { return symbols[static_cast<std::size_t>(field)]; }
  void set(StepField field, int symbol) {
    symbols[static_cast<std::size_t>(field)] = static_cast<std::int16_t>(symbol);
  }
  bool has(StepField field) const { return (*this)[field] != kNoSymbol; }
  bool is_note() const { return (*this)[StepField::shift] < kShiftBar; }
  bool is_bar() const { return (*this)[StepField::shift] == kShiftBar; }
  bool is_end() const { return (*this)[StepField::shift] == kShiftEnd; }
  bool is_fill() const { return (*this)[StepField::shift] == kShiftFill; }
  bool operator==(const ScoreStep&) const = default;
};

using ScoreSteps = std::vector<ScoreStep>;

/// The field that is sampled after `field` in a step whose symbols up to it are known; nothing when it is complete.
std::optional<StepField> next_field(const ScoreStep& step, StepField field);

ScoreStep note_step(int shift, const BarNote& note);
/// A bar line; the tempo and the key are those that `bar` states.
ScoreStep bar_step(const ScoreBar& bar, const BarReference& reference);
ScoreStep fill_step();
ScoreStep end_step();

/// The inverses. `position` is that of the step before, in ticks after the bar line.
BarNote note_of(const ScoreStep& step, int position);
ScoreBar bar_of(const ScoreStep& step);
BarReference reference_of(const ScoreStep& step);

/// 0 for none, 1 + tonic in major, 13 + tonic in minor.
int key_symbol(const std::optional<Key>& key);
std::optional<Key> key_of_symbol(int symbol);

}  // namespace clavier
