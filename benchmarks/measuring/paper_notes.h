#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "../tests/support/written_beats.h"
#include "notation/sheet/score_of.h"

namespace clavier::measuring {

/// A notated note: its position and its length.
struct PaperNote {
  Pitch pitch = 60;
  double onset = 0;   ///< quarter notes from the start of the piece
  double place = 0;   ///< beats from the start; each measure begins on an integer
  double length = 0;  ///< quarter notes, ties merged
  Hand hand = Hand::unknown;
};

/// What can be measured on a sheet.
struct Paper {
  std::vector<PaperNote> notes;  ///< by onset
  std::vector<double> bars;      ///< onsets of measures, in quarter notes
};

/// The notes of a sheet. A beat is that of the meter; in compound meters it is dotted. An incomplete first measure
/// lacks its beginning, any other its end.
inline Paper paper_of(const Sheet& sheet) {
  struct Start {
    double quarters, first_beat, beat;
  };
  std::vector<Start> starts;
  Paper paper;
  Meter meter;
  double now = 0, beats = 0;
  for (const Measure& measure : sheet.measures) {
    if (measure.meter) meter = {.numerator = measure.meter->numerator, .denominator = measure.meter->denominator};
    const double beat = measure_length(meter).value / support::beats_of(meter), length = in_beats(measure.length).value;
    const double missing = starts.empty() ? std::ceil(length / beat - 1e-6) - length / beat : 0;
    starts.push_back({now, beats + missing, beat});
    paper.bars.push_back(now);
    now += length;
    beats += std::ceil(length / beat - 1e-6);
  }
  for (const Note& note : score_of(sheet, Repeats::once).notes) {
    const double onset = note.onset.value;
    const auto after = std::upper_bound(starts.begin() + 1, starts.end(), onset + 1e-6,
                                        [](double time, const Start& start) { return time < start.quarters; });
    const Start& start = *(after - 1);
    const double place = start.first_beat + (onset - start.quarters) / start.beat;
    paper.notes.push_back({note.pitch, onset, place, note.duration.value, note.hand});
  }
  return paper;
}

/// The same for a score in one meter with known beats.
inline Paper paper_of(const Score& score, const support::WrittenBeats& written) {
  const Beats first = written.beats[0], beat = written.beats[1] - first;
  Paper paper;
  for (const Note& note : score.notes)
    paper.notes.push_back(
        {note.pitch, (note.onset - first).value, (note.onset - first) / beat, note.duration.value, note.hand});
  for (const Beats bar : written.downbeats) paper.bars.push_back((bar - first).value);
  return paper;
}

}  // namespace clavier::measuring
