#pragma once

#include <cstddef>
#include <vector>

#include "notation/sheet/note_value.h"
#include "transcription/meter/metrical_grid.h"

namespace clavier {

enum class SlotKind : std::uint8_t { chord, rest, hidden };

/// What one voice does for a time; slots follow each other without gap. Times as those of MetricalGrid.
struct Slot {
  ScoreTicks begin = 0;
  ScoreTicks end = 0;
  SlotKind kind = SlotKind::chord;
};

/// A slot, or a part of one, that has one value. Parts of a chord are to be tied.
struct NotatedValue {
  std::size_t slot = 0;
  SlotKind kind = SlotKind::chord;
  ScoreTicks begin = 0;
  ScoreTicks length = 0;
  NoteValue value;  ///< nothing that counts when it is hidden
  bool tuplet_start = false;
  bool tuplet_stop = false;
};

/// The values of one voice in one measure, in order. Beats and the middle of the measure stay visible as usual (Gould,
/// "Behind Bars", 2011, pp. 166-189): a value may cover a place that is stronger than its own begin and end only when
/// it is undotted and that place no more than one level stronger, a rest none that is stronger than its begin. What
/// does not fit halves is a tuplet of the longest stretch that holds it, else it is cut at the strongest places. What
/// is hidden inside a tuplet becomes a rest.
std::vector<NotatedValue> notate_rhythm(const std::vector<Slot>& slots, const MetricalGrid& grid);

}  // namespace clavier
