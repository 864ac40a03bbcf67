#include "small_sheets.h"

namespace clavier::testing {
namespace {

Measure pickup() {
  SheetEvent ornament = grace({kFSharp4});
  ornament.slashed = true;
  Measure made = upper_measure({ornament, chord(kQuarter, {kG4})});
  made.implicit = true;
  made.key = SheetKey{1, Mode::major};
  made.meter = SheetMeter{3, 4};
  made.directions = {
      {Staff::upper, 0,
       TempoMark{.words = "Andante", .metronome = Metronome{NoteType::quarter, 0, 72}, .thousandths = 72'500}},
      {Staff::upper, 0, Dynamic::p}};
  return made;
}

std::vector<SheetEvent> triplet_and_tie() {
  std::vector<SheetEvent> events = {chord(kTriplet, {kC4}), chord(kTriplet, {kE4}), chord(kTriplet, {kFSharp4}),
                                    tied(chord(kHalf, {kE4, kG4}), false, true)};
  events[0].tuplet_start = events[2].tuplet_stop = true;
  events[0].beams = {Beam::begin};
  events[1].beams = {Beam::middle};
  events[2].beams = {Beam::end};
  for (int index = 0; index < 3; ++index) events.at(static_cast<std::size_t>(index)).stem = Stem::down;
  events[3].notes[1].velocity = 70;
  return events;
}

Measure two_voices() {
  SheetEvent crossed = chord({NoteType::half, 1}, {{Step::f, 0, 3}});
  crossed.notes[0].other_staff = true;
  Measure made = measure({voice(Staff::upper, triplet_and_tie()), voice(Staff::upper, {crossed}),
                          voice(Staff::lower, {rest(kQuarter), chord(kQuarter, {kC3}), gap(1)})});
  made.directions = {{Staff::lower, 0, PedalMark::start},
                     {Staff::lower, Fraction(3, 2), PedalMark::change},
                     {Staff::upper, 2, Words{"dolce"}},
                     {Staff::lower, 3, PedalMark::stop}};
  return made;
}

Measure ending() {
  SheetEvent last = tied(chord(kHalf, {kE4, kG4}), true, false);
  last.fermata = true;
  Measure made = measure({voice(Staff::upper, {last}), voice(Staff::lower, {chord(kHalf, {kFSharp4})})});
  made.key = SheetKey{-3, Mode::minor};
  made.meter = SheetMeter{2, 4};
  made.clefs = {{Staff::lower, 0, kTrebleClef}, {Staff::lower, 2, kBassClef}};
  return made;
}

}  // namespace

Sheet little_study() {
  Sheet made = sheet({pickup(), two_voices(), ending()});
  made.title = "Little study";
  made.origin = "Clavier, seed 7";
  for (std::size_t index = 0; index < 3; ++index) made.measures[index].number = std::to_string(index);
  return made;
}

}  // namespace clavier::testing
