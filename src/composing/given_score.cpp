#include "composing/given_score.h"

#include <algorithm>
#include <numeric>

#include "analysis/score/describe_bars.h"
#include "base/error.h"
#include "encoding/score_steps/read_bars.h"
#include "transcription/hands/hand_separation.h"
#include "transcription/meter/told_beats.h"
#include "transcription/meter/told_offsets.h"
#include "transcription/written_score.h"

namespace clavier {
namespace {

constexpr int kMaxMidiResolution = 32767;
constexpr Beats kMaxOverhang{0.125};  // of a note beyond a bar line

/// Fine enough for the score's own times and for the grid, where MIDI allows that.
int common_resolution(int resolution) {
  const int both = std::lcm(resolution, kGridTicks);
  return both <= kMaxMidiResolution ? both : resolution;
}

/// The notes of some bars of `piece`, whose first bar stands at beat 0, as a score.
Score write_from(const BarPiece& piece, int first_bar) {
  BarPiece rest;
  rest.bars.assign(piece.bars.begin() + first_bar, piece.bars.end());
  return write_bars(rest);
}

/// A note of a pitch ends where the same pitch begins again.
void add_note(const Note& note, std::vector<Note>& notes) {
  for (Note& before : notes)
    if (before.pitch == note.pitch && before.onset < note.onset && end_of(before) > note.onset)
      before.duration = note.onset - before.onset;
  notes.push_back(note);
}

void append_meters(const Score& added, Beats at, Score& score) {
  for (Meter meter : added.meters) {
    meter.onset = meter.onset + at;
    const bool same = !score.meters.empty() && score.meters.back().numerator == meter.numerator &&
                      score.meters.back().denominator == meter.denominator;
    if (!same) score.meters.push_back(meter);
  }
}

void append_tempos(const Score& added, Beats at, Score& score) {
  std::vector<Tempo> changes = score.tempo.changes();
  for (Tempo change : added.tempo.changes()) {
    change.onset = change.onset + at;
    changes.push_back(change);
  }
  score.tempo = TempoMap(std::move(changes));
}

/// Adds silent bars for notes that are held beyond the last bar in which notes begin.
void add_held_bars(const Score& written, BarReading& reading) {
  Beats end;
  for (const Note& note : written.notes) end = std::max(end, end_of(note));
  while (beats_of_ticks(reading.bar_ticks.back()) + kMaxOverhang < end) {
    const int meter = reading.piece.bars.back().meter;
    reading.piece.bars.push_back({.meter = meter});
    reading.bar_ticks.push_back(reading.bar_ticks.back() + bar_ticks(meter));
  }
}

template <class Event>
void cut(std::vector<Event>& events, Beats end) {
  std::erase_if(events, [&](const Event& event) { return event.onset >= end; });
}

}  // namespace

GivenScore read_given_score(const Score& score) {
  if (score.notes.empty()) throw Error("the given piece has no notes");
  MovedScore moved = put_on_beats(fill_unknown_hands(score), test_told_beats(score).offset);
  GivenScore given{.score = std::move(moved.score), .moved_by = moved.by};
  const std::optional<WrittenScore> written = write_on_told_beats(given.score);
  if (!written)
    throw Error(
        "the given piece is a recording: its notes lie on no grid of measures; continue it with --model lstm, or write "
        "it down first: clavier convert FILE --out piece.musicxml");
  BarReading reading = read_bars(written->score);
  if (reading.piece.bars.empty()) throw Error("the given piece has no notes of a piano");
  add_held_bars(written->score, reading);
  given.piece = std::move(reading.piece);
  given.bar_ticks = std::move(reading.bar_ticks);
  state_keys(given.piece);
  return given;
}

GivenScore read_given_melody(const Score& score) {
  Score sung = score;
  for (Note& note : sung.notes) note.hand = Hand::voice;
  return read_given_score(sung);
}

GivenScore first_bars(GivenScore given, int bars) {
  if (bars >= given.bars()) return given;
  const Beats end = given.bar_onset(bars);
  given.piece.bars.resize(static_cast<std::size_t>(bars));
  given.bar_ticks.resize(static_cast<std::size_t>(bars) + 1);
  cut(given.score.notes, end);
  cut(given.score.meters, end);
  cut(given.score.keys, end);
  cut(given.score.pedal, end);
  std::vector<Tempo> tempos = given.score.tempo.changes();
  cut(tempos, end);
  given.score.tempo = TempoMap(std::move(tempos));
  return given;
}

Score append_bars(const GivenScore& given, const BarPiece& piece) {
  Score score = given.score;
  score.resolution = common_resolution(score.resolution);
  const Score added = write_from(piece, given.bars());
  const Beats at = given.bar_onset(given.bars());
  append_meters(added, at, score);
  append_tempos(added, at, score);
  for (Note note : added.notes) {
    note.onset = note.onset + at;
    add_note(note, score.notes);
  }
  sort_events(score);
  return score;
}

Score replace_passage(const GivenScore& given, const BarPiece& piece, const InfillSpan& passage) {
  Score score = given.score;
  score.resolution = common_resolution(score.resolution);
  const Beats begin = given.bar_onset(passage.first_bar), end = given.bar_onset(passage.first_bar + passage.bars);
  const auto is_cut = [&](const Note& note) {
    const Part part = note.hand == Hand::voice ? Part::voice : note.hand == Hand::left ? Part::left : Part::right;
    return note.onset >= begin && note.onset < end && passage.has_part(part);
  };
  std::erase_if(score.notes, is_cut);
  for (int bar = passage.first_bar; bar < passage.first_bar + passage.bars; ++bar) {
    BarPiece one{.bars = {piece.bars[static_cast<std::size_t>(bar)]}};
    for (Note note : write_bars(one).notes) {
      note.onset = note.onset + given.bar_onset(bar);
      if (is_cut(note)) add_note(note, score.notes);
    }
  }
  sort_events(score);
  return score;
}

}  // namespace clavier
