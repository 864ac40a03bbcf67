#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "notation/sheet/sheet.h"

namespace clavier {

constexpr std::size_t index_of(Staff staff) { return static_cast<std::size_t>(staff); }

/// What stands at a place of a sheet.
struct Signature {
  SheetKey key;
  SheetMeter meter;
  std::array<Clef, 2> clefs = {kTrebleClef, kBassClef};
  std::array<bool, 2> pedal{};  ///< pressed by a mark at that staff
};

/// Applies what a measure states at its start, but for the pedal.
void begin_measure(Signature& signature, const Measure& measure);

/// Applies the rest of it.
void end_measure(Signature& signature, const Measure& measure);

/// The signature of each measure: what stands at its start, its own signs included, apart from the pedal's.
std::vector<Signature> written_signatures(const Sheet& sheet);

/// Makes a measure state at its start what differs between the wanted signature and the one before it, or all of it
/// where there is none.
void restate_signature(Measure& measure, const Signature& wanted, const Signature* before);

}  // namespace clavier
