#include "notation/musicxml/part_reader.h"

#include "base/error.h"
#include "notation/musicxml/attributes_reader.h"
#include "notation/musicxml/decimal.h"
#include "notation/musicxml/direction_reader.h"
#include "notation/musicxml/divisions.h"
#include "notation/musicxml/mark_reader.h"
#include "notation/musicxml/note_reader.h"

namespace clavier {
namespace {

constexpr int kFirstNamedVoice = 10'000;

bool is_rounded(const SheetEvent& event) {
  const ExactBeats staves = length_of(event.value);
  return staves != event.length && within_rounding(staves, event.length);
}

}  // namespace

RawMeasure PartReader::read_measure(const XmlElement& measure) {
  measure_ = RawMeasure{.number = std::string(measure.attribute("number")),
                        .implicit = measure.attribute("implicit") == "yes",
                        .key = next_key_,
                        .meter = next_meter_};
  unmetered_ = next_unmetered_;
  next_key_.reset();
  next_meter_.reset();
  now_ = 0;
  rounded_ = chord_open_ = false;
  for (const XmlElement& element : measure.children) read_element(element);
  measure_repeats_.write_out(measure_);
  if (measure_.meter) meter_ = *measure_.meter;
  measure_.unmetered = unmetered_;
  if (measure_.reach == 0) measure_.reach = measure_length(meter_);
  if (measure_.reach > kMaxMeasureLength)
    throw Error("line " + std::to_string(measure.line) + ": a measure is longer than 1024 quarter notes");
  return std::move(measure_);
}

void PartReader::read_element(const XmlElement& element) {
  if (element.name == "note") read_note(element);
  if (element.name == "backup") back_up(element);
  if (element.name == "forward") move(duration_of(element));
  if (element.name == "attributes") read_attributes(element);
  if (element.name == "sound")
    if (const std::optional<TempoMark> tempo = read_sound(element)) add_direction(element, *tempo);
  if (element.name == "sound")
    for (DirectionMark& mark : read_sound_marks(element)) add_direction(element, std::move(mark));
  if (element.name == "barline")
    for (DirectionMark& mark : read_bar_line_marks(element)) add_direction(element, std::move(mark));
  if (element.name == "direction")
    for (auto& what : read_direction(element)) add_direction(element, std::move(what));
}

void PartReader::read_note(const XmlElement& note) {
  if (note.has("chord")) return read_chord_notehead(note);
  chord_open_ = false;
  RawEvent raw = read_event(note);
  const bool grace = raw.event.kind == EventKind::grace;
  raw.event.onset = now_;
  if (!grace) {
    const bool has_length = note.has("duration") || !raw.has_value;
    raw.event.length = has_length ? duration_of(note) : length_of(raw.event.value);
    rounded_ = rounded_ || (raw.has_value && is_rounded(raw.event));
    move(raw.event.length);
  }
  const bool hidden = note.has("rest") && note.attribute("print-object") == "no";
  if (hidden || note.has("cue") || (!grace && raw.event.length == 0)) return;
  raw.voice = voice_of(note);
  raw.staves.push_back(staff_of(note));
  if (!note.has("rest") || grace) {
    const std::optional<SheetNote> notehead = sounding_notehead(note);
    if (!notehead) return;
    raw.event.notes.push_back(*notehead);
    chord_open_ = true;
  }
  measure_.events.push_back(std::move(raw));
}

void PartReader::read_chord_notehead(const XmlElement& note) {
  const std::optional<SheetNote> notehead = chord_open_ ? sounding_notehead(note) : std::nullopt;
  if (!notehead) return;
  measure_.events.back().event.notes.push_back(*notehead);
  measure_.events.back().staves.push_back(staff_of(note));
}

void PartReader::read_attributes(const XmlElement& attributes) {
  const int divisions = parse_whole(attributes.text_of("divisions")).value_or(0);
  if (divisions > kMaxDivisions)
    throw Error("line " + std::to_string(attributes.line) + ": a quarter note has more than " +
                std::to_string(kMaxDivisions) + " divisions");
  if (divisions > 0) divisions_ = divisions;
  read_transpositions(attributes);
  read_signatures(attributes);
  read_clefs(attributes);
  measure_repeats_.read(attributes, fixed_staff_);
}

/// A key that is not written anew moves with the instrument.
void PartReader::read_transpositions(const XmlElement& attributes) {
  const Transposition before = transposition_of(1);
  for (const XmlElement& child : attributes.children)
    if (child.name == "transpose")
      transpositions_[parse_whole(child.attribute("number")).value_or(0)] = read_transposition(child);
  transposes_ = transposes_ || transposition_of(1) != Transposition{};
  if (transposition_of(1) == before || !has_key_) return;
  (now_ == 0 ? measure_.key : next_key_) = transpose(written_key_, transposition_of(1));
}

void PartReader::read_signatures(const XmlElement& attributes) {
  if (const std::optional<SheetKey> key = read_key(attributes)) {
    written_key_ = *key;
    has_key_ = true;
    (now_ == 0 ? measure_.key : next_key_) = transpose(written_key_, transposition_of(1));
  }
  if (!attributes.has("time")) return;
  const std::optional<SheetMeter> meter = read_meter(attributes);
  (now_ == 0 ? measure_.meter : next_meter_) = meter;
  next_unmetered_ = !meter;
  if (now_ == 0) unmetered_ = !meter;
}

void PartReader::read_clefs(const XmlElement& attributes) {
  for (const XmlElement& child : attributes.children) {
    const std::optional<Clef> clef = child.name == "clef" ? read_clef(child) : std::nullopt;
    const int number = parse_whole(child.attribute("number")).value_or(1);
    if (!clef || (fixed_staff_ && number != 1)) continue;
    const Staff staff = fixed_staff_.value_or(number == 1 ? Staff::upper : Staff::lower);
    measure_.clefs.push_back({staff, now_, transpose(*clef, transposition_of(number))});
  }
}

/// The interval of a staff, spelled as the key in force needs it.
Transposition PartReader::transposition_of(int staff) const {
  auto found = transpositions_.find(staff);
  if (found == transpositions_.end()) found = transpositions_.find(0);
  return found == transpositions_.end() ? Transposition{} : fit_to_key(found->second, written_key_.fifths);
}

/// The note head of a note element as it sounds; nothing where that is no pitch of a Sheet.
std::optional<SheetNote> PartReader::sounding_notehead(const XmlElement& note) const {
  std::optional<SheetNote> notehead = read_notehead(note);
  if (!notehead || transpositions_.empty()) return notehead;
  notehead->pitch = transpose(notehead->pitch, transposition_of(parse_whole(note.text_of("staff")).value_or(1)));
  return is_writable(notehead->pitch) ? notehead : std::nullopt;
}

void PartReader::add_direction(const XmlElement& element, decltype(Direction::what) what) {
  const ExactBeats offset = parse_decimal(element.text_of("offset")).value_or(0) / divisions_;
  const auto* const tempo = std::get_if<TempoMark>(&what);
  const bool playback_only = tempo != nullptr && is_playback_only(*tempo);
  const ExactBeats onset = now_ + offset < 0 ? ExactBeats() : now_ + offset;
  measure_.directions.push_back({playback_only ? Staff::upper : staff_of(element), onset, std::move(what)});
}

/// Moves the position, never before the start of the measure.
void PartReader::move(ExactBeats by) {
  now_ = now_ + by < 0 ? ExactBeats() : now_ + by;
  if (now_ > measure_.reach) measure_.reach = now_;
}

/// Moves back. Where durations were rounded, a backup that ends close to the start of the measure goes to the start.
void PartReader::back_up(const XmlElement& backup) {
  move(-duration_of(backup));
  if (rounded_ && within_rounding(now_, 0)) now_ = 0;
}

ExactBeats PartReader::duration_of(const XmlElement& element) const {
  const Fraction duration = parse_decimal(element.text_of("duration")).value_or(0);
  return duration > 0 ? duration / divisions_ : ExactBeats();
}

Staff PartReader::staff_of(const XmlElement& element) const {
  const std::string_view number = element.text_of("staff");
  return fixed_staff_.value_or(number.empty() || number == "1" ? Staff::upper : Staff::lower);
}

int PartReader::voice_of(const XmlElement& note) {
  const std::string_view name = note.text_of("voice");
  if (name.empty()) return 1;
  const int number = parse_whole(name).value_or(0);
  if (number > 0 && number < kFirstNamedVoice) return number;
  const int next = kFirstNamedVoice + static_cast<int>(named_voices_.size());
  return named_voices_.emplace(name, next).first->second;
}

}  // namespace clavier
