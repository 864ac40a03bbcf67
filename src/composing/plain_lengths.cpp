#include "composing/plain_lengths.h"

#include <algorithm>
#include <array>

namespace clavier {
namespace {

constexpr int kEighth = kGridTicks / 2, kTripletEighth = kGridTicks / 3, kSixteenth = kGridTicks / 4;

/// The longest plain value of a note at a place, in ticks: an eighth on eighths, a triplet's on triplets, else what is
/// left of the sixteenth.
int plain_value(int position) {
  if (position % kEighth == 0) return kEighth;
  return position % kTripletEighth == 0 ? kTripletEighth : kSixteenth - position % kSixteenth;
}

}  // namespace

void lengthen_short_notes(BarPiece& piece) {
  int length = 0;
  for (const ScoreBar& bar : piece.bars) length += bar_ticks(bar.meter);
  std::array<int, kParts> next;  // the onset of the part after the current one, in ticks from the start
  std::array<int, kParts> current;
  std::array<int, 128> of_pitch;  // the next onset of a pitch, in any part
  next.fill(length);
  current.fill(length);
  of_pitch.fill(length);
  int start = length;
  for (auto bar = piece.bars.rbegin(); bar != piece.bars.rend(); ++bar) {
    start -= bar_ticks(bar->meter);
    for (auto note = bar->notes.rbegin(); note != bar->notes.rend(); ++note) {
      const auto part = static_cast<std::size_t>(note->part);
      const int onset = start + note->position;
      if (onset != current.at(part)) {
        next.at(part) = current.at(part);
        current.at(part) = onset;
      }
      const int free = std::min(next.at(part), of_pitch.at(note->pitch)) - onset;
      of_pitch.at(note->pitch) = onset;
      if (note->duration < kEighth)
        note->duration = std::max(note->duration, std::min(free, plain_value(note->position)));
    }
  }
}

}  // namespace clavier
