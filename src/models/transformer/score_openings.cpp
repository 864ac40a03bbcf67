#include "models/transformer/score_openings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/error.h"

namespace clavier {
namespace {

constexpr std::string_view kOpen = "-";
constexpr std::array<std::string_view, 3> kDensities = {"low", "medium", "high"};
constexpr std::size_t kOpeningParts = 5;

std::string to_text(const ScorePrefix& opening, std::span<const std::string> composers) {
  const auto meter_text = [](BarMeter meter) {
    return std::to_string(meter.numerator) + "/" + std::to_string(meter.denominator);
  };
  const std::array<std::string, kOpeningParts> parts = {
      opening.composer ? composers[static_cast<std::size_t>(*opening.composer)] : std::string(kOpen),
      opening.key ? to_string(*opening.key) : std::string(kOpen),
      opening.meter ? meter_text(meter_of(*opening.meter)) : std::string(kOpen),
      opening.tempo ? std::to_string(std::lround(bpm_of_tempo(*opening.tempo))) : std::string(kOpen),
      std::string(opening.density ? kDensities.at(static_cast<std::size_t>(*opening.density)) : kOpen)};
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find("; ", begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return parts;
}

/// A whole number and what follows it; nothing where there is none.
std::optional<std::pair<int, std::string_view>> read_number(std::string_view text) {
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc()) return std::nullopt;
  return std::pair{number, text.substr(static_cast<std::size_t>(end - text.data()))};
}

std::optional<int> parse_composer(const std::string& text, std::span<const std::string> composers) {
  const auto found = std::find(composers.begin(), composers.end(), text);
  return found == composers.end() ? std::nullopt : std::optional(static_cast<int>(found - composers.begin()));
}

std::optional<int> parse_opening_meter(const std::string& text) {
  const auto numerator = read_number(text);
  if (!numerator || !numerator->second.starts_with('/')) return std::nullopt;
  const auto denominator = read_number(numerator->second.substr(1));
  if (!denominator || !denominator->second.empty()) return std::nullopt;
  return meter_symbol({numerator->first, denominator->first});
}

std::optional<int> parse_opening_tempo(const std::string& text) {
  const auto bpm = read_number(text);
  return bpm && bpm->second.empty() && bpm->first > 0 ? std::optional(tempo_symbol(bpm->first)) : std::nullopt;
}

std::optional<Density> parse_opening_density(const std::string& text) {
  const auto found = std::find(kDensities.begin(), kDensities.end(), text);
  return found == kDensities.end() ? std::nullopt : std::optional(static_cast<Density>(found - kDensities.begin()));
}

ScorePrefix parse_opening(const std::string& text, std::span<const std::string> composers) {
  const std::vector<std::string> parts = split(text);
  const Error damaged("an opening must be like \"Bach, Johann Sebastian; A minor; 3/4; 108; high\", not \"" + text +
                      "\"");
  if (parts.size() != kOpeningParts) throw damaged;
  ScorePrefix opening;
  const auto take = [&](std::size_t part, auto& field, const auto& value) {
    if (parts[part] == kOpen) return;
    field = value;
    if (!field) throw damaged;
  };
  take(0, opening.composer, parse_composer(parts[0], composers));
  take(1, opening.key, parse_key(parts[1]));
  take(2, opening.meter, parse_opening_meter(parts[2]));
  take(3, opening.tempo, parse_opening_tempo(parts[3]));
  take(4, opening.density, parse_opening_density(parts[4]));
  return opening;
}

}  // namespace

Json to_json(const ScoreOpenings& openings, std::span<const std::string> composers) {
  Json json = Json::object();
  for (const Era era : kEras) {
    Json& list = json[std::string(to_string(era))] = Json::array();
    for (const ScorePrefix& opening : openings[static_cast<std::size_t>(era)])
      list.push_back(to_text(opening, composers));
  }
  return json;
}

ScoreOpenings openings_from_json(const Json& json, std::span<const std::string> composers) {
  ScoreOpenings openings;
  for (const Era era : kEras) {
    const std::string name(to_string(era));
    if (!json.is_object() || !json.contains(name) || !json[name].is_array() || json[name].size() > kMaxOpenings)
      throw Error("its openings must have a list for the " + name + " era, of at most " + std::to_string(kMaxOpenings));
    for (const Json& text : json[name]) {
      if (!text.is_string()) throw Error("each of its openings must be a text");
      ScorePrefix opening = parse_opening(text.get<std::string>(), composers);
      opening.era = era;
      openings[static_cast<std::size_t>(era)].push_back(opening);
    }
  }
  return openings;
}

}  // namespace clavier
