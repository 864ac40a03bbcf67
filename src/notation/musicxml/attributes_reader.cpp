#include "notation/musicxml/attributes_reader.h"

#include <bit>

#include "notation/musicxml/decimal.h"
#include "notation/musicxml/musicxml_names.h"

namespace clavier {
namespace {

std::optional<SheetKey> key_of(const XmlElement& key) {
  const std::optional<int> fifths = parse_whole(key.text_of("fifths"));
  if (!fifths || *fifths < -7 || *fifths > 7) return std::nullopt;
  return SheetKey{static_cast<std::int8_t>(*fifths), key.text_of("mode") == "minor" ? Mode::minor : Mode::major};
}

/// "4", or the sum of "3+2".
int read_beats(std::string_view text) {
  int sum = 0;
  while (true) {
    const std::size_t plus = text.find('+');
    const int beats = parse_whole(text.substr(0, plus)).value_or(0);
    if (beats < 1 || beats > 255) return 0;
    sum += beats;
    if (plus == std::string_view::npos || sum > 255) return sum;
    text.remove_prefix(plus + 1);
  }
}

std::optional<SheetMeter> meter_of(const XmlElement& time) {
  const int numerator = read_beats(time.text_of("beats"));
  const int denominator = parse_whole(time.text_of("beat-type")).value_or(0);
  if (numerator < 1 || numerator > 255 || denominator < 1 || denominator > 128) return std::nullopt;
  if (!std::has_single_bit(static_cast<unsigned>(denominator))) return std::nullopt;
  return SheetMeter{numerator, denominator};
}

/// The first child of that name that can be read.
template <class Value>
std::optional<Value> first_of(const XmlElement& parent, std::string_view name,
                              std::optional<Value> (*read)(const XmlElement&)) {
  for (const XmlElement& child : parent.children)
    if (child.name == name)
      if (const std::optional<Value> value = read(child)) return value;
  return std::nullopt;
}

}  // namespace

std::optional<SheetKey> read_key(const XmlElement& attributes) { return first_of(attributes, "key", key_of); }
std::optional<SheetMeter> read_meter(const XmlElement& attributes) { return first_of(attributes, "time", meter_of); }

std::optional<Clef> read_clef(const XmlElement& clef) {
  constexpr std::array<int, 3> kDefaultLines = {2, 4, 3};
  const std::optional<ClefSign> sign = parse_name<ClefSign>(clef.text_of("sign"), kClefNames);
  if (!sign) return std::nullopt;
  const int line = parse_whole(clef.text_of("line")).value_or(kDefaultLines.at(static_cast<std::size_t>(*sign)));
  const int shift = parse_whole(clef.text_of("clef-octave-change")).value_or(0);
  if (line < 1 || line > 5 || shift < -2 || shift > 2) return std::nullopt;
  return Clef{*sign, static_cast<std::uint8_t>(line), static_cast<std::int8_t>(shift)};
}

}  // namespace clavier
