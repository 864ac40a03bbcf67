#pragma once

#include <optional>
#include <string_view>

#include "music/era.h"

namespace clavier {

/// A row of composers.tsv: facts, and the era assigned to the composer.
struct Composer {
  std::string_view surname;
  std::string_view given;
  int birth = 0;  ///< year; 0: unknown
  int death = 0;  ///< year; 0: alive or unknown
  Era era = Era::romantic;
};

/// The text of composers.tsv. Columns: surname, given names, birth, death, era where it differs from era_by_years,
/// other spellings.
std::string_view composer_table();

/// The era of a composer born in `birth`, exceptions aside: until 1712 Baroque, until 1790 Classical, until 1873
/// Romantic, then Modernist.
Era era_by_years(int birth);

/// Finds a composer by "Surname, Given names", "Given names Surname", "Bach, J.S.", "BachJS" or another spelling in the
/// table. Ignores accents, case and order. A surname alone finds its best-known composer. nullptr when none or more
/// than one matches.
const Composer* find_composer(std::string_view name);

/// The composer's era, except for composers whose style changed: Scriabin's works from opus 53 on are Modernist.
Era era_of_work(const Composer& composer, std::optional<int> opus);

/// True when works are free under a copyright of 70 years after death: died in or before 1955, or, with an unknown year
/// of death, born 150 years before that.
bool in_public_domain(const Composer& composer);

}  // namespace clavier
