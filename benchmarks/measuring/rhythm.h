#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <functional>

#include "measuring/beat_tables.h"
#include "transcription/beats/long_silences.h"
#include "transcription/hands/hand_separation.h"
#include "transcription/quantising/written_notes.h"

namespace clavier::measuring {

/// Onset and length of a note, in beats from the first beat of the piece.
struct PlacedNote {
  double onset = 0;
  double length = 0;
  double to_bar = 0;  ///< from the onset to the end of its measure
};

/// One for each note of the performance.
using PlacedNotes = std::vector<PlacedNote>;

/// The notated notes in the order of the performance; notes of one pitch correspond in order.
inline PlacedNotes true_notes(const Score& score, const Score& performance, const WrittenBeats& written) {
  std::array<std::vector<std::size_t>, 128> of_pitch;
  for (std::size_t place = score.notes.size(); place-- > 0;) of_pitch.at(score.notes[place].pitch).push_back(place);
  const Beats beat = written.beats[1] - written.beats[0];
  PlacedNotes notes;
  for (const Note& note : performance.notes) {
    auto& places = of_pitch.at(note.pitch);
    const Note& truth = score.notes[places.back()];
    places.pop_back();
    const auto bar = std::upper_bound(written.downbeats.begin(), written.downbeats.end(), truth.onset + Beats{1e-4});
    const Beats end =
        bar == written.downbeats.end() ? written.downbeats.back() + measure_length(score.meters[0]) : *bar;
    notes.push_back({(truth.onset - written.beats[0]) / beat, truth.duration / beat, (end - truth.onset) / beat});
  }
  return notes;
}

inline PlacedNotes by_this(const Score& performance, const MetricalStructure& structure) {
  const WrittenPerformance written = quantise_notes(performance, structure);
  PlacedNotes notes(performance.notes.size());
  const double beat = written.measure_grid.ticks_per_beat;
  for (const WrittenNote& note : written.notes)
    notes[note.index] = {static_cast<double>(note.onset) / beat, static_cast<double>(note.length) / beat,
                         static_cast<double>(written.measure_grid.end_of(note.onset) - note.onset) / beat};
  return notes;
}

/// Onsets and lengths rounded to quarters of a beat.
inline PlacedNotes by_nearest(const Score& performance, const MetricalStructure& structure) {
  const BeatClock clock(structure.beats, performance.tempo.seconds_at(end_of(performance)));
  const auto quarter = [](double beats) { return std::round(4 * beats) / 4; };
  const std::vector<std::size_t>& bars = structure.downbeats;
  PlacedNotes notes;
  for (const Note& note : performance.notes) {
    const double onset = clock.position_at(performance.tempo.seconds_at(note.onset));
    const double length = clock.position_at(performance.tempo.seconds_at(end_of(note))) - onset;
    const auto bar = std::find_if(bars.begin(), bars.end(),
                                  [&](std::size_t beat) { return static_cast<double>(beat) > quarter(onset); });
    const double to_bar = bar == bars.end() ? 0 : static_cast<double>(*bar) - quarter(onset);
    notes.push_back({quarter(onset), std::max(0.25, quarter(length)), to_bar});
  }
  return notes;
}

/// 120 beats a minute, four beats a measure.
inline MetricalStructure steady_counting(const Score& performance) {
  MetricalStructure structure{.beats = steady_beats_at_120(onset_groups(performance))};
  structure.beats.push_back(structure.beats.back() + Seconds{0.5});
  for (std::size_t beat = 0; beat < structure.beats.size(); beat += 4) structure.downbeats.push_back(beat);
  return structure;
}

struct RhythmTables {
  explicit RhythmTables(const std::string& what)
      : onsets("Onsets at the right place of their beat, " + what),
        measures("Onsets at the right place of their measure, " + what),
        lengths("Note values, at whatever level, " + what) {}
  ShareTable onsets, measures, lengths;

  void add(const std::string& method, const Piece& piece, const PlacedNotes& found, const PlacedNotes& truth) {
    const auto same = [](double a, double b) { return std::abs(a - b) < 0.01; };
    const auto within = [](double place) { return place - std::floor(place + 0.005); };
    double placed = 0, measured = 0, valued = 0;
    for (std::size_t note = 0; note < truth.size(); ++note) {
      placed += same(within(found[note].onset), within(truth[note].onset));
      measured += same(found[note].to_bar, truth[note].to_bar);
    }
    for (const double level : {1.0, 0.5, 2.0, 1.5, 2.0 / 3, 3.0, 1.0 / 3, 0.25, 4.0}) {
      double right = 0;
      for (std::size_t note = 0; note < truth.size(); ++note)
        right += same(level * found[note].length, truth[note].length);
      valued = std::max(valued, right);
    }
    const auto all = static_cast<double>(truth.size());
    onsets.add(method, piece, placed, all);
    measures.add(method, piece, measured, all);
    lengths.add(method, piece, valued, all);
  }

  void print() const {
    for (const ShareTable* table : {&onsets, &measures, &lengths}) table->print();
  }
};

inline MetricalStructure true_counting(const Piece& piece, const PlayedPiece& played) {
  MetricalStructure structure{.beats = played.beats};
  const Meter& meter = piece.score.meters[0];
  const auto size = static_cast<std::size_t>(beats_of(meter));
  for (std::size_t beat = 0; beat < structure.beats.size(); beat += size) structure.downbeats.push_back(beat);
  structure.meter.numerator = is_compound(meter) ? meter.numerator : static_cast<int>(size);
  structure.meter.denominator = is_compound(meter) ? 8 : 4;
  return structure;
}

/// Measures pieces in one meter: one in `step` of each half, to save time, and all with their own rubato.
inline void measure_rhythm(const std::vector<Piece>& pieces, int step) {
  RhythmTables given("beats given"), tracked("beats tracked");
  int place = 0;
  double seconds = 0, notes = 0;
  for (const Piece& piece : pieces) {
    if (piece.score.meters.size() != 1 || place++ % step != 0) continue;
    const WrittenBeats written = written_beats(piece.score);
    if (is_displaced(piece.score, written.beats)) continue;
    const PlayedPiece answer = played(piece, written, piece.file.starts_with("piano-midi.de"));
    Score heard = answer.score;
    for (Note& note : heard.notes) note.hand = Hand::unknown;
    heard = fill_unknown_hands(std::move(heard));
    const PlacedNotes truth = true_notes(piece.score, heard, written);
    const MetricalStructure known = true_counting(piece, answer), found = find_measures_across_silences(heard);
    const auto before = std::chrono::steady_clock::now();
    given.add("this", piece, by_this(heard, known), truth);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    notes += static_cast<double>(heard.notes.size());
    given.add("nearest quarters of the beat", piece, by_nearest(heard, known), truth);
    tracked.add("this", piece, by_this(heard, found), truth);
    tracked.add("nearest quarters of the beat", piece, by_nearest(heard, found), truth);
    tracked.add("sixteenths at 120", piece, by_nearest(heard, steady_counting(heard)), truth);
  }
  given.print();
  tracked.print();
  std::printf("%.1f ms for 3000 notes, beats and hands apart\n", 3e6 * seconds / notes);
}

}  // namespace clavier::measuring
