#include "notation/musicxml/decimal.h"

#include "notation/xml/xml.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxDigits = 9;
constexpr std::size_t kMaxDecimalPlaces = 6;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Takes the leading digits off `text`.
std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

std::int64_t value_of(std::string_view digits) {
  std::int64_t value = 0;
  for (const char digit : digits) value = 10 * value + (digit - '0');
  return value;
}

}  // namespace

std::optional<Fraction> parse_decimal(std::string_view text) {
  text = trim(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view whole = take_digits(text);
  std::string_view places;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    places = take_digits(text).substr(0, kMaxDecimalPlaces);
  }
  if (!text.empty() || whole.size() > kMaxDigits || whole.size() + places.size() == 0) return std::nullopt;
  std::int64_t scale = 1;
  for (std::size_t place = 0; place < places.size(); ++place) scale *= 10;
  const Fraction value(value_of(whole) * scale + value_of(places), scale);
  return negative ? -value : value;
}

std::optional<int> parse_whole(std::string_view text) {
  const std::optional<Fraction> value = parse_decimal(text);
  if (!value) return std::nullopt;
  const std::int64_t twice = 2 * value->numerator();
  const std::int64_t half = twice < 0 ? -value->denominator() : value->denominator();
  return static_cast<int>((twice + half) / (2 * value->denominator()));
}

std::string format_decimal(std::int64_t value, int places) {
  std::string digits = std::to_string(value);
  const auto count = static_cast<std::size_t>(places);
  if (digits.size() <= count) digits.insert(0, count + 1 - digits.size(), '0');
  if (count == 0) return digits;
  digits.insert(digits.size() - count, ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

}  // namespace clavier
