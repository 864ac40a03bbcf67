#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "encoding/event_matches.h"

namespace clavier {

/// Fields of a match as inputs of a network: those of the event that followed, the length of the passage and its age.
inline constexpr int kMatchFields = kFields + 2;
inline constexpr int kMatchKinds = 2;  ///< exact and transposed

/// The symbols of both matches, the exact one first.
using MatchSymbols = std::array<std::uint16_t, kMatchKinds * kMatchFields>;

MatchSymbols symbols_of(const EventMatches::Matches& matches);
/// The number of symbols of a field, 0 .. kMatchFields - 1.
int count_match_symbols(int field, const Vocabulary& vocabulary);
/// "match.exact.token" ...; `place` is that of a symbol in MatchSymbols.
std::string match_table_name(int place);

}  // namespace clavier
