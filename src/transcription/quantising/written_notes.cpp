#include "transcription/quantising/written_notes.h"

#include <algorithm>
#include <tuple>

#include "transcription/quantising/onset_clusters.h"
#include "transcription/quantising/place_onsets.h"

namespace clavier {
namespace {

BeatClock clock_of(const CountedBeats& counted, const std::vector<Struck>& strokes) {
  std::vector<Seconds> beats;
  for (const Seconds beat : counted.beats)
    if (beats.empty() || beat > beats.back()) beats.push_back(beat);
  if (beats.empty()) beats.push_back(strokes.front().time);
  if (beats.size() == 1) beats.push_back(beats[0] + Seconds{0.5});
  return {std::move(beats), strokes.back().time};
}

/// Where each stroke is written; a grace where the stroke it belongs to is.
std::vector<Placed> place(const std::vector<Struck>& strokes, const BeatClock& clock, bool compound) {
  std::vector<Moment> moments;
  for (const Struck& stroke : strokes)
    if (!stroke.grace) moments.push_back({.position = clock.position_at(stroke.time), .joining = stroke.joining});
  const std::vector<Placed> placed = place_onsets(moments, clock, compound);
  std::vector<Placed> all;
  std::size_t next = 0;
  for (const Struck& stroke : strokes) {
    all.push_back(placed[next]);
    if (!stroke.grace) ++next;
  }
  return all;
}

}  // namespace

WrittenPerformance write_notes(const Score& performance, const CountedBeats& counted) {
  const std::vector<Struck> strokes = strokes_of(performance);
  BeatClock clock = clock_of(counted, strokes);
  const double per_beat =
      static_cast<double>(strokes.size()) / std::max(1.0, static_cast<double>(counted.beats.size()));
  WrittenPerformance written{.clock = clock, .bars = write_bars(counted, clock, per_beat)};
  const std::vector<Placed> places = place(strokes, clock, written.bars.compound);
  const int beat = written.bars.ticks_per_beat;
  for (std::size_t stroke = 0; stroke < strokes.size(); ++stroke) {
    const Placed& placed = places[stroke];
    const Tick unit = beat / placed.division;
    for (const TimedNote& note : strokes[stroke].notes)
      written.notes.push_back({.index = note.index,
                               .onset = static_cast<Tick>(placed.beat) * beat + placed.part * unit,
                               .end = clock.position_at(note.end) * beat,
                               .unit = unit,
                               .pitch = note.pitch,
                               .hand = note.hand,
                               .grace = strokes[stroke].grace});
  }
  std::stable_sort(written.notes.begin(), written.notes.end(), [](const WrittenNote& a, const WrittenNote& b) {
    return std::tuple(a.onset, a.pitch) < std::tuple(b.onset, b.pitch);
  });
  write_lengths(written.notes, written.bars);
  begin_at(written.notes.front().onset, written.bars);
  return written;
}

}  // namespace clavier
