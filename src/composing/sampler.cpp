#include "composing/sampler.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace clavier {
namespace {

struct Choice {
  std::size_t symbol = 0;
  double probability = 0;  // of the model, among the allowed
};

bool is_allowed(const Allowed& allowed, std::size_t symbol) { return allowed.empty() || allowed[symbol]; }

/// The allowed symbols, most probable first; of equals the lower first.
std::vector<Choice> rank_choices(std::span<const float> logits, const Allowed& allowed) {
  double highest = -std::numeric_limits<double>::infinity();
  for (std::size_t symbol = 0; symbol < logits.size(); ++symbol)
    if (is_allowed(allowed, symbol)) highest = std::max<double>(highest, logits[symbol]);
  std::vector<Choice> choices;
  double sum = 0;
  for (std::size_t symbol = 0; symbol < logits.size(); ++symbol) {
    if (!is_allowed(allowed, symbol)) continue;
    const double weight = std::isinf(highest) ? 1.0 : std::exp(logits[symbol] - highest);
    choices.push_back({symbol, weight});
    sum += weight;
  }
  assert(!choices.empty());
  for (Choice& choice : choices) choice.probability /= sum;
  std::stable_sort(choices.begin(), choices.end(),
                   [](const Choice& a, const Choice& b) { return a.probability > b.probability; });
  return choices;
}

/// How many of the ranked choices truncation keeps; at least one.
std::size_t count_kept_choices(const std::vector<Choice>& ranked, const SamplingOptions& options) {
  std::size_t kept = ranked.size();
  if (options.top_k > 0) kept = std::min(kept, static_cast<std::size_t>(options.top_k));
  double sum = 0;
  for (std::size_t index = 0; index < kept; ++index) {
    const bool is_rare = ranked[index].probability < options.min_p * ranked.front().probability;
    if (index > 0 && (is_rare || sum >= options.top_p)) return index;
    sum += ranked[index].probability;
  }
  return kept;
}

}  // namespace

std::vector<double> sampling_probabilities(std::span<const float> logits, const Allowed& allowed,
                                           const SamplingOptions& options, double temperature_factor) {
  std::vector<Choice> choices = rank_choices(logits, allowed);
  choices.resize(count_kept_choices(choices, options));
  std::vector<double> probabilities(logits.size(), 0.0);
  const double power = 1 / (options.temperature * temperature_factor), highest = choices.front().probability;
  double sum = 0;
  for (const Choice& choice : choices) sum += std::pow(choice.probability / highest, power);
  for (const Choice& choice : choices)
    probabilities[choice.symbol] = std::pow(choice.probability / highest, power) / sum;
  return probabilities;
}

int sample_symbol(std::span<const float> logits, const Allowed& allowed, const SamplingOptions& options, Random& random,
                  double temperature_factor) {
  if (options.greedy) return static_cast<int>(rank_choices(logits, allowed).front().symbol);
  const std::vector<double> probabilities = sampling_probabilities(logits, allowed, options, temperature_factor);
  double left = random.uniform();
  int last = 0;
  for (std::size_t symbol = 0; symbol < probabilities.size(); ++symbol) {
    if (probabilities[symbol] <= 0) continue;
    last = static_cast<int>(symbol);
    left -= probabilities[symbol];
    if (left < 0) break;
  }
  return last;
}

}  // namespace clavier
