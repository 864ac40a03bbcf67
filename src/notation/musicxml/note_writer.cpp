#include "notation/musicxml/note_writer.h"

#include "notation/musicxml/accidentals.h"
#include "notation/musicxml/decimal.h"
#include "notation/musicxml/musicxml_names.h"

namespace clavier {
namespace {

constexpr std::array<std::string_view, 5> kAccidentalNames = {"flat-flat", "flat", "natural", "sharp", "double-sharp"};

/// The velocity in percent of forte, with two decimals: every velocity has its own value.
std::string dynamics_attribute(const SheetNote& note) {
  return note.velocity ? format_decimal((10'000 * *note.velocity + kForteVelocity / 2) / kForteVelocity, 2)
                       : std::string();
}

/// Writes one note element of an event: a head of its chord, or its rest.
class NoteElement {
 public:
  NoteElement(XmlWriter& xml, const SheetEvent& event, const NoteContext& context)
      : xml_(xml), event_(event), context_(context) {}

  void write_rest() {
    const bool whole = event_.kind == EventKind::measure_rest;
    xml_.open("note");
    xml_.empty("rest", {{"measure", whole ? "yes" : ""}});
    write_duration();
    xml_.number("voice", context_.voice);
    if (!whole) write_value();
    xml_.number("staff", staff_number(context_.staff));
    write_notations(nullptr);
    xml_.close();
  }

  void write_notehead(const SheetNote& note, bool first) {
    first_ = first;
    xml_.open("note", {{"dynamics", dynamics_attribute(note)}});
    if (event_.kind == EventKind::grace) xml_.empty("grace", {{"slash", event_.slashed ? "yes" : ""}});
    if (!first) xml_.empty("chord");
    write_pitch(note.pitch);
    write_duration();
    if (note.tie_stop) xml_.empty("tie", {{"type", "stop"}});
    if (note.tie_start) xml_.empty("tie", {{"type", "start"}});
    xml_.number("voice", context_.voice);
    write_value(&note);
    if (event_.stem != Stem::free) xml_.text("stem", event_.stem == Stem::up ? "up" : "down");
    xml_.number("staff", staff_number(notated_staff_of(note, context_.staff)));
    if (first) write_beams();
    write_notations(&note);
    xml_.close();
  }

 private:
  void write_pitch(const SpelledPitch& pitch) {
    xml_.open("pitch");
    xml_.text("step", name_of(pitch.step, kStepNames));
    if (pitch.alter != 0) xml_.number("alter", pitch.alter);
    xml_.number("octave", pitch.octave);
    xml_.close();
  }

  void write_duration() {
    if (event_.kind != EventKind::grace) xml_.number("duration", (event_.length * context_.divisions).numerator());
  }

  void write_value(const SheetNote* note = nullptr) {
    const auto& [type, dots, tuplet] = event_.value;
    xml_.text("type", to_string(type));
    for (int dot = 0; dot < dots; ++dot) xml_.empty("dot");
    if (note != nullptr && context_.accidentals.count(note) > 0)
      xml_.text("accidental", name_of(note->pitch.alter + 2, kAccidentalNames));
    if (tuplet == TupletRatio{}) return;
    xml_.open("time-modification");
    xml_.number("actual-notes", tuplet.actual);
    xml_.number("normal-notes", tuplet.normal);
    xml_.close();
  }

  void write_beams() {
    int level = 0;
    for (const Beam beam : event_.beams)
      xml_.text("beam", name_of(beam, kBeamNames), {{"number", std::to_string(++level)}});
  }

  void write_tremolo(const Tremolo& tremolo) {
    xml_.open("ornaments");
    xml_.text("tremolo", std::to_string(tremolo.strokes), {{"type", name_of(tremolo.kind, kTremoloNames)}});
    xml_.close();
  }

  void write_notations(const SheetNote* note) {
    const bool tied = note != nullptr && (note->tie_stop || note->tie_start);
    const bool marked = first_ && (event_.tuplet_start || event_.tuplet_stop || event_.fermata || event_.tremolo);
    if (!tied && !marked) return;
    xml_.open("notations");
    if (tied && note->tie_stop) xml_.empty("tied", {{"type", "stop"}});
    if (tied && note->tie_start) xml_.empty("tied", {{"type", "start"}});
    if (first_ && event_.tuplet_start) xml_.empty("tuplet", {{"type", "start"}, {"number", "1"}});
    if (first_ && event_.tuplet_stop) xml_.empty("tuplet", {{"type", "stop"}, {"number", "1"}});
    if (first_ && event_.tremolo) write_tremolo(*event_.tremolo);
    if (first_ && event_.fermata) xml_.empty("fermata", {{"type", "upright"}});
    xml_.close();
  }

  XmlWriter& xml_;
  const SheetEvent& event_;
  const NoteContext& context_;
  bool first_ = true;
};

}  // namespace

void write_event(XmlWriter& xml, const SheetEvent& event, const NoteContext& context) {
  NoteElement element(xml, event, context);
  if (event.notes.empty()) element.write_rest();
  for (const SheetNote& note : event.notes) element.write_notehead(note, &note == &event.notes.front());
}

}  // namespace clavier
