#include "transcription/engraving/value_rules.h"

#include <algorithm>

namespace clavier {
namespace {

/// Whether the value covers compound beats completely or stays within one.
bool keeps_compound_beats(ScoreTicks begin, ScoreTicks end, const MetricalGrid& grid) {
  const bool crosses = (end - 1) / grid.beat() > begin / grid.beat();
  return !crosses || (begin % grid.beat() == 0 && end % grid.beat() == 0);
}

bool is_clear_chord(int begin, int inside, int end, bool dotted) {
  if (inside <= begin || inside <= end) return true;
  return !dotted && inside - std::max(begin, end) == 1;
}

bool is_clear_rest(ScoreTicks begin, ScoreTicks end, int strength, int inside, bool dotted, const MetricalGrid& grid) {
  const bool whole_beats = begin % grid.beat() == 0 && end % grid.beat() == 0;
  if (dotted && !(grid.is_compound() && whole_beats)) return false;
  const bool covers_beats = end - begin > grid.beat();
  const bool threes = grid.measure() == 3 * grid.beat();
  return inside <= strength && !(covers_beats && threes);
}

}  // namespace

std::optional<NoteValue> find_clear_value(ScoreTicks begin, ScoreTicks end, SlotKind kind, const MetricalGrid& grid) {
  const std::optional<NoteValue> value = find_note_value(beats_of(end - begin));
  if (!value || value->dots > 1 || end - begin > grid.measure()) return std::nullopt;
  if (grid.is_compound() && !keeps_compound_beats(begin, end, grid)) return std::nullopt;
  const std::vector<ScoreTicks> strongest = grid.strongest_between(begin, end);
  if (strongest.empty()) return value;
  const int inside = grid.strength(strongest.front());
  const bool dotted = value->dots > 0;
  const bool clear = kind == SlotKind::rest ? is_clear_rest(begin, end, grid.strength(begin), inside, dotted, grid)
                                            : is_clear_chord(grid.strength(begin), inside, grid.strength(end), dotted);
  return clear ? value : std::nullopt;
}

}  // namespace clavier
