#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/random.h"
#include "models/sequence/sequence_model.h"
#include "statistics/bootstrap.h"

namespace clavier {

/// Sums of negative log-likelihoods of a piece in nats, by field. The end of the piece counts as a token.
struct Likelihood {
  std::array<double, kFields> nats{};
  std::array<std::uint64_t, kFields> symbols{};  ///< number of terms in each sum
  std::uint64_t events = 0;                      ///< without the end
  std::uint64_t notes = 0;                       ///< pitches of all events

  Likelihood& operator+=(const Likelihood& other);
  double pitch() const { return nats[0]; }
  double rhythm() const { return nats[1] + nats[2]; }
  double velocity() const { return nats[3]; }
  double total() const { return pitch() + rhythm() + velocity(); }
};

/// softmax(logits)[symbol].
double probability_of(std::span<const float> logits, int symbol);

/// Runs the piece (as encode gives it) through the model from its start, with an open number of remaining events. The
/// probabilities are the softmax over the whole alphabet, mixed with the n-gram cache. Symbols that the grammar forbids
/// keep their share.
Likelihood likelihood_of(SequenceModel& model, std::span<const Event> piece);

/// Nats per note: the sum over a corpus divided by its notes, so long pieces weigh more. Intervals are percentile
/// bootstraps over pieces (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13). All 0 without
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
