#include "models/sequence/match_fields.h"

#include "models/sequence/field_names.h"

namespace clavier {

MatchSymbols symbols_of(const EventMatches::Matches& matches) {
  MatchSymbols symbols{};
  std::size_t place = 0;
  for (const EventMatches::Match& match : {matches.exact, matches.transposed}) {
    for (int field = 0; field < kFields; ++field)
      symbols.at(place++) = symbol_of(match.next, static_cast<Field>(field));
    symbols.at(place++) = static_cast<std::uint16_t>(match.length);
    symbols.at(place++) = static_cast<std::uint16_t>(match.age);
  }
  return symbols;
}

int count_match_symbols(int field, const Vocabulary& vocabulary) {
  if (field < kFields) return vocabulary.size(static_cast<Field>(field));
  return field == kFields ? EventMatches::kLengthClasses : EventMatches::kAgeClasses;
}

std::string match_table_name(int place) {
  const int field = place % kMatchFields;
  const std::string name = field < kFields ? field_name(field) : field == kFields ? "length" : "age";
  return std::string(place < kMatchFields ? "match.exact." : "match.transposed.") + name;
}

}  // namespace clavier
