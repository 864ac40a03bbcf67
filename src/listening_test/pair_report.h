#pragma once

#include <span>
#include <string>
#include <vector>

#include "listening_test/report_scope.h"
#include "statistics/bradley_terry.h"
#include "statistics/wilson.h"

namespace clavier {

/// The most models that one survey compares.
inline constexpr std::size_t kMaxModels = 100;

/// How often each of two models was preferred to the other.
struct ModelPair {
  std::string first;  ///< before `second` by name
  std::string second;
  int first_wins = 0;
  int second_wins = 0;
  int ties = 0;
  ProportionInterval preferred;  ///< share of the first among the answers without a tie
  double p = 1;                  ///< exact two-sided test of that share against 1/2
  double adjusted_p = 1;         ///< with Holm's correction over all pairs
};

/// The results of a survey of pairs: preferences between models, and the strength of each over all comparisons.
struct PairReport {
  ReportScope scope;
  int left = 0;  ///< answers that prefer the left excerpt
  int right = 0;
  int ties = 0;
  double side_p = 1;  ///< exact test of left against right; small when listeners prefer a side
  std::vector<ModelPair> pairs;
  std::vector<std::string> models;  ///< in order of name
  BradleyTerry strengths;           ///< of `models`, all eras together
};

/// Throws Error when there are more than kMaxModels models.
PairReport make_pair_report(std::span<const PairAnswer> answers, Seconds min_listening_time = kMinListeningTime);

}  // namespace clavier
