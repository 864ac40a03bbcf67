#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clavier {

/// The outcomes of the comparisons between two items, given by their indices.
struct PairCounts {
  std::size_t first = 0;
  std::size_t second = 0;  ///< differs from `first`
  int first_wins = 0;
  int second_wins = 0;
  int ties = 0;
};

enum class Estimability : std::uint8_t {
  estimated,
  disconnected,  ///< no chain of comparisons joins two of the items, so they have no common scale
  unbounded      ///< some items never lost to the others, or all was tied: the likelihood has no maximum
};

/// Strengths on a logarithmic scale, with mean 0. Without an estimate everything but `estimability` is empty or 0.
struct BradleyTerry {
  Estimability estimability = Estimability::estimated;
  std::vector<double> strengths;
  std::vector<double> standard_errors;  ///< of each strength relative to the mean of all
  double tie = 0;                       ///< nu below; 0 when nothing was tied
};

/// Fits the Bradley-Terry model with ties as in Davidson (1970). For strengths a and b, the first wins, the second wins
/// or they tie as e^a : e^b : nu e^((a+b)/2). Maximum likelihood by Newton's method in the strengths and log nu. The
/// log-likelihood is concave in these; steps that would lower it are halved. It has converged when a step moves nothing
/// by 1e-9. `unbounded` is reported when a parameter exceeds 15 (odds of three million) or after 200 steps. Standard
/// errors come from the inverse Fisher information. `items` is 1 or more; a single item has strength 0.
/// Sources: Bradley and Terry, "Rank analysis of incomplete block designs" (1952); Davidson, "On extending the
/// Bradley-Terry model to accommodate ties in paired comparison experiments" (1970).
BradleyTerry bradley_terry(std::size_t items, std::span<const PairCounts> counts);

/// The probability that the first is preferred, given no tie: 1 / (1 + e^(second - first)).
double preference_probability(double first_strength, double second_strength);

}  // namespace clavier
