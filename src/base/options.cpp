#include "base/options.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "base/number_format.h"

namespace clavier {
namespace {

constexpr int kMaxJsonDepth = 64;

std::string join(const auto& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

/// Their names; of many, the first.
std::string join_some(const std::vector<std::string>& names) {
  constexpr std::size_t kMany = 12;
  if (names.size() <= kMany) return join(names);
  return join(std::span(names).first(kMany)) + " and " + std::to_string(names.size() - kMany) + " more";
}

/// With more decimals than any bound has.
std::string format_bound(double number) { return format_number(number, 12); }

}  // namespace

void check_option(const Option& option, double value) {
  if (value >= option.minimum && value <= option.maximum) return;
  const std::string bounds = std::isinf(option.maximum) ? "at least " + format_bound(option.minimum)
                             : std::isinf(option.minimum)
                                 ? "at most " + format_bound(option.maximum)
                                 : "between " + format_bound(option.minimum) + " and " + format_bound(option.maximum);
  throw Misuse("option " + std::string(option.name) + " must be " + bounds + ", not " + format_bound(value));
}

void check_option(const Option& option, const std::string& value) {
  if (option.choices.empty()) return;
  if (std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end()) return;
  throw Misuse("option " + std::string(option.name) + " must be one of " + join(option.choices) + ", not \"" + value +
               "\"");
}

const Json* detail::find_value(const Json& json, const Option& option, std::string_view where) {
  const auto named = json.find(std::string(option.name));
  const auto former = option.formerly.empty() ? json.end() : json.find(std::string(option.formerly));
  if (named != json.end() && former != json.end())
    throw Misuse("option " + std::string(option.name) + " is given twice in " + std::string(where) + ": \"" +
                 std::string(option.formerly) + "\" is its former name");
  if (named != json.end()) return &*named;
  return former == json.end() ? nullptr : &*former;
}

void check_known_keys(const Json& json, const std::vector<std::string>& known, std::string_view where,
                      const std::vector<std::string>& former) {
  const auto is_in = [](const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  for (const auto& [key, value] : json.items()) {
    if (!is_in(known, key) && !is_in(former, key))
      throw Misuse("unknown option \"" + key + "\" in " + std::string(where) + "; known are " + join_some(known));
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
    if (depth > kMaxJsonDepth)
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

std::string json_text(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace clavier
