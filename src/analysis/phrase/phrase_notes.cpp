#include "analysis/phrase/phrase_notes.h"

#include <algorithm>
#include <set>

namespace clavier {
namespace {

constexpr std::size_t kHeldBars = 4;  // a note is sought so far back

/// In ticks: three units where a bar has groups of three.
int beat_ticks(BarMeter meter) {
  const int unit = 4 * kGridTicks / meter.denominator;
  return meter.denominator >= 8 && meter.numerator % 3 == 0 ? 3 * unit : unit;
}

}  // namespace

PhraseNotes::PhraseNotes(const BarPiece& piece, std::size_t first, std::size_t bars) : piece_(piece), first_(first) {
  int start = 0;
  for (std::size_t bar = first; bar < first + bars; ++bar) {
    bar_starts_.push_back(start);
    const int ticks = bar_ticks(piece.bars[bar].meter);
    for (int beat = 0; beat < ticks; beat += beat_ticks(meter_of(piece.bars[bar].meter)))
      beats_.push_back(start + beat);
    start += ticks;
  }
  bar_starts_.push_back(start);
  beats_.push_back(start);
  read_bars();
  cut_slices();
  top_ = outer_line(false);
  bass_ = outer_line(true);
}

void PhraseNotes::read_bars() {
  const std::size_t from = first_ - std::min(first_, kHeldBars);
  int start = 0;
  for (std::size_t bar = from; bar < first_; ++bar) start -= bar_ticks(piece_.bars[bar].meter);
  for (std::size_t bar = from; bar < first_ + bars(); ++bar) {
    for (const BarNote& note : piece_.bars[bar].notes) {
      const PhraseNote moved{.onset = start + note.position,
                             .end = std::min(start + note.position + note.duration, length()),
                             .pitch = note.pitch,
                             .left = note.part == Part::left};
      if (note.part != Part::voice && moved.end > 0) notes_.push_back(moved);
    }
    start += bar_ticks(piece_.bars[bar].meter);
  }
  std::stable_sort(notes_.begin(), notes_.end(), [](const PhraseNote& a, const PhraseNote& b) {
    return a.onset != b.onset ? a.onset < b.onset : a.pitch < b.pitch;
  });
}

void PhraseNotes::cut_slices() {
  std::set<int> times = {0, length()};
  for (const PhraseNote& note : notes_)
    if (note.onset > 0) times.insert(note.onset);
  for (auto time = times.begin(); std::next(time) != times.end(); ++time)
    slices_.push_back({.begin = *time, .end = *std::next(time), .notes = {}});
  for (const PhraseNote& note : notes_) {
    auto slice = std::partition_point(slices_.begin(), slices_.end(),
                                      [&](const PhraseSlice& each) { return each.end <= note.onset; });
    for (; slice != slices_.end() && slice->begin < note.end; ++slice) slice->notes.push_back(&note);
  }
  for (PhraseSlice& slice : slices_)
    std::stable_sort(slice.notes.begin(), slice.notes.end(),
                     [](const PhraseNote* a, const PhraseNote* b) { return a->pitch < b->pitch; });
}

OuterLine PhraseNotes::outer_line(bool left) const {
  OuterLine line;
  for (const PhraseNote& note : notes_) {
    if (note.left != left || note.onset < 0) continue;
    if (line.empty() || line.back()->onset != note.onset)
      line.push_back(&note);
    else if (!left)
      line.back() = &note;  // they come lowest first
  }
  return line;
}

bool PhraseNotes::is_beat(int tick) const { return std::binary_search(beats_.begin(), beats_.end(), tick); }

const PhraseSlice* PhraseNotes::slice_at(int tick) const {
  const auto found =
      std::partition_point(slices_.begin(), slices_.end(), [&](const PhraseSlice& slice) { return slice.end <= tick; });
  return found == slices_.end() ? nullptr : &*found;
}

std::optional<int> PhraseNotes::bass_at(int tick) const {
  const PhraseSlice* slice = slice_at(tick);
  if (slice == nullptr || slice->notes.empty()) return std::nullopt;
  return pitch_class(slice->notes.front()->pitch);
}

PitchClassTimes PhraseNotes::times_between(int begin, int end) const {
  PitchClassTimes times{};
  for (const PhraseNote& note : notes_) {
    const int time = std::min(note.end, end) - std::max(note.onset, begin);
    if (time > 0) times.at(static_cast<std::size_t>(pitch_class(note.pitch))) += time;
  }
  return times;
}

}  // namespace clavier
