#include "random_sheet.h"

#include <algorithm>
#include <array>
#include <set>

namespace clavier::testing {
namespace {

/// The parameters of a random Sheet.
struct Draw {
  Random random;

  int below(int bound) { return static_cast<int>(random.below(static_cast<std::uint64_t>(bound))); }
  bool one_in(int count) { return below(count) == 0; }
  template <class Enum>
  Enum any(int count) {
    return static_cast<Enum>(below(count));
  }
  std::string text() {
    constexpr std::array<const char*, 6> kTexts = {"", "Étude", "<a> & \"b\"", " two\r\nlines\t", "Clavier, seed 7",
                                                   "3"};
    return kTexts.at(static_cast<std::size_t>(below(6)));
  }
};

NoteValue random_value(Draw& draw) {
  constexpr std::array<TupletRatio, 4> kRatios = {{{3, 2}, {5, 4}, {6, 4}, {7, 8}}};
  NoteValue value{.type = draw.any<NoteType>(kNoteTypes)};
  if (draw.one_in(3)) value.dots = static_cast<std::uint8_t>(draw.below(kMaxDots + 1));
  if (draw.one_in(3)) value.tuplet = kRatios.at(static_cast<std::size_t>(draw.below(4)));
  return value;
}

std::vector<SheetNote> random_notes(Draw& draw) {
  std::set<SpelledPitch> pitches;
  const int count = draw.one_in(3) ? 1 + draw.below(5) : 1;
  while (static_cast<int>(pitches.size()) < count) {
    const auto alter = static_cast<std::int8_t>(draw.below(5) - 2);
    const auto octave = static_cast<std::int8_t>(1 + draw.below(8));
    pitches.insert({draw.any<Step>(7), alter, octave});
  }
  std::vector<SheetNote> notes;
  for (const SpelledPitch pitch : pitches) {
    SheetNote note{
        .pitch = pitch, .tie_stop = draw.one_in(5), .tie_start = draw.one_in(5), .other_staff = draw.one_in(6)};
    if (draw.one_in(2)) note.velocity = static_cast<std::uint8_t>(1 + draw.below(127));
    notes.push_back(note);
  }
  return notes;
}

void dress_chord(Draw& draw, SheetEvent& event) {
  event.notes = random_notes(draw);
  event.stem = draw.any<Stem>(3);
  for (int level = draw.below(beams_of(event.value.type) + 1); level > 0; --level)
    event.beams.push_back(draw.any<Beam>(5));
}

SheetEvent random_grace(Draw& draw, ExactBeats onset) {
  SheetEvent event{.kind = EventKind::grace, .onset = onset, .value = {.type = draw.any<NoteType>(kNoteTypes)}};
  dress_chord(draw, event);
  event.fermata = draw.one_in(9);
  event.slashed = draw.one_in(2);
  return event;
}

SheetEvent random_event(Draw& draw, ExactBeats onset) {
  const EventKind kind = draw.one_in(4) ? EventKind::rest : EventKind::chord;
  SheetEvent event{.kind = kind, .onset = onset, .value = random_value(draw), .fermata = draw.one_in(9)};
  event.length = length_of(event.value);
  if (kind == EventKind::chord) dress_chord(draw, event);
  return event;
}

void add_gap(Voice& voice, ExactBeats onset, ExactBeats length) {
  if (length > 0) voice.events.push_back({.kind = EventKind::hidden_rest, .onset = onset, .length = length});
}

void add_brackets(Draw& draw, Voice& voice) {
  SheetEvent* open = nullptr;
  for (SheetEvent& event : voice.events) {
    const bool timed = event.kind == EventKind::chord || event.kind == EventKind::rest;
    if (!timed || !draw.one_in(3)) continue;
    if (open == nullptr) {
      open = &event;
    } else {
      open->tuplet_start = event.tuplet_stop = true;
      open = nullptr;
    }
  }
}

/// Makes some chords tremolos: alone, or with a second one after them.
void add_tremolos(Draw& draw, Voice& voice) {
  std::vector<SheetEvent> events;
  for (SheetEvent& event : voice.events) {
    events.push_back(event);
    if (event.kind != EventKind::chord || !draw.one_in(6)) continue;
    const auto strokes = static_cast<std::uint8_t>(1 + draw.below(kMaxStrokes));
    events.back().tremolo = Tremolo{Tremolo::Kind::single, strokes};
    if (event.value.tuplet.actual > 7 || event.value.tuplet.actual % 2 == 0 || draw.one_in(2)) continue;
    SheetEvent& first = events.back();
    first.tremolo->kind = Tremolo::Kind::start;
    first.value.tuplet.actual = static_cast<std::uint8_t>(2 * first.value.tuplet.actual);
    first.length = length_of(first.value);
    SheetEvent second = first;
    second.onset = first.onset + first.length;
    second.tremolo->kind = Tremolo::Kind::stop;
    events.push_back(std::move(second));
  }
  voice.events = std::move(events);
}

Voice random_voice(Draw& draw, Staff staff, ExactBeats length) {
  Voice voice{.staff = staff};
  if (draw.one_in(6)) {
    voice.events = {{.kind = EventKind::measure_rest, .length = length, .fermata = draw.one_in(5)}};
    return voice;
  }
  ExactBeats now;
  for (int tries = 2 + draw.below(20); tries > 0; --tries) {
    if (draw.one_in(7)) voice.events.push_back(random_grace(draw, now));
    SheetEvent event = random_event(draw, now);
    const ExactBeats left = length - now - event.length;
    if (left < 0) continue;
    const bool gap_before = !voice.events.empty() && voice.events.back().kind == EventKind::hidden_rest;
    now += event.length;
    voice.events.push_back(std::move(event));
    if (!draw.one_in(8) || gap_before) continue;
    add_gap(voice, now, left * Fraction(1, 3));
    now += left * Fraction(1, 3);
  }
  if (voice.events.empty()) voice.events.push_back(random_grace(draw, 0));
  if (voice.events.back().kind == EventKind::hidden_rest) {
    voice.events.back().length = length - voice.events.back().onset;
  } else {
    add_gap(voice, now, length - now);
  }
  add_tremolos(draw, voice);
  add_brackets(draw, voice);
  return voice;
}

DirectionMark random_place(Draw& draw) {
  if (draw.one_in(2)) return Jump{draw.any<JumpKind>(2), draw.one_in(2) ? "D.C. al Fine" : "al <Coda>"};
  const auto kind = draw.any<MarkerKind>(4);
  const bool sign = (kind == MarkerKind::segno || kind == MarkerKind::coda) && draw.one_in(2);
  return Marker{kind, sign && draw.one_in(2) ? "" : "Coda 2", sign};
}

DirectionMark random_mark(Draw& draw) {
  if (draw.one_in(3)) return draw.any<Dynamic>(8);
  if (draw.one_in(3)) return draw.any<PedalMark>(3);
  if (draw.one_in(3)) return Words{"dolce" + draw.text()};
  TempoMark tempo{.words = draw.text(), .thousandths = kMinTempo + draw.below(300'000)};
  if (draw.one_in(2))
    tempo.metronome = Metronome{draw.any<NoteType>(kNoteTypes), static_cast<std::uint8_t>(draw.below(3)),
                                Fraction(1 + draw.below(300'000), draw.one_in(2) ? 1000 : 1)};
  return tempo;
}

Direction random_direction(Draw& draw, const Measure& measure, DirectionMark mark) {
  return {draw.any<Staff>(2), measure.length * Fraction(draw.below(13), 12), std::move(mark)};
}

void add_directions(Draw& draw, Measure& measure) {
  for (int count = draw.below(5); count > 0; --count) {
    Direction direction = random_direction(draw, measure, random_mark(draw));
    const auto* const tempo = std::get_if<TempoMark>(&direction.what);
    if (tempo != nullptr && is_playback_only(*tempo)) direction.staff = Staff::upper;
    measure.directions.push_back(std::move(direction));
  }
  if (draw.one_in(4)) measure.directions.push_back(random_direction(draw, measure, random_place(draw)));
  std::stable_sort(measure.directions.begin(), measure.directions.end(), [](const Direction& a, const Direction& b) {
    return a.onset != b.onset ? a.onset < b.onset : a.staff < b.staff;
  });
}

Clef random_clef(Draw& draw) {
  return {draw.any<ClefSign>(3), static_cast<std::uint8_t>(1 + draw.below(5)),
          static_cast<std::int8_t>(draw.below(5) - 2)};
}

void add_clefs(Draw& draw, Measure& measure, bool first) {
  for (const Staff staff : {Staff::upper, Staff::lower}) {
    if (first || draw.one_in(6)) measure.clefs.push_back({staff, 0, random_clef(draw)});
    if (draw.one_in(6))
      measure.clefs.push_back({staff, measure.length * Fraction(1, 1 + draw.below(3)), random_clef(draw)});
  }
}

Measure random_measure(Draw& draw, bool first) {
  Measure measure;
  measure.number = draw.text();
  measure.implicit = draw.one_in(4);
  measure.length = Fraction(1 + draw.below(20), std::int64_t{1} << draw.below(4));
  if (first || draw.one_in(5)) measure.key = SheetKey{static_cast<std::int8_t>(draw.below(15) - 7), draw.any<Mode>(2)};
  if (first || draw.one_in(5)) measure.meter = SheetMeter{1 + draw.below(255), 1 << draw.below(8)};
  for (const Staff staff : {Staff::upper, Staff::lower})
    for (int voices = draw.one_in(9) ? 6 : 1 + draw.below(2); voices > 0; --voices)
      measure.voices.push_back(random_voice(draw, staff, measure.length));
  add_directions(draw, measure);
  add_clefs(draw, measure, first);
  return measure;
}

Volta random_volta(Draw& draw) {
  Volta volta{.label = draw.one_in(2) ? "1.<2.>" : ""};
  for (int pass = 1 + draw.below(3); pass <= 3; pass += 1 + draw.below(3))
    volta.passes.push_back(static_cast<std::uint8_t>(pass));
  return volta;
}

void add_repeat_bars(Draw& draw, std::vector<Measure>& measures) {
  bool open = false;
  for (Measure& measure : measures) {
    RepeatBars& bars = measure.repeats;
    bars.forward = draw.one_in(4);
    if (draw.one_in(4)) bars.times = static_cast<std::uint8_t>(draw.one_in(4) ? kMaxPasses : 2 + draw.below(2));
    bars.after_jump = bars.times > 0 && draw.one_in(4);
    if (!open && draw.one_in(3)) bars.volta = random_volta(draw);
    open = open || bars.volta;
    if (!open || (&measure != &measures.back() && draw.one_in(2))) continue;
    bars.volta_end = draw.one_in(2) ? VoltaEnd::closed : VoltaEnd::open;
    open = false;
  }
}

}  // namespace

Sheet random_sheet(std::uint64_t seed) {
  Draw draw{Random(seed)};
  Sheet sheet{.title = draw.text(), .origin = draw.text()};
  const int count = 1 + draw.below(5);
  while (static_cast<int>(sheet.measures.size()) < count)
    sheet.measures.push_back(random_measure(draw, sheet.measures.empty()));
  add_repeat_bars(draw, sheet.measures);
  return sheet;
}

}  // namespace clavier::testing
