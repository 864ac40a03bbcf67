#include <algorithm>

#include "encoding/score_steps/read_bars.h"

namespace clavier {
namespace {

constexpr int kResolution = 480;

Hand hand_of(Part part) {
  switch (part) {
    case Part::voice:
      return Hand::voice;
    case Part::right:
      return Hand::right;
    case Part::left:
      break;
  }
  return Hand::left;
}

}  // namespace

Score write_bars(const BarPiece& piece) {
  Score score{.resolution = kResolution};
  std::vector<Tempo> tempos;
  int tick = 0, meter = -1;
  for (const ScoreBar& bar : piece.bars) {
    const Beats onset = beats_of_ticks(tick);
    if (bar.meter != meter) {
      const auto [numerator, denominator] = meter_of(bar.meter);
      score.meters.push_back({.onset = onset, .numerator = numerator, .denominator = denominator});
      meter = bar.meter;
    }
    if (bar.tempo) tempos.push_back(tempo_of(onset, bpm_of_tempo(*bar.tempo)));
    for (const BarNote& note : bar.notes)
      score.notes.push_back({.onset = beats_of_ticks(tick + note.position),
                             .duration = beats_of_ticks(note.duration),
                             .pitch = note.pitch,
                             .velocity = velocity_of_loudness(note.loudness),
                             .hand = hand_of(note.part)});
    tick += bar_ticks(bar.meter);
  }
  score.tempo = TempoMap(std::move(tempos));
  sort_events(score);
  return score;
}

}  // namespace clavier
