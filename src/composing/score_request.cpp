#include "composing/score_request.h"

#include <cctype>
#include <cstdio>

namespace clavier {
namespace {

int parse_meter(const std::string& text) {
  int numerator = 0, denominator = 0, read = 0;
  if (std::sscanf(text.c_str(), "%d/%d%n", &numerator, &denominator, &read) == 2 &&
      read == static_cast<int>(text.size()))
    if (const auto symbol = meter_symbol({numerator, denominator})) return *symbol;
  throw Misuse("option meter must be a time signature like 3/4 or 6/8, not \"" + text + "\"");
}

std::string in_lower_case(std::string text) {
  for (char& letter : text) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return text;
}

/// "Chopin" is "Chopin, Frédéric". Of several that begin so, the one with the most music.
int find_model_composer(const std::string& wanted, std::span<const std::string> composers) {
  const std::string name = in_lower_case(wanted);
  for (std::size_t index = 0; index < composers.size(); ++index) {
    const std::string known = in_lower_case(composers[index]);
    if (known == name || known.substr(0, known.find(',')) == name) return static_cast<int>(index);
  }
  std::string list;
  for (const std::string& composer : composers)
    list += (list.empty() ? "" : ", ") + composer.substr(0, composer.find(','));
  throw Misuse("the model does not know the composer " + wanted + "; it knows " + (list.empty() ? "none" : list));
}

std::optional<Density> parse_density(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return *text == "low" ? Density::low : *text == "medium" ? Density::medium : Density::high;
}

}  // namespace

void apply_options(const ComposeOptions& options, std::optional<Era> era, std::span<const std::string> composers,
                   ScorePrefix& prefix) {
  if (era) prefix.era = era;
  if (!options.score.composer.empty()) prefix.composer = find_model_composer(options.score.composer, composers);
  if (!options.key.empty()) prefix.key = parse_key(options.key);
  if (!options.score.meter.empty()) prefix.meter = parse_meter(options.score.meter);
  if (options.tempo) prefix.tempo = tempo_symbol(*options.tempo);
  if (const auto density = parse_density(options.score.density)) prefix.density = density;
}

ScoreRequest make_score_request(const ComposeOptions& options, std::optional<Era> era,
                                std::span<const std::string> composers) {
  ScoreRequest request{.prefix = {.kind = ScoreKind::solo, .loudness = true}, .loop_guard = options.loop_guard};
  apply_options(options, era, composers, request.prefix);
  request.frame.loudness = true;
  request.one_meter = request.prefix.meter.has_value();
  if (options.score.bars || !options.seconds) set_length(options.score.bars.value_or(kDefaultBars), request);
  return request;
}

}  // namespace clavier
