#include "notation/musicxml/musicxml_writer.h"

#include "base/error.h"
#include "notation/musicxml/divisions.h"
#include "notation/musicxml/measure_writer.h"
#include "notation/sheet/validate.h"
#include "notation/xml/xml_writer.h"

namespace clavier {
namespace {

constexpr std::string_view kDoctype =
    "score-partwise PUBLIC \"-//Recordare//DTD MusicXML 3.1 Partwise//EN\" "
    "\"http://www.musicxml.org/dtds/partwise.dtd\"";

void write_identity(XmlWriter& xml, const Sheet& sheet) {
  if (!sheet.title.empty()) {
    xml.open("work");
    xml.text("work-title", sheet.title);
    xml.close();
  }
  xml.open("identification");
  if (!sheet.origin.empty()) xml.text("creator", sheet.origin, {{"type", "composer"}});
  xml.open("encoding");
  xml.text("software", "Clavier");
  xml.close();
  xml.close();
}

void write_part_list(XmlWriter& xml) {
  xml.open("part-list");
  xml.open("score-part", {{"id", "P1"}});
  xml.text("part-name", "Piano");
  xml.open("score-instrument", {{"id", "P1-I1"}});
  xml.text("instrument-name", "Piano");
  xml.close();
  xml.open("midi-instrument", {{"id", "P1-I1"}});
  xml.number("midi-channel", 1);
  xml.number("midi-program", 1);
  xml.close();
  xml.close();
  xml.close();
}

Bytes write_checked(const Sheet& sheet) {
  if (const std::optional<std::string> fault = find_sheet_fault(sheet)) throw Error(*fault);
  MeasureContext context{.divisions = divisions_of(sheet), .first = true};
  XmlWriter xml(kDoctype);
  xml.open("score-partwise", {{"version", "3.1"}});
  write_identity(xml, sheet);
  write_part_list(xml);
  xml.open("part", {{"id", "P1"}});
  for (const Measure& measure : sheet.measures) {
    if (measure.key) context.fifths = measure.key->fifths;
    if (measure.repeats.volta) context.volta = &*measure.repeats.volta;
    write_measure(xml, measure, context);
    context.first = false;
  }
  return std::move(xml).finish();
}

}  // namespace

Bytes write_musicxml(const Sheet& sheet) {
  try {
    return write_checked(sheet);
  } catch (const Error& error) {
    throw Error("cannot write MusicXML: " + std::string(error.what()));
  }
}

}  // namespace clavier
