#pragma once

#include "base/error.h"
#include "base/random.h"
#include "encoding/score_steps/read_bars.h"
#include "encoding/score_steps/step_grammar.h"

namespace clavier {

/// A canonical piece: bars of some meters with chords of both hands, some bars repeated, tempos and loudness at times.
inline BarPiece random_bars(std::uint64_t seed, int count = 12) {
  Random random(seed);
  const auto below = [&](int bound) { return static_cast<int>(random.below(static_cast<std::uint64_t>(bound))); };
  const bool loud = below(2) == 0, timed = below(2) == 0;
  BarPiece piece;
  for (int index = 0; index < count; ++index) {
    if (index > 2 && below(3) == 0) {
      piece.bars.push_back(piece.bars[static_cast<std::size_t>(below(index))]);
      piece.bars.back().tempo.reset();
      continue;
    }
    ScoreBar bar{.meter = index > 0 && below(4) > 0 ? piece.bars.back().meter : below(kMeters)};
    if (timed && index % 4 == 0) bar.tempo = below(kTempos);
    const int notes = below(4) == 0 ? 0 : below(10);
    for (int note = 0; note < notes; ++note)
      bar.notes.push_back(
          {.position = below(std::max(1, bar_ticks(bar.meter) / 6)) * 6 + (below(8) == 0 ? below(6) : 0),
           .part = below(3) == 0 ? Part::left : Part::right,
           .pitch = static_cast<Pitch>(kLowestPianoKey + 20 + below(40)),
           .duration = duration_ticks(below(kDurations)),
           .loudness = loud ? 1 + below(8) : 0});
    piece.bars.push_back(bar);
  }
  ScoreBar end{
      .notes = {{.pitch = 60, .loudness = loud ? 1 : 0}, {.position = 24, .pitch = 61, .loudness = loud ? 8 : 0}}};
  piece.bars.push_back(end);
  return read_bars(write_bars(piece)).piece;
}

/// The bars state keys in some places, as canonical pieces may.
inline BarPiece with_keys(BarPiece piece) {
  for (std::size_t bar = 0; bar < piece.bars.size(); bar += 3)
    piece.bars[bar].key = Key{.tonic = static_cast<int>(bar) % 12, .mode = bar % 2 == 0 ? Mode::major : Mode::minor};
  return piece;
}

inline ScoreFrame frame_of(const BarPiece& piece) {
  ScoreFrame frame{.bars = static_cast<int>(piece.bars.size())};
  frame.parts = {true, true, true};
  for (const ScoreBar& bar : piece.bars)
    for (const BarNote& note : bar.notes) frame.loudness = frame.loudness || note.loudness > 0;
  return frame;
}

/// A step of legal symbols, each as likely as another; more notes than bar lines.
inline ScoreStep random_step(const ScoreState& state, Random& random) {
  ScoreStep step;
  std::optional<StepField> field = StepField::shift;
  while (field) {
    std::vector<std::uint8_t> legal(static_cast<std::size_t>(kStepSymbols[static_cast<std::size_t>(*field)]));
    mark_legal(state, step, *field, legal);
    std::vector<int> symbols;
    for (std::size_t symbol = 0; symbol < legal.size(); ++symbol)
      if (legal[symbol] != 0) symbols.push_back(static_cast<int>(symbol));
    if (symbols.empty()) throw Error("no symbol is legal");
    step.set(*field, symbols[random.below(symbols.size())]);
    field = next_field(step, *field);
  }
  return step;
}

}  // namespace clavier
