#pragma once

#include <cstddef>
#include <vector>

#include "notation/sheet/note_value.h"
#include "transcription/meter/metrical_grid.h"

namespace clavier {

enum class SlotKind : std::uint8_t { chord, rest, hidden };

/// A chord or rest of one voice. Slots follow each other without gap. Times are those of MetricalGrid.
struct Slot {
  ScoreTicks begin = 0;
  ScoreTicks end = 0;
  SlotKind kind = SlotKind::chord;
};

/// A slot, or a part of one, that has a single value. The parts of a chord are tied.
struct NotatedValue {
  std::size_t slot = 0;
  SlotKind kind = SlotKind::chord;
  ScoreTicks begin = 0;
  ScoreTicks length = 0;
  NoteValue value;  ///< ignored when the slot is hidden
  bool tuplet_start = false;
  bool tuplet_stop = false;
};

/// The values of one voice in one measure, in order. Beats and the middle of the measure stay visible, as is common
/// practice (Gould, "Behind Bars", 2011, pp. 166-189). Only an undotted value may cover a time that is metrically
/// stronger than its begin and end, by at most one level. A rest covers no time stronger than its begin. What does not
/// fit halves is a tuplet over the longest span that holds it, else it is cut at the strongest times. Hidden slots
/// inside a tuplet become rests.
std::vector<NotatedValue> notate_rhythm(const std::vector<Slot>& slots, const MetricalGrid& grid);

}  // namespace clavier
