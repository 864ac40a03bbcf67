#include "notation/musicxml/direction_writer.h"

#include "notation/musicxml/decimal.h"
#include "notation/musicxml/musicxml_names.h"
#include "notation/musicxml/note_writer.h"

namespace clavier {
namespace {

void write_metronome(XmlWriter& xml, const Metronome& metronome) {
  xml.open("metronome");
  xml.text("beat-unit", to_string(metronome.unit));
  for (int dot = 0; dot < metronome.dots; ++dot) xml.empty("beat-unit-dot");
  xml.text("per-minute", format_decimal((metronome.per_minute * 1000).numerator(), 3));
  xml.close();
}

/// Writes the direction-type elements of a direction.
struct TypeWriter {
  XmlWriter& xml;

  void operator()(Dynamic dynamic) const {
    xml.open("direction-type");
    xml.open("dynamics");
    xml.empty(name_of(dynamic, kDynamicNames));
    xml.close();
    xml.close();
  }
  void operator()(const TempoMark& tempo) const {
    if (!tempo.words.empty()) (*this)(Words{tempo.words});
    if (!tempo.metronome) return;
    xml.open("direction-type");
    write_metronome(xml, *tempo.metronome);
    xml.close();
  }
  void operator()(PedalMark pedal) const {
    xml.open("direction-type");
    xml.empty("pedal", {{"type", name_of(pedal, kPedalNames)}, {"line", "yes"}});
    xml.close();
  }
  void operator()(const Words& words) const {
    xml.open("direction-type");
    xml.text("words", words.text);
    xml.close();
  }
  void operator()(const Marker& marker) const {
    if (!marker.words.empty()) (*this)(Words{marker.words});
    if (!marker.sign) return;
    xml.open("direction-type");
    xml.empty(name_of(marker.kind, kMarkerNames));
    xml.close();
  }
  void operator()(const Jump& jump) const { (*this)(Words{jump.words}); }
};

void write_sound(XmlWriter& xml, const TempoMark& tempo) {
  xml.empty("sound", {{"tempo", format_decimal(tempo.thousandths, 3)}});
}

void write_sound(XmlWriter& xml, const Marker& marker) {
  const std::string_view name = name_of(marker.kind, kMarkerNames);
  xml.empty("sound", {{name, marker.kind == MarkerKind::fine    ? "yes"
                             : marker.kind == MarkerKind::segno ? "segno"
                                                                : "coda"}});
}

void write_sound(XmlWriter& xml, const Jump& jump) {
  const bool capo = jump.kind == JumpKind::da_capo;
  xml.empty("sound", {{capo ? "dacapo" : "dalsegno", capo ? "yes" : "segno"}});
}

/// Writes the tempo in a direction with blank words: MuseScore 3 prints the number of a tempo without any words.
void write_playback_tempo(XmlWriter& xml, const TempoMark& tempo) {
  xml.open("direction", {});
  xml.open("direction-type");
  xml.text("words", " ");
  xml.close();
  write_sound(xml, tempo);
  xml.close();
}

bool stands_above(const Direction& direction) {
  return !std::holds_alternative<Dynamic>(direction.what) && !std::holds_alternative<PedalMark>(direction.what);
}

}  // namespace

void write_direction(XmlWriter& xml, const Direction& direction) {
  const auto* const tempo = std::get_if<TempoMark>(&direction.what);
  if (tempo != nullptr && is_playback_only(*tempo)) return write_playback_tempo(xml, *tempo);
  xml.open("direction", {{"placement", stands_above(direction) ? "above" : "below"}});
  std::visit(TypeWriter{xml}, direction.what);
  xml.number("staff", staff_number(direction.staff));
  if (tempo != nullptr) write_sound(xml, *tempo);
  if (const auto* const marker = std::get_if<Marker>(&direction.what)) write_sound(xml, *marker);
  if (const auto* const jump = std::get_if<Jump>(&direction.what)) write_sound(xml, *jump);
  xml.close();
}

}  // namespace clavier
