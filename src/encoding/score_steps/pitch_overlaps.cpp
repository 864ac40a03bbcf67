#include "encoding/score_steps/pitch_overlaps.h"

#include <algorithm>
#include <map>

namespace clavier {
namespace {

/// The last note of a pitch, and its onset in ticks from the start of the piece.
struct LastNote {
  int tick = 0;
  std::size_t bar = 0;
  std::size_t note = 0;
};

}  // namespace

std::size_t remove_pitch_overlaps(BarPiece& piece) {
  std::map<std::pair<bool, Pitch>, LastNote> last_notes;
  std::size_t dropped = 0;
  int tick = 0;
  for (std::size_t bar = 0; bar < piece.bars.size(); ++bar) {
    std::vector<BarNote> notes;
    for (const BarNote& note : piece.bars[bar].notes) {
      const LastNote now{tick + note.position, bar, notes.size()};
      const auto [last, is_first] = last_notes.try_emplace({note.part == Part::voice, note.pitch}, now);
      if (!is_first) {
        BarNote& before =
            last->second.bar == bar ? notes[last->second.note] : piece.bars[last->second.bar].notes[last->second.note];
        if (last->second.tick == now.tick) {
          before.duration = std::max(before.duration, note.duration);
          ++dropped;
          continue;
        }
        before.duration = duration_ticks(duration_symbol(std::min(before.duration, now.tick - last->second.tick)));
        last->second = now;
      }
      notes.push_back(note);
    }
    piece.bars[bar].notes = std::move(notes);
    tick += bar_ticks(piece.bars[bar].meter);
  }
  return dropped;
}

}  // namespace clavier
