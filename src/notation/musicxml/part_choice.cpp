#include "notation/musicxml/part_choice.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "base/error.h"

namespace clavier {
namespace {

using PartNumbers = std::set<std::size_t>;

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return lower;
}

/// "3" or "2-4"; nothing for any other text.
PartNumbers numbers_in(std::string_view item) {
  const auto is_number = [](std::string_view text) {
    return !text.empty() && text.size() < 6 && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const std::size_t dash = item.find('-');
  const std::string_view first = trim(item.substr(0, dash));
  const std::string_view last = dash == std::string_view::npos ? first : trim(item.substr(dash + 1));
  if (!is_number(first) || !is_number(last)) return {};
  PartNumbers numbers;
  for (int number = std::stoi(std::string(first)); number <= std::stoi(std::string(last)); ++number)
    numbers.insert(static_cast<std::size_t>(number));
  return numbers;
}

/// The parts with that name; where there is none, those whose name holds it.
PartNumbers named(const std::vector<ScorePart>& parts, std::string_view item) {
  const std::string name = in_lower_case(item);
  PartNumbers equal;
  PartNumbers similar;
  for (const ScorePart& part : parts) {
    const std::string its = in_lower_case(part.music.name);
    if (its == name) equal.insert(part.number);
    if (its.find(name) != std::string::npos) similar.insert(part.number);
  }
  return equal.empty() ? similar : equal;
}

PartNumbers wanted_numbers(const std::vector<ScorePart>& parts, std::string_view wanted) {
  PartNumbers numbers;
  while (!wanted.empty()) {
    const std::size_t comma = std::min(wanted.find(','), wanted.size());
    const std::string_view item = trim(wanted.substr(0, comma));
    wanted.remove_prefix(std::min(comma + 1, wanted.size()));
    PartNumbers found = numbers_in(item);
    if (found.empty() && !item.empty()) found = named(parts, item);
    if (found.empty() || *found.begin() < 1 || *found.rbegin() > parts.size())
      throw Misuse("there is no part '" + std::string(item) + "'; the parts are " + join_labels(parts));
    numbers.insert(found.begin(), found.end());
  }
  return numbers;
}

std::string parts_are(const std::vector<ScorePart>& parts) {
  return (parts.size() == 1 ? "part " : "parts ") + join_labels(parts) + (parts.size() == 1 ? " is" : " are");
}

PartChoice choose_wanted(const std::vector<ScorePart>& parts, std::string_view wanted) {
  const PartNumbers numbers = wanted_numbers(parts, wanted);
  PartChoice choice;
  std::vector<ScorePart> others;
  for (const ScorePart& part : parts) (numbers.count(part.number) > 0 ? choice.parts : others).push_back(part);
  if (!others.empty())
    choice.warnings.push_back(parts_are(others) + " left out, as --parts says; without it all parts are read");
  return choice;
}

/// Every part by number, to be given to --parts.
std::string all_numbers(const std::vector<ScorePart>& parts) { return "1-" + std::to_string(parts.size()); }

}  // namespace

std::string join_labels(const std::vector<ScorePart>& parts) {
  std::string text;
  for (const ScorePart& part : parts) text.append(text.empty() ? "" : ", ").append(label_of(part));
  return text;
}

PartChoice choose_parts(const std::vector<ScorePart>& parts, std::string_view wanted) {
  if (!trim(wanted).empty()) return choose_wanted(parts, wanted);
  PartChoice choice;
  std::vector<ScorePart> percussion;
  for (const ScorePart& part : parts) (part.music.percussion ? percussion : choice.parts).push_back(part);
  if (choice.parts.empty()) return {.parts = parts, .warnings = {}};
  const bool pitched =
      std::any_of(percussion.begin(), percussion.end(), [](const auto& part) { return part.sounds(); });
  if (!percussion.empty())
    choice.warnings.push_back(parts_are(percussion) + " percussion and left out" +
                              (pitched ? "; --parts " + all_numbers(parts) + " reads the pitches as well" : ""));
  return choice;
}

}  // namespace clavier
