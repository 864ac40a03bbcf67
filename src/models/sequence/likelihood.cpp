#include "models/sequence/likelihood.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clavier {
namespace {

/// log(sum(exp(logits))).
double log_sum(std::span<const float> logits) {
  const double highest = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (const float logit : logits) sum += std::exp(logit - highest);
  return std::log(sum) + highest;
}

/// -log of the probability of the awaited symbol, mixed with the n-gram cache; infinite at probability 0.
double surprisal_of(SequenceModel& model, int symbol) {
  const std::span<const float> logits = model.logits();
  const double own = log_sum(logits) - logits[static_cast<std::size_t>(symbol)];
  const CachePrediction past = model.cache_prediction();
  if (past.weight == 0 || symbol == Vocabulary::kEnd) return own;
  double share = 0;
  for (const auto& [token, part] : past.probabilities) share += token == symbol ? part : 0;
  const double continue_probability = 1 - probability_of(logits, Vocabulary::kEnd);
  return -std::log((1 - past.weight) * std::exp(-own) + past.weight * continue_probability * share);
}

void add_event(SequenceModel& model, const Event& event, Likelihood& likelihood) {
  do {
    const Field field = model.awaited();
    const int symbol = symbol_of(event, field);
    likelihood.nats[static_cast<std::size_t>(field)] += surprisal_of(model, symbol);
    ++likelihood.symbols[static_cast<std::size_t>(field)];
    model.advance(symbol);
  } while (model.awaited() != Field::token);
}

double share(double nats, std::uint64_t count) { return count == 0 ? 0 : nats / static_cast<double>(count); }

std::vector<Likelihood> resample_sums(std::span<const Likelihood> pieces, Random random) {
  std::vector<Likelihood> sums(kResamples);
  for (Likelihood& sum : sums)
    for (std::size_t draw = 0; draw < pieces.size(); ++draw) sum += pieces[random.below(pieces.size())];
  return sums;
}

}  // namespace

double probability_of(std::span<const float> logits, int symbol) {
  return std::exp(logits[static_cast<std::size_t>(symbol)] - log_sum(logits));
}

Likelihood& Likelihood::operator+=(const Likelihood& other) {
  for (std::size_t field = 0; field < kFields; ++field) {
    nats[field] += other.nats[field];
    symbols[field] += other.symbols[field];
  }
  events += other.events;
  notes += other.notes;
  return *this;
}

Likelihood likelihood_of(SequenceModel& model, std::span<const Event> piece) {
  Likelihood likelihood{.events = piece.size()};
  model.restart();
  model.set_remaining(std::nullopt);
  for (const Event& event : piece) {
    add_event(model, event, likelihood);
    likelihood.notes += model.vocabulary().pitches(event.token).size();
  }
  add_event(model, {.token = Vocabulary::kEnd}, likelihood);
  return likelihood;
}

LikelihoodReport summarise(std::span<const Likelihood> pieces, Random random) {
  LikelihoodReport report{.pieces = pieces.size()};
  for (const Likelihood& piece : pieces) report.sum += piece;
  if (pieces.empty()) return report;
  const std::vector<Likelihood> resamples = resample_sums(pieces, random);
  const auto interval = [&](auto metric) {
    std::vector<double> resampled;
    for (const Likelihood& resample : resamples) resampled.push_back(metric(resample));
    return percentile_interval(metric(report.sum), std::move(resampled));
  };
  report.pitch = interval([](const Likelihood& sum) { return share(sum.pitch(), sum.notes); });
  report.rhythm = interval([](const Likelihood& sum) { return share(sum.rhythm(), sum.notes); });
  report.velocity = interval([](const Likelihood& sum) { return share(sum.velocity(), sum.notes); });
  report.total = interval([](const Likelihood& sum) { return share(sum.total(), sum.notes); });
  report.total_per_event = interval([](const Likelihood& sum) { return share(sum.total(), sum.events); });
  return report;
}

}  // namespace clavier
