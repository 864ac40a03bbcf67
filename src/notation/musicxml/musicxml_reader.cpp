#include "notation/musicxml/musicxml_reader.h"

#include <algorithm>

#include "base/error.h"
#include "notation/musicxml/attributes_reader.h"
#include "notation/musicxml/divisions.h"
#include "notation/musicxml/mark_reader.h"
#include "notation/musicxml/measure_layout.h"
#include "notation/musicxml/piano_part.h"
#include "notation/musicxml/raw_voices.h"
#include "notation/musicxml/repeat_bar_reader.h"
#include "notation/xml/xml.h"

namespace clavier {
namespace {

/// Sorts clefs by staff and onset; of several at one place the last one counts.
void order_clefs(Measure& measure) {
  const auto before = [](const ClefChange& a, const ClefChange& b) {
    return a.staff != b.staff ? a.staff < b.staff : a.onset < b.onset;
  };
  std::vector<ClefChange> ordered;
  std::stable_sort(measure.clefs.begin(), measure.clefs.end(), before);
  for (ClefChange& change : measure.clefs) {
    if (!ordered.empty() && !before(ordered.back(), change)) ordered.pop_back();
    ordered.push_back(change);
  }
  measure.clefs = std::move(ordered);
}

Measure measure_of(RawMeasure&& raw, bool by_number) {
  MeasureLayout layout = lay_out(raw, by_number);
  Measure measure{.number = std::move(raw.number),
                  .length = layout.length,
                  .implicit = raw.implicit,
                  .key = raw.key,
                  .meter = raw.meter,
                  .clefs = std::move(raw.clefs),
                  .voices = std::move(layout.voices),
                  .directions = std::move(raw.directions)};
  for (ClefChange& change : measure.clefs) change.onset = std::min(change.onset, measure.length);
  for (Direction& direction : measure.directions) direction.onset = std::min(direction.onset, measure.length);
  order_clefs(measure);
  std::stable_sort(measure.directions.begin(), measure.directions.end(), [](const Direction& a, const Direction& b) {
    return a.onset != b.onset ? a.onset < b.onset : a.staff < b.staff;
  });
  settle_marks(measure.directions);
  return measure;
}

/// Fills in defaults in the first measure.
void complete(Measure& first) {
  if (!first.key) first.key = SheetKey{};
  if (!first.meter) first.meter = SheetMeter{};
  for (const Staff staff : {Staff::upper, Staff::lower}) {
    const bool has_clef = std::any_of(first.clefs.begin(), first.clefs.end(), [&](const ClefChange& change) {
      return change.staff == staff && change.onset == 0;
    });
    if (!has_clef) first.clefs.push_back({staff, 0, staff == Staff::upper ? kTrebleClef : kBassClef});
  }
  order_clefs(first);
}

/// A measure without a meter has one of its own length where that is another than the one in force.
std::vector<Measure> lay_out_measures(std::vector<RawMeasure> raw_measures, bool by_number) {
  std::vector<Measure> measures;
  SheetMeter in_force;
  for (RawMeasure& raw : raw_measures) {
    const bool unmetered = raw.unmetered && !raw.meter;
    Measure& measure = measures.emplace_back(measure_of(std::move(raw), by_number));
    const std::optional<SheetMeter> own = unmetered ? meter_as_long_as(measure.length) : std::nullopt;
    if (own && *own != in_force) measure.meter = own;
    in_force = measure.meter.value_or(in_force);
  }
  complete(measures.front());
  return measures;
}

void add_repeat_bars(std::vector<Measure>& measures, std::vector<RepeatBars> bars) {
  for (std::size_t index = 0; index < bars.size(); ++index) measures[index].repeats = std::move(bars[index]);
}

/// The first title that is not empty: MusicXML has several places for one.
std::string title_of(const XmlElement& score) {
  if (const XmlElement* const work = score.child("work"))
    if (const XmlElement* const title = work->child("work-title"); title != nullptr && !title->text.empty())
      return title->text;
  const XmlElement* const title = score.child("movement-title");
  return title != nullptr ? title->text : std::string();
}

std::string origin_of(const XmlElement& score) {
  const XmlElement* const identification = score.child("identification");
  if (identification == nullptr) return {};
  for (const XmlElement& child : identification->children)
    if (child.name == "creator" && child.attribute("type") == "composer") return child.text;
  const XmlElement* const creator = identification->child("creator");
  return creator != nullptr ? creator->text : std::string();
}

/// Whether Clavier wrote the file: then voices are numbered by staff wherever their notes are printed.
bool written_by_us(const XmlElement& score) {
  const XmlElement* const identification = score.child("identification");
  const XmlElement* const encoding = identification != nullptr ? identification->child("encoding") : nullptr;
  return encoding != nullptr && encoding->text_of("software") == "Clavier";
}

MusicXmlReading read_score(const XmlElement& score, std::string_view wanted) {
  if (score.name == "score-timewise")
    throw Error("its measures hold parts (score-timewise); save it as score-partwise, which all programs write");
  if (score.name != "score-partwise")
    throw Error("this is not MusicXML: its root is <" + score.name + ">, not <score-partwise>");
  Sheet sheet{.title = title_of(score), .origin = origin_of(score)};
  PianoPart piano = read_piano_part(score, wanted, !written_by_us(score));
  const bool by_number = piano.as_written && (written_by_us(score) || numbered_by_staff(piano.measures));
  sheet.measures = lay_out_measures(std::move(piano.measures), by_number);
  add_repeat_bars(sheet.measures, std::move(piano.repeats));
  divisions_of(sheet);
  return {.sheet = std::move(sheet), .parts = std::move(piano.parts), .warnings = std::move(piano.warnings)};
}

}  // namespace

MusicXmlReading read_musicxml_parts(ByteView bytes, std::string_view name, std::string_view wanted) {
  try {
    return read_score(read_xml(bytes), wanted);
  } catch (const Misuse& misuse) {
    throw Misuse("cannot read " + std::string(name) + ": " + misuse.what());
  } catch (const Error& error) {
    throw Error("cannot read MusicXML file " + std::string(name) + ": " + error.what());
  }
}

Sheet read_musicxml(ByteView bytes, std::string_view name) { return read_musicxml_parts(bytes, name, "").sheet; }

}  // namespace clavier
