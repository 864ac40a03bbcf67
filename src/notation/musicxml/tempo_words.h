#pragma once

#include <optional>
#include <string_view>

#include "notation/sheet/sheet.h"

namespace clavier {

/// The first number in "ca. 72", "120.5", "72,5" or "96-100", in whole thousandths.
std::optional<Fraction> first_number(std::string_view text);

/// The metronome mark in words such as "Andante (♩ = 72)", "q. = ca. 60" and "M.M. = 96": a note sign of Unicode or
/// of a music font (SMuFL), or a letter for it, before the equals sign. Nothing in other words.
std::optional<Metronome> metronome_in_words(std::string_view words);

}  // namespace clavier
