#include "notation/musicxml/measure_writer.h"

#include "notation/musicxml/accidentals.h"
#include "notation/musicxml/direction_writer.h"
#include "notation/musicxml/musicxml_names.h"
#include "notation/musicxml/note_writer.h"
#include "notation/musicxml/repeat_bar_writer.h"

namespace clavier {
namespace {

int voice_number(Staff staff, int index) { return index % 4 + 8 * (index / 4) + (staff == Staff::upper ? 1 : 5); }

/// Writes a measure. It tracks the position that a reader has reached, and moves it.
class MeasureWriter {
 public:
  MeasureWriter(XmlWriter& xml, const Measure& measure, const MeasureContext& context)
      : xml_(xml), measure_(measure), context_(context), accidentals_(notes_with_accidental(measure, context.fifths)) {}

  void write() {
    xml_.open("measure", {{"number", measure_.number}, {"implicit", measure_.implicit ? "yes" : ""}});
    write_left_bar_line(xml_, measure_.repeats);
    write_attributes();
    int index = 0;
    const Voice* before = nullptr;
    for (const Voice& voice : measure_.voices) {
      index = before != nullptr && before->staff == voice.staff ? index + 1 : 0;
      go_to(0);
      write_voice(voice, index);
      before = &voice;
    }
    go_to(measure_.length);
    write_right_bar_line(xml_, measure_.repeats, context_.volta);
    xml_.close();
  }

 private:
  void write_attributes() {
    const bool clefs = first_clef(Staff::upper) != nullptr || first_clef(Staff::lower) != nullptr;
    if (!context_.first && !measure_.key && !measure_.meter && !clefs) return;
    xml_.open("attributes");
    if (context_.first) xml_.number("divisions", context_.divisions);
    if (measure_.key) write_key(*measure_.key);
    if (measure_.meter) write_meter(*measure_.meter);
    if (context_.first) xml_.number("staves", 2);
    for (const Staff staff : {Staff::upper, Staff::lower})
      if (const ClefChange* const change = first_clef(staff)) write_clef(*change);
    xml_.close();
  }

  const ClefChange* first_clef(Staff staff) const {
    for (const ClefChange& change : measure_.clefs)
      if (change.staff == staff && change.onset == 0) return &change;
    return nullptr;
  }

  void write_key(const SheetKey& key) {
    xml_.open("key");
    xml_.number("fifths", key.fifths);
    xml_.text("mode", key.mode == Mode::major ? "major" : "minor");
    xml_.close();
  }

  void write_meter(const SheetMeter& meter) {
    xml_.open("time");
    xml_.number("beats", meter.numerator);
    xml_.number("beat-type", meter.denominator);
    xml_.close();
  }

  void write_clef(const ClefChange& change) {
    xml_.open("clef", {{"number", std::to_string(staff_number(change.staff))}});
    xml_.text("sign", name_of(change.clef.sign, kClefNames));
    xml_.number("line", change.clef.line);
    if (change.clef.octave_shift != 0) xml_.number("clef-octave-change", change.clef.octave_shift);
    xml_.close();
  }

  void write_voice(const Voice& voice, int index) {
    const NoteContext context{voice.staff, voice_number(voice.staff, index), context_.divisions, accidentals_};
    ExactBeats written_up_to = -1;  // clefs and directions up to here are written
    for (const SheetEvent& event : voice.events) {
      if (index == 0) write_marks(voice.staff, written_up_to, event.onset);
      written_up_to = event.onset;
      if (event.kind == EventKind::hidden_rest) continue;
      go_to(event.onset);
      write_event(xml_, event, context);
      now_ = event.onset + event.length;
    }
    if (index == 0) write_marks(voice.staff, written_up_to, measure_.length);
  }

  /// Writes the clefs and directions of a staff after `after` up to and including `last`.
  void write_marks(Staff staff, ExactBeats after, ExactBeats last) {
    const auto due = [&](const auto& mark) { return mark.staff == staff && mark.onset > after && mark.onset <= last; };
    for (const ClefChange& change : measure_.clefs) {
      if (!due(change) || change.onset == 0) continue;
      go_to(change.onset);
      xml_.open("attributes");
      write_clef(change);
      xml_.close();
    }
    for (const Direction& direction : measure_.directions) {
      if (!due(direction)) continue;
      go_to(direction.onset);
      write_direction(xml_, direction);
    }
  }

  void go_to(ExactBeats place) {
    if (place == now_) return;
    const bool back = place < now_;
    xml_.open(back ? "backup" : "forward");
    xml_.number("duration", ((back ? now_ - place : place - now_) * context_.divisions).numerator());
    xml_.close();
    now_ = place;
  }

  XmlWriter& xml_;
  const Measure& measure_;
  const MeasureContext& context_;
  const std::set<const SheetNote*> accidentals_;
  ExactBeats now_;
};

}  // namespace

void write_measure(XmlWriter& xml, const Measure& measure, const MeasureContext& context) {
  MeasureWriter(xml, measure, context).write();
}

}  // namespace clavier
