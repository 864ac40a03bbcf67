#pragma once

#include <string>
#include <vector>

#include "listening_test/survey_answer.h"
#include "listening_test/survey_report.h"
#include "statistics/bradley_terry.h"

namespace clavier {

/// More models than this are not compared in one survey.
inline constexpr std::size_t kMaxModels = 100;

/// How two models fared beside each other.
struct ModelPair {
  std::string first;  ///< before `second` in the alphabet
  std::string second;
  int first_wins = 0;
  int second_wins = 0;
  int ties = 0;
  ProportionInterval preferred;  ///< the first, among the answers that prefer one
  double p = 1;                  ///< exact two-sided test of that against 1/2
  double adjusted_p = 1;         ///< with Holm's correction over all pairs
};

/// What a survey of A/B pairs says: who is preferred to whom, and how strong each is by all comparisons.
struct PairReport {
  Seconds min_listening_time = kMinListeningTime;
  int too_early = 0;  ///< answers left out
  int listeners = 0;
  int left = 0;  ///< answers that prefer what was heard first
  int right = 0;
  int ties = 0;
  double side_p = 1;  ///< exact test of left against right: below 0.05 the side itself was preferred
  std::vector<ModelPair> pairs;
  std::vector<std::string> models;  ///< in order of name
  BradleyTerry strengths;           ///< of `models`, all eras together
};

/// Throws Error when there are more than kMaxModels models.
PairReport make_pair_report(std::span<const PairAnswer> answers, Seconds min_listening_time = kMinListeningTime);

}  // namespace clavier
