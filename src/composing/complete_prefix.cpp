#include "composing/complete_prefix.h"

#include <algorithm>
#include <cstdlib>

namespace clavier {
namespace {

constexpr int kNearTempos = 1;  // classes apart

std::vector<ScorePrefix> openings_of(const ScoreOpenings& openings, std::optional<Era> era) {
  if (era) return openings[static_cast<std::size_t>(*era)];
  std::vector<ScorePrefix> all;
  for (const std::vector<ScorePrefix>& list : openings) all.insert(all.end(), list.begin(), list.end());
  return all;
}

/// How much of what is asked an opening has: a composer counts more than all the rest.
int count_agreements(const ScorePrefix& opening, const ScorePrefix& asked) {
  int count = 0;
  if (asked.composer && opening.composer == asked.composer) count += 5;
  if (asked.meter && opening.meter == asked.meter) ++count;
  if (asked.density && opening.density == asked.density) ++count;
  if (asked.key && opening.key && opening.key->mode == asked.key->mode) ++count;
  if (asked.tempo && opening.tempo && std::abs(*opening.tempo - *asked.tempo) <= kNearTempos) ++count;
  return count;
}

template <class Field>
void fill(const std::optional<Field>& from, std::optional<Field>& field) {
  if (!field) field = from;
}

}  // namespace

void complete_prefix(const ScoreOpenings& openings, ScorePrefix& prefix, Random& random) {
  std::vector<ScorePrefix> best;
  int most = 0;
  for (const ScorePrefix& opening : openings_of(openings, prefix.era)) {
    const int agreements = count_agreements(opening, prefix);
    if (agreements > most) best.clear();
    most = std::max(most, agreements);
    if (agreements == most) best.push_back(opening);
  }
  if (best.empty()) return;
  const ScorePrefix& opening = best[random.below(best.size())];
  fill(opening.era, prefix.era);
  fill(opening.composer, prefix.composer);
  fill(opening.key, prefix.key);
  fill(opening.meter, prefix.meter);
  fill(opening.tempo, prefix.tempo);
  fill(opening.density, prefix.density);
}

}  // namespace clavier
