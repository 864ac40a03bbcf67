#include "notation/sheet/loudness.h"

namespace clavier {

std::uint8_t velocity_of(Dynamic dynamic) {
  constexpr std::array<std::uint8_t, 8> kVelocities = {16, 33, 49, 64, 80, 96, 112, 126};
  return kVelocities.at(static_cast<std::size_t>(dynamic));
}

Loudness::Loudness(const Sheet& sheet) {
  ExactBeats start;
  for (const Measure& measure : sheet.measures) {
    for (const Direction& direction : measure.directions)
      if (const auto* const dynamic = std::get_if<Dynamic>(&direction.what))
        changes_.at(static_cast<std::size_t>(direction.staff)).insert_or_assign(start + direction.onset, *dynamic);
    start += measure.length;
  }
  const std::map<ExactBeats, Dynamic> upper = changes_[0];
  changes_[0].insert(changes_[1].begin(), changes_[1].end());  // keeps existing entries
  changes_[1].insert(upper.begin(), upper.end());
}

std::uint8_t Loudness::at(Staff staff, ExactBeats place) const {
  const std::map<ExactBeats, Dynamic>& changes = changes_.at(static_cast<std::size_t>(staff));
  const auto after = changes.upper_bound(place);
  return velocity_of(after == changes.begin() ? Dynamic::mf : std::prev(after)->second);
}

}  // namespace clavier
