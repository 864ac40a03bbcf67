#include "notation/musicxml/direction_reader.h"

#include <algorithm>

#include "notation/musicxml/decimal.h"
#include "notation/musicxml/mark_reader.h"
#include "notation/musicxml/musicxml_names.h"
#include "notation/musicxml/tempo_words.h"

namespace clavier {
namespace {

/// pppp and softer count as ppp, ffff and louder as fff. sf, fp and the like are accents, not dynamics that last.
std::optional<Dynamic> dynamic_named(std::string_view name) {
  const bool one_letter = std::all_of(name.begin(), name.end(), [&](char letter) { return letter == name.front(); });
  return parse_name<Dynamic>(one_letter ? name.substr(0, 3) : name, kDynamicNames);
}

std::optional<PedalMark> pedal_of(const XmlElement& pedal) {
  const std::string_view type = pedal.attribute("type");
  if (type == "resume") return PedalMark::start;
  if (type == "discontinue") return PedalMark::stop;
  return parse_name<PedalMark>(type, kPedalNames);
}

std::optional<Metronome> metronome_of(const XmlElement& element) {
  const std::optional<NoteType> unit = parse_note_type(element.text_of("beat-unit"));
  const std::optional<Fraction> per_minute = first_number(element.text_of("per-minute"));
  const auto dots = std::count_if(element.children.begin(), element.children.end(),
                                  [](const XmlElement& child) { return child.name == "beat-unit-dot"; });
  if (!unit || !per_minute || *per_minute <= 0 || dots > kMaxDots) return std::nullopt;
  return Metronome{.unit = *unit, .dots = static_cast<std::uint8_t>(dots), .per_minute = *per_minute};
}

/// Quarter notes in a thousand minutes; nothing when that is no tempo.
std::optional<std::int32_t> thousandths_of(Fraction per_minute) {
  const Fraction exact = per_minute * 1000 + Fraction(1, 2);
  const std::int64_t thousandths = exact.numerator() / exact.denominator();
  if (thousandths < kMinTempo || thousandths > kMaxTempo) return std::nullopt;
  return static_cast<std::int32_t>(thousandths);
}

std::optional<std::int32_t> thousandths_of(const Metronome& metronome) {
  return thousandths_of(length_of(NoteValue{.type = metronome.unit, .dots = metronome.dots}) * metronome.per_minute);
}

/// The contents of the direction-type elements.
struct DirectionContent {
  std::vector<decltype(Direction::what)> marks;
  std::string words;
  std::optional<Metronome> metronome{};
  bool metronome_hidden = false;
};

void add(DirectionContent& content, const XmlElement& element) {
  if (element.name == "words") content.words += element.text;
  if (element.name == "metronome") {
    content.metronome = metronome_of(element);
    content.metronome_hidden = element.attribute("print-object") == "no";
  }
  if (element.name == "pedal")
    if (const std::optional<PedalMark> pedal = pedal_of(element)) content.marks.emplace_back(*pedal);
  if (element.name != "dynamics") return;
  for (const XmlElement& name : element.children)
    if (const std::optional<Dynamic> dynamic = dynamic_named(name.name)) content.marks.emplace_back(*dynamic);
}

}  // namespace

std::optional<TempoMark> read_sound(const XmlElement& sound) {
  const std::optional<Fraction> tempo = parse_decimal(sound.attribute("tempo"));
  const std::optional<std::int32_t> thousandths = tempo ? thousandths_of(*tempo) : std::nullopt;
  if (!thousandths) return std::nullopt;
  return TempoMark{.thousandths = *thousandths};
}

std::vector<decltype(Direction::what)> read_direction(const XmlElement& direction) {
  DirectionContent content;
  for (const XmlElement& type : direction.children)
    if (type.name == "direction-type")
      for (const XmlElement& element : type.children) add(content, element);
  if (trim(content.words).empty()) content.words.clear();
  std::vector<DirectionMark> places = read_direction_marks(direction, content.words);
  if (!places.empty()) content.words.clear();
  std::move(places.begin(), places.end(), std::back_inserter(content.marks));
  const XmlElement* const sound = direction.child("sound");
  std::optional<TempoMark> tempo = sound != nullptr ? read_sound(*sound) : std::nullopt;
  if (!tempo && content.metronome)
    if (const std::optional<std::int32_t> thousandths = thousandths_of(*content.metronome))
      tempo = TempoMark{.thousandths = *thousandths};
  if (!tempo && !content.metronome)
    if (const std::optional<Metronome> in_words = metronome_in_words(content.words))
      if (const std::optional<std::int32_t> thousandths = thousandths_of(*in_words))
        tempo = TempoMark{.thousandths = *thousandths};
  if (tempo) {
    tempo->words = content.words;
    if (!content.metronome_hidden) tempo->metronome = content.metronome;
    content.marks.insert(content.marks.begin(), std::move(*tempo));
  } else if (!content.words.empty()) {
    content.marks.insert(content.marks.begin(), Words{content.words});
  }
  return std::move(content.marks);
}

}  // namespace clavier
