#include "transcription/engraving/tuplet_spans.h"

#include <algorithm>
#include <bit>

namespace clavier {
namespace {

constexpr int kMaxTupletParts = 64;

bool is_power_of_two(ScoreTicks number) { return std::has_single_bit(static_cast<std::uint64_t>(number)); }

/// The number of normal parts that a tuplet of `parts` replaces, for a length in 256th notes: the largest power of two,
/// or three times one, up to `parts`. 0 when the length has no such parts.
int normal_parts(ScoreTicks smallest, int parts) {
  const auto power = [](int limit) { return static_cast<int>(std::bit_floor(static_cast<unsigned>(limit))); };
  if (is_power_of_two(smallest)) return power(parts);
  if (smallest % 3 != 0 || !is_power_of_two(smallest / 3) || parts < 3) return 0;
  return 3 * power(parts / 3);
}

}  // namespace

std::optional<TupletSpan> find_tuplet(ScoreTicks length, const std::vector<ScoreTicks>& places) {
  if (length % kSmallestValue != 0) return std::nullopt;
  for (int parts = 3; parts <= kMaxTupletParts; ++parts) {
    const bool fits =
        std::all_of(places.begin(), places.end(), [&](ScoreTicks place) { return place * parts % length == 0; });
    if (!fits) continue;
    const int normal = normal_parts(length / kSmallestValue, parts);
    if (normal == 0 || normal == parts) continue;
    const std::optional<NoteValue> unit = find_note_value(beats_of(length) / normal);
    if (!unit || unit->dots > 0) continue;
    return TupletSpan{.ratio = {static_cast<std::uint8_t>(parts), static_cast<std::uint8_t>(normal)},
                      .unit = unit->type,
                      .parts = parts};
  }
  return std::nullopt;
}

}  // namespace clavier
