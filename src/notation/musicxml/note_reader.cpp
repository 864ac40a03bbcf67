#include "notation/musicxml/note_reader.h"

#include <algorithm>

#include "notation/musicxml/decimal.h"
#include "notation/musicxml/musicxml_names.h"

namespace clavier {
namespace {

std::optional<std::uint8_t> read_velocity(const XmlElement& note) {
  const std::optional<Fraction> percent = parse_decimal(note.attribute("dynamics"));
  if (!percent || *percent <= 0) return std::nullopt;
  const Fraction velocity = *percent * Fraction(kForteVelocity, 100) + Fraction(1, 2);
  return static_cast<std::uint8_t>(std::clamp<std::int64_t>(velocity.numerator() / velocity.denominator(), 1, 127));
}

bool has_type(const XmlElement& parent, std::string_view name, std::string_view type) {
  return std::any_of(parent.children.begin(), parent.children.end(),
                     [&](const XmlElement& child) { return child.name == name && child.attribute("type") == type; });
}

/// Whether one of the notations of a note, or a child of its own, begins ("start") or ends ("stop") a tie. A tie that
/// goes on does both.
bool is_tied(const XmlElement& note, std::string_view type) {
  if (has_type(note, "tie", type)) return true;
  return std::any_of(note.children.begin(), note.children.end(), [&](const XmlElement& child) {
    return child.name == "notations" && (has_type(child, "tied", type) || has_type(child, "tied", "continue"));
  });
}

/// Reads the tuplet ratio; an impossible ratio counts as none.
TupletRatio read_ratio(const XmlElement& note) {
  const XmlElement* const modification = note.child("time-modification");
  if (modification == nullptr) return {};
  const int actual = parse_whole(modification->text_of("actual-notes")).value_or(0);
  const int normal = parse_whole(modification->text_of("normal-notes")).value_or(0);
  if (actual < 1 || actual > 255 || normal < 1 || normal > 255) return {};
  return {static_cast<std::uint8_t>(actual), static_cast<std::uint8_t>(normal)};
}

std::optional<NoteValue> read_value(const XmlElement& note) {
  const std::optional<NoteType> type = parse_note_type(note.text_of("type"));
  const auto dots = std::count_if(note.children.begin(), note.children.end(),
                                  [](const XmlElement& child) { return child.name == "dot"; });
  if (!type || dots > kMaxDots) return std::nullopt;
  return NoteValue{.type = *type, .dots = static_cast<std::uint8_t>(dots), .tuplet = read_ratio(note)};
}

std::vector<Beam> read_beams(const XmlElement& note) {
  std::vector<Beam> beams;
  for (const XmlElement& child : note.children) {
    if (child.name != "beam") continue;
    if (const std::optional<Beam> beam = parse_name<Beam>(trim(child.text), kBeamNames)) beams.push_back(*beam);
  }
  return beams;
}

/// The tremolo of an ornaments element; without a type it is a single one.
std::optional<Tremolo> read_tremolo(const XmlElement& ornaments) {
  const XmlElement* const tremolo = ornaments.child("tremolo");
  if (tremolo == nullptr) return std::nullopt;
  const std::string_view type = tremolo->attribute("type");
  const auto kind = parse_name<Tremolo::Kind>(type.empty() ? "single" : type, kTremoloNames);
  const int strokes = parse_whole(tremolo->text).value_or(0);
  if (!kind || strokes < 1 || strokes > kMaxStrokes) return std::nullopt;
  return Tremolo{.kind = *kind, .strokes = static_cast<std::uint8_t>(strokes)};
}

/// Reads the notations; of nested tuplets only the bracket of the outermost one.
void read_notations(const XmlElement& note, SheetEvent& event) {
  for (const XmlElement& notations : note.children) {
    if (notations.name != "notations") continue;
    event.fermata = event.fermata || notations.has("fermata");
    const XmlElement* const ornaments = notations.child("ornaments");
    if (ornaments != nullptr && !event.tremolo) event.tremolo = read_tremolo(*ornaments);
    for (const XmlElement& tuplet : notations.children) {
      if (tuplet.name != "tuplet" || (!tuplet.attribute("number").empty() && tuplet.attribute("number") != "1"))
        continue;
      event.tuplet_start = event.tuplet_start || tuplet.attribute("type") == "start";
      event.tuplet_stop = event.tuplet_stop || tuplet.attribute("type") == "stop";
    }
  }
}

EventKind kind_of(const XmlElement& note) {
  if (note.has("grace")) return EventKind::grace;
  const XmlElement* const rest = note.child("rest");
  if (rest == nullptr) return EventKind::chord;
  return rest->attribute("measure") == "yes" ? EventKind::measure_rest : EventKind::rest;
}

}  // namespace

bool is_writable(SpelledPitch pitch) {
  return pitch.octave >= 0 && pitch.octave <= 9 && midi_pitch(pitch) >= 0 && midi_pitch(pitch) <= 127;
}

std::optional<SheetNote> read_notehead(const XmlElement& note) {
  const XmlElement* const pitch = note.child("pitch");
  if (pitch == nullptr) return std::nullopt;
  const std::optional<Step> step = parse_name<Step>(pitch->text_of("step"), kStepNames);
  const std::optional<int> octave = parse_whole(pitch->text_of("octave"));
  const int alter = parse_whole(pitch->text_of("alter")).value_or(0);
  if (!step || !octave || *octave < 0 || *octave > 9 || alter < -2 || alter > 2) return std::nullopt;
  SheetNote notehead;
  notehead.pitch = {*step, static_cast<std::int8_t>(alter), static_cast<std::int8_t>(*octave)};
  notehead.velocity = read_velocity(note);
  notehead.tie_stop = is_tied(note, "stop");
  notehead.tie_start = is_tied(note, "start");
  return is_writable(notehead.pitch) ? std::optional(notehead) : std::nullopt;
}

RawEvent read_event(const XmlElement& note) {
  RawEvent raw;
  SheetEvent& event = raw.event;
  event.kind = kind_of(note);
  const std::optional<NoteValue> value = read_value(note);
  raw.has_value = value.has_value();
  event.value = value.value_or(NoteValue{.type = NoteType::eighth, .tuplet = read_ratio(note)});
  event.beams = read_beams(note);
  const std::string_view stem = note.text_of("stem");
  event.stem = stem == "up" ? Stem::up : stem == "down" ? Stem::down : Stem::free;
  const XmlElement* const grace = note.child("grace");
  event.slashed = grace != nullptr && grace->attribute("slash") == "yes";
  read_notations(note, event);
  if (event.kind != EventKind::chord) event.tremolo.reset();
  return raw;
}

}  // namespace clavier
