#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/random.h"
#include "models/sequence/sequence_model.h"
#include "statistics/bootstrap.h"

namespace clavier {

/// How surprised a model is by a piece: sums of negative log-likelihoods in nats, by field. The end of the piece counts
/// as a token.
struct Likelihood {
  std::array<double, kFields> nats{};
  std::array<std::uint64_t, kFields> symbols{};  ///< how many each sum is of
  std::uint64_t events = 0;                      ///< without the end
  std::uint64_t notes = 0;                       ///< keys struck

  Likelihood& operator+=(const Likelihood& other);
  double pitch() const { return nats[0]; }
  double rhythm() const { return nats[1] + nats[2]; }
  double velocity() const { return nats[3]; }
  double total() const { return pitch() + rhythm() + velocity(); }
};

/// softmax(logits)[symbol].
double probability_of(std::span<const float> logits, int symbol);

/// Plays the piece (as encode gives it) through the model from its start, without telling it how long the piece is. The
/// probabilities are the model's own softmax over the whole alphabet, mixed with its recollection: symbols that the
/// grammar forbids are not taken out.
Likelihood likelihood_of(SequenceModel& model, std::span<const Event> piece);

/// Nats a note (a whole corpus's sum over its notes, so that long pieces weigh more), with percentile bootstrap
/// intervals over pieces (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13). All zero without
/// notes.
struct LikelihoodReport {
  ConfidenceInterval pitch;
  ConfidenceInterval rhythm;
  ConfidenceInterval velocity;
  ConfidenceInterval total;
  ConfidenceInterval total_per_event;
  Likelihood sum;
  std::size_t pieces = 0;
};

LikelihoodReport summarise(std::span<const Likelihood> pieces, Random random);

}  // namespace clavier
