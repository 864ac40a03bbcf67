#include "statistics/bradley_terry.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "statistics/symmetric_matrix.h"

namespace clavier {
namespace {

constexpr double kSmallStep = 1e-9;
constexpr double kLogLikelihoodTolerance = 1e-12;  // relative; near the maximum the last steps gain less
constexpr double kUnbounded = 15;
constexpr int kMaxSteps = 200;
constexpr int kMaxHalvings = 40;

Eigen::Index item_index(std::size_t item) { return static_cast<Eigen::Index>(item); }

bool are_connected(std::size_t items, std::span<const PairCounts> counts) {
  std::vector<bool> reached(items);
  reached[0] = true;
  for (bool found = true; found;) {
    found = false;
    for (const PairCounts& pair : counts) {
      if (pair.first_wins + pair.second_wins + pair.ties == 0 || reached[pair.first] == reached[pair.second]) continue;
      reached[pair.first] = reached[pair.second] = found = true;
    }
  }
  return std::find(reached.begin(), reached.end(), false) == reached.end();
}

/// The three outcomes of one pair as a multinomial logit model of its two strengths and log nu.
struct PairFit {
  using Weights = Eigen::Matrix3d;  // (outcome, parameter)
  Weights design = (Weights() << 1, 0, 0, 0, 1, 0, 0.5, 0.5, 1).finished();
  Eigen::Vector3d counts;
  Eigen::Vector3d logits;
  double log_sum = 0;

  PairFit(const PairCounts& pair, const Eigen::VectorXd& parameters, bool has_ties)
      : counts(pair.first_wins, pair.second_wins, pair.ties) {
    const double log_nu = has_ties ? parameters[parameters.size() - 1] : -1e9;
    logits = design * Eigen::Vector3d(parameters[item_index(pair.first)], parameters[item_index(pair.second)], log_nu);
    log_sum = logits.maxCoeff() + std::log((logits.array() - logits.maxCoeff()).exp().sum());
  }
  double log_likelihood() const {
    return (counts.array() > 0).select(counts.array() * (logits.array() - log_sum), 0).sum();
  }
  Eigen::Vector3d shares() const { return (logits.array() - log_sum).exp(); }
  Eigen::Vector3d gradient() const { return design.transpose() * (counts - counts.sum() * shares()); }
  Eigen::Matrix3d information() const {
    const Eigen::Vector3d expected = shares(), mean = design.transpose() * expected;
    return counts.sum() * (design.transpose() * expected.asDiagonal() * design - mean * mean.transpose());
  }
};

class DavidsonFit {
 public:
  DavidsonFit(std::size_t items, std::span<const PairCounts> counts)
      : items_(item_index(items)),
        counts_(counts),
        has_ties_(std::any_of(counts.begin(), counts.end(), [](auto& pair) { return pair.ties > 0; })),
        parameters_(Eigen::VectorXd::Zero(items_ + (has_ties_ ? 1 : 0))) {}

  /// Whether it converged.
  bool maximise_likelihood() {
    for (int step = 0; step < kMaxSteps; ++step) {
      const Eigen::VectorXd move = symmetric_power(information(), -1).lazyProduct(gradient());
      if (!move.allFinite()) return false;
      advance(move);
      if (move.cwiseAbs().maxCoeff() < kSmallStep) return true;
      if (parameters_.cwiseAbs().maxCoeff() > kUnbounded) return false;
    }
    return false;
  }

  BradleyTerry result() const {
    const RowsXd covariance = symmetric_power(information(), -1);
    const double tied_to_mean = 1.0 / static_cast<double>(items_ * items_);  // removes what information() added
    BradleyTerry fit{.tie = has_ties_ ? std::exp(parameters_[items_]) : 0};
    for (Eigen::Index item = 0; item < items_; ++item) {
      fit.strengths.push_back(parameters_[item]);
      fit.standard_errors.push_back(std::sqrt(std::max(0.0, covariance(item, item) - tied_to_mean)));
    }
    return fit;
  }

 private:
  std::array<Eigen::Index, 3> places(const PairCounts& pair) const {
    return {item_index(pair.first), item_index(pair.second), items_};
  }
  std::size_t parameters_of_pair() const { return has_ties_ ? 3 : 2; }

  double log_likelihood(const Eigen::VectorXd& parameters) const {
    double sum = 0;
    for (const PairCounts& pair : counts_) sum += PairFit(pair, parameters, has_ties_).log_likelihood();
    return sum;
  }

  Eigen::VectorXd gradient() const {
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(parameters_.size());
    for (const PairCounts& pair : counts_) {
      const Eigen::Vector3d one = PairFit(pair, parameters_, has_ties_).gradient();
      for (std::size_t row = 0; row < parameters_of_pair(); ++row)
        sum[places(pair)[row]] += one[static_cast<Eigen::Index>(row)];
    }
    return sum;
  }

  /// The Fisher information, plus 1 in every entry of the strengths: a shift of all strengths leaves the likelihood as
  /// it is.
  Eigen::MatrixXd information() const {
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(parameters_.size(), parameters_.size());
    sum.topLeftCorner(items_, items_).setOnes();
    for (const PairCounts& pair : counts_) add(PairFit(pair, parameters_, has_ties_).information(), places(pair), sum);
    return sum;
  }

  void add(const Eigen::Matrix3d& one, const std::array<Eigen::Index, 3>& at, Eigen::MatrixXd& sum) const {
    for (std::size_t row = 0; row < parameters_of_pair(); ++row)
      for (std::size_t column = 0; column < parameters_of_pair(); ++column)
        sum(at[row], at[column]) += one(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
  }

  void advance(const Eigen::VectorXd& move) {
    const double before = log_likelihood(parameters_);
    double scale = 1;
    for (int halving = 0; halving < kMaxHalvings; ++halving, scale /= 2)
      if (log_likelihood(parameters_ + scale * move) >= before - kLogLikelihoodTolerance * std::abs(before)) break;
    parameters_ += scale * move;
  }

  Eigen::Index items_;
  std::span<const PairCounts> counts_;
  bool has_ties_;
  Eigen::VectorXd parameters_;  // strengths, then log nu when there are ties
};

}  // namespace

BradleyTerry bradley_terry(std::size_t items, std::span<const PairCounts> counts) {
  if (!are_connected(items, counts)) return {.estimability = Estimability::disconnected};
  DavidsonFit fit(items, counts);
  if (!fit.maximise_likelihood()) return {.estimability = Estimability::unbounded};
  return fit.result();
}

double preference_probability(double first_strength, double second_strength) {
  return 1 / (1 + std::exp(second_strength - first_strength));
}

}  // namespace clavier
