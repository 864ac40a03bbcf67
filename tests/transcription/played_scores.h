#pragma once

#include <cmath>
#include <vector>

#include "base/random.h"
#include "music/score.h"

namespace clavier {

/// How a sequencer or a player at a click plays a written score.
struct Playing {
  double bpm = 100;        ///< quarter notes a minute
  double gate = 0.95;      ///< the share of its value for which a note is held, on average
  double gate_spread = 0;  ///< how far that share varies to either side
  double jitter_ms = 0;    ///< the standard deviation of onsets
  double swing = 0.5;      ///< where the second eighth of a beat begins
  double rubato = 0;       ///< the tempo map swings by this share
  std::uint64_t seed = 1;
};

/// A standard normal value.
inline double normal_value(Random& random) {
  double sum = -6;
  for (int count = 0; count < 12; ++count) sum += random.uniform();
  return sum;
}

/// Quarter notes a minute in every beat of a piece, slower and faster by `rubato`.
inline TempoMap tempo_of_playing(const Playing& playing, Beats end) {
  std::vector<Tempo> tempos = {tempo_of(Beats{0}, playing.bpm)};
  for (double beat = 1; playing.rubato > 0 && beat < end.value; ++beat)
    tempos.push_back(tempo_of(Beats{beat}, playing.bpm * (1 + playing.rubato * std::sin(beat))));
  return TempoMap(std::move(tempos));
}

/// The score as it is played, at 480 ticks a quarter note.
inline Score play(Score score, const Playing& playing) {
  Random random(playing.seed);
  score.tempo = tempo_of_playing(playing, end_of(score));
  const auto in_ticks = [](double beats) { return Beats{std::round(beats * 480) / 480}; };
  const auto swung = [&](double beats) {
    const double beat = std::floor(beats + 1e-9), phase = beats - beat;
    return beat + (phase < 0.5 ? phase * 2 * playing.swing : playing.swing + (phase - 0.5) * 2 * (1 - playing.swing));
  };
  for (Note& note : score.notes) {
    const double onset = swung(note.onset.value), length = swung(end_of(note).value) - onset;
    const Seconds late{playing.jitter_ms / 1000 * normal_value(random)};
    const Seconds time = score.tempo.seconds_at(Beats{onset}) + late;
    note.onset = std::max(Beats{0}, in_ticks(score.tempo.beats_at(time).value));
    const double gate = playing.gate + playing.gate_spread * (2 * random.uniform() - 1);
    note.duration = std::max(Beats{1.0 / 480}, in_ticks(length * gate));
  }
  sort_events(score);
  return score;
}

/// Lengths of notes, negative ones of rests, in quarter notes.
using RhythmCell = std::vector<double>;

/// A right hand of cells chosen at random for each beat, over a left hand of a note for each beat or measure. There are
/// no two equal pitches in a row.
inline Score written_piece(Meter meter, const std::vector<RhythmCell>& cells, std::uint64_t seed, int measures = 12) {
  Random random(seed);
  Score score{.meters = {meter}, .keys = {KeySignature{}}};
  const double length = measure_length(meter).value;
  Pitch pitch = 72;
  for (int measure = 0; measure < measures; ++measure) {
    const double start = measure * length;
    for (double now = 0; now < length - 1e-9;) {
      const RhythmCell& cell = cells[random.below(cells.size())];
      double total = 0;
      for (const double value : cell) total += std::abs(value);
      if (now + total > length + 1e-9) continue;
      for (const double value : cell) {
        pitch = static_cast<Pitch>(64 + (pitch - 64 + 1 + random.below(14)) % 16);
        if (value > 0)
          score.notes.push_back({.onset = Beats{start + now},
                                 .duration = Beats{value},
                                 .pitch = pitch,
                                 .velocity = 70,
                                 .hand = Hand::right});
        now += std::abs(value);
      }
    }
    const bool whole = random.below(2) == 0;
    const double step = whole || std::fmod(length, 1) != 0 ? length : 1;
    for (double now = 0; now < length - 1e-9; now += step)
      score.notes.push_back({.onset = Beats{start + now},
                             .duration = Beats{step},
                             .pitch = static_cast<Pitch>(36 + (measure * 5 + static_cast<int>(now) * 3) % 16),
                             .velocity = 60,
                             .hand = Hand::left});
  }
  sort_events(score);
  return score;
}

}  // namespace clavier
