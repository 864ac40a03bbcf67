#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clavier {

/// How two things fared when they were compared.
struct PairCounts {
  std::size_t first = 0;
  std::size_t second = 0;  ///< another than `first`
  int first_wins = 0;
  int second_wins = 0;
  int ties = 0;
};

enum class Estimability : std::uint8_t {
  estimated,
  disconnected,  ///< two of them are joined by no chain of comparisons: nothing can be said of one beside the other
  unbounded      ///< some were never beaten by the others (or all was tied): the likelihood has no highest point
};

/// Strengths on a logarithmic scale, their mean 0. Everything but `estimability` is empty or 0 when not estimated.
struct BradleyTerry {
  Estimability estimability = Estimability::estimated;
  std::vector<double> strengths;
  std::vector<double> standard_errors;  ///< of each strength beside the mean of all
  double tie = 0;                       ///< nu below; 0 when nothing was tied
};

/// Fits the model of Bradley and Terry with ties as Davidson (1970) adds them: of two with strengths a and b the first
/// wins, the second wins or they tie as e^a : e^b : nu e^((a+b)/2). Maximum likelihood by Newton's method in the
/// strengths and log nu; the likelihood is concave in these, steps that would lower it are halved, and it ends when a
/// step moves nothing by 1e-9. Unbounded is what grows beyond 15 (odds of three million) or has not ended after 200
/// steps. Errors are those of the inverse Fisher information. `things` 1 or more; of one its strength is 0.
/// Sources: Bradley and Terry, "Rank analysis of incomplete block designs" (1952); Davidson, "On extending the
/// Bradley-Terry model to accommodate ties in paired comparison experiments" (1970).
BradleyTerry bradley_terry(std::size_t items, std::span<const PairCounts> counts);

/// How often the first is preferred when one of the two is: 1 / (1 + e^(second - first)).
double preference_probability(double first_strength, double second_strength);

}  // namespace clavier
