#pragma once

#include <string>

#include "notation/musicxml/musicxml_reader.h"

namespace clavier::testing {

inline std::string part_of(const std::string& id, const std::string& measures) {
  return "<part id='" + id + "'>" + measures + "</part>";
}

/// A document with these parts, in the style of other programs.
inline std::string document(const std::string& parts, const std::string& list = "") {
  return "<?xml version='1.0'?>\n<score-partwise version='2.0'><part-list>" + list + "</part-list>" + parts +
         "</score-partwise>";
}

/// A measure with `divisions` divisions of a quarter note.
inline std::string measure_text(int divisions, const std::string& events) {
  return "<measure number='1'><attributes><divisions>" + std::to_string(divisions) + "</divisions></attributes>" +
         events + "</measure>";
}

/// A note element for C4; `more` holds its other children.
inline std::string note_text(int duration, const std::string& more = "") {
  return "<note><pitch><step>C</step><octave>4</octave></pitch><duration>" + std::to_string(duration) + "</duration>" +
         more + "</note>";
}

inline std::string rest_text(int duration, const std::string& more = "") {
  return "<note><rest/><duration>" + std::to_string(duration) + "</duration>" + more + "</note>";
}

inline std::string backup_text(int duration) {
  return "<backup><duration>" + std::to_string(duration) + "</duration></backup>";
}

inline Sheet read_text_of(const std::string& text) { return read_musicxml(as_bytes(text), "foreign"); }

/// The only measure of a document with one part.
inline Measure read_measure(int divisions, const std::string& events) {
  return read_text_of(document(part_of("P1", measure_text(divisions, events)))).measures.at(0);
}

/// The events of the first voice of that measure.
inline std::vector<SheetEvent> read_voice(int divisions, const std::string& events) {
  return read_measure(divisions, events).voices.at(0).events;
}

}  // namespace clavier::testing
