#pragma once

#include <optional>
#include <string_view>

#include "music/era.h"

namespace clavier {

/// A row of composers.tsv: facts, and our decision on the era.
struct Composer {
  std::string_view surname;
  std::string_view given;
  int birth = 0;  ///< year; 0: unknown
  int death = 0;  ///< year; 0: alive or unknown
  Era era = Era::romantic;
};

/// The text of composers.tsv: surname, given names, birth, death, era where it departs from era_by_years, other
/// spellings.
std::string_view composer_table();

/// The era of a composer born in `birth`, exceptions aside: until 1712 Baroque, until 1790 Classical, until 1873
/// Romantic.
Era era_by_years(int birth);

/// Finds a composer by "Surname, Given names", "Given names Surname", "Bach, J.S.", "BachJS" or one of the other
/// spellings in the table; accents, case and order do not matter. A surname alone finds the one composer everybody
/// means by it. nullptr when nobody or more than one fits.
const Composer* find_composer(std::string_view name);

/// The composer's era, except for works of those who changed sides: Scriabin's from opus 53 on are Modernist.
Era era_of_work(const Composer& composer, std::optional<int> opus);

/// Whether works are free where copyright lasts 70 years after death: died in or before 1955, or, with no year of death
/// known, born 150 years before that.
bool in_public_domain(const Composer& composer);

}  // namespace clavier
