#include "notation/musicxml/attributes_reader.h"

#include <algorithm>
#include <bit>

#include "notation/musicxml/decimal.h"
#include "notation/musicxml/musicxml_names.h"

namespace clavier {
namespace {

constexpr int kMaxNumerator = 255;
constexpr int kMaxDenominator = 128;

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

bool is_denominator(int denominator) {
  return denominator >= 1 && denominator <= kMaxDenominator && std::has_single_bit(static_cast<unsigned>(denominator));
}

/// The sum of two meters in the shorter beats; nothing when it has too many.
std::optional<SheetMeter> sum_of(SheetMeter a, SheetMeter b) {
  const int denominator = std::max(a.denominator, b.denominator);
  const int numerator = a.numerator * (denominator / a.denominator) + b.numerator * (denominator / b.denominator);
  if (numerator > kMaxNumerator) return std::nullopt;
  return SheetMeter{numerator, denominator};
}

/// The sum of all pairs of beats and beat type; nothing when one of them cannot be read.
std::optional<SheetMeter> meter_of(const XmlElement& time) {
  std::optional<SheetMeter> sum;
  int numerator = 0;
  for (const XmlElement& child : time.children) {
    if (child.name == "beats") numerator = read_beats(child.text);
    if (child.name != "beat-type") continue;
    const int denominator = parse_whole(child.text).value_or(0);
    if (numerator < 1 || numerator > kMaxNumerator || !is_denominator(denominator)) return std::nullopt;
    const SheetMeter pair{numerator, denominator};
    sum = sum ? sum_of(*sum, pair) : pair;
    if (!sum) return std::nullopt;
  }
  return sum;
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

std::optional<SheetMeter> meter_as_long_as(ExactBeats length) {
  for (int denominator = 4; denominator <= kMaxDenominator; denominator *= 2) {
    const ExactBeats count = length * Fraction(denominator, 4);
    if (count.denominator() == 1 && count.numerator() <= kMaxNumerator)
      return SheetMeter{static_cast<int>(count.numerator()), denominator};
  }
  return std::nullopt;
}

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
