#include "notation/musicxml/tie_repair.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace clavier {
namespace {

/// Where a note begins, in the file's time, and its pitch.
using StartOfNote = std::tuple<std::size_t, ExactBeats, int>;

struct StartingNote {
  SheetNote* note;
  int voice;
};

using StartingNotes = std::map<StartOfNote, std::vector<StartingNote>>;

StartingNotes notes_by_start(std::vector<RawMeasure>& measures) {
  StartingNotes starts;
  for (std::size_t index = 0; index < measures.size(); ++index)
    for (RawEvent& raw : measures[index].events)
      if (raw.event.kind == EventKind::chord)
        for (SheetNote& note : raw.event.notes)
          starts[{index, raw.event.onset, midi_pitch(note.pitch)}].push_back({&note, raw.voice});
  return starts;
}

/// Marks one of the notes that begin at the end of a tied note of `voice`, unless one is marked already.
void end_tie(std::vector<StartingNote>& following, int voice) {
  const auto is_marked = [](const StartingNote& start) { return start.note->tie_stop; };
  if (std::any_of(following.begin(), following.end(), is_marked)) return;
  const auto own =
      std::find_if(following.begin(), following.end(), [&](const StartingNote& start) { return start.voice == voice; });
  (own != following.end() ? *own : following.front()).note->tie_stop = true;
}

}  // namespace

void repair_ties(std::vector<RawMeasure>& measures) {
  StartingNotes starts = notes_by_start(measures);
  for (std::size_t index = 0; index < measures.size(); ++index) {
    for (const RawEvent& raw : measures[index].events) {
      const bool at_bar = raw.end() == measures[index].reach;
      for (const SheetNote& note : raw.event.notes) {
        if (!note.tie_start) continue;
        const StartOfNote end{at_bar ? index + 1 : index, at_bar ? ExactBeats() : raw.end(), midi_pitch(note.pitch)};
        if (const auto found = starts.find(end); found != starts.end()) end_tie(found->second, raw.voice);
      }
    }
  }
}

}  // namespace clavier
