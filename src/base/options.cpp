#include "base/options.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace clavier {
namespace {

constexpr int kDeepestJson = 64;

std::string joined(const auto& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

std::string shown(double number) {
  std::ostringstream text;
  if (std::trunc(number) == number && std::abs(number) < 1e15) text << std::fixed << std::setprecision(0);
  text << number;
  return text.str();
}

}  // namespace

void check_option(const Option& option, double value) {
  if (value >= option.minimum && value <= option.maximum) return;
  const std::string bounds = std::isinf(option.maximum) ? "at least " + shown(option.minimum)
                             : std::isinf(option.minimum)
                                 ? "at most " + shown(option.maximum)
                                 : "between " + shown(option.minimum) + " and " + shown(option.maximum);
  throw Misuse("option " + std::string(option.name) + " must be " + bounds + ", not " + shown(value));
}

void check_option(const Option& option, const std::string& value) {
  if (option.choices.empty()) return;
  if (std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end()) return;
  throw Misuse("option " + std::string(option.name) + " must be one of " + joined(option.choices) + ", not \"" + value +
               "\"");
}

void check_known_keys(const Json& json, const std::vector<std::string>& known, std::string_view where) {
  for (const auto& [key, value] : json.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end())
      throw Misuse("unknown option \"" + key + "\" in " + std::string(where) + "; known are " + joined(known));
  }
}

Json parse_json(std::string_view text, std::string_view where) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t place = 0; place < text.size(); ++place) {
    const char letter = text[place];
    if (letter == '"') quoted = !quoted;
    if (quoted && letter == '\\') ++place;
    if (quoted) continue;
    if (letter == '[' || letter == '{') ++depth;
    if (letter == ']' || letter == '}') --depth;
    if (depth > kDeepestJson)
      throw Error("cannot read " + std::string(where) + ": nested too deeply at byte " + std::to_string(place));
  }
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& problem) {
    throw Error("cannot read " + std::string(where) + ": not valid JSON at byte " + std::to_string(problem.byte));
  } catch (const Json::out_of_range&) {
    throw Error("cannot read " + std::string(where) + ": a number is too large");
  }
}

}  // namespace clavier
