#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "listening_test/survey_answer.h"
#include "statistics/wilson.h"

namespace clavier {

/// Answers given before so much of an excerpt was heard are left out.
inline constexpr Seconds kMinListeningTime{5};

struct VerdictCounts {
  int human = 0;
  int ai = 0;
  int cannot_tell = 0;
  int all() const { return human + ai + cannot_tell; }
  int decided() const { return human + ai; }
  bool operator==(const VerdictCounts&) const = default;
};

/// How well one model's excerpts of one era were told from real ones.
struct SurveyGroup {
  std::optional<std::string> model;  ///< none: all models together
  std::optional<Era> era;            ///< none: all eras together
  int listeners = 0;
  VerdictCounts real;                       ///< what the listeners who heard this model said of real excerpts
  VerdictCounts generated;                  ///< what they said of this model's
  ProportionInterval accuracy;              ///< right ones among the decided answers, real and generated
  double p = 1;                             ///< exact two-sided test of the accuracy against 1/2
  double adjusted_p = 1;                    ///< with Holm's correction over all groups of the report
  ProportionInterval real_recognised;       ///< right ones among all answers on real excerpts
  ProportionInterval generated_recognised;  ///< the same on generated ones
  ProportionInterval not_recognised;        ///< wrong or cannot tell, among all answers
  ProportionInterval undecided;             ///< cannot tell, among all answers

  int right() const { return real.human + generated.ai; }
  int answers() const { return real.all() + generated.all(); }
  int decided() const { return real.decided() + generated.decided(); }
  /// Whether as many answers (within a tenth of all) are on real as on generated excerpts. Where not, somebody who
  /// favours one answer is right more or less often than every other time without hearing anything.
  bool is_balanced() const;
};

struct ExcerptResult {
  std::string excerpt;
  ExcerptTruth truth;
  VerdictCounts verdicts;
  double right = 0;  ///< share of all answers; "cannot tell" is not right

  bool is_recognised() const { return right > 0.5; }
};

/// How many excerpts more than half of their listeners took for what they are.
struct RecognisedExcerpts {
  int recognised = 0;
  int all = 0;
};

struct SurveyReport {
  Seconds min_listening_time = kMinListeningTime;
  int too_early = 0;  ///< answers left out
  int listeners = 0;
  /// For each model, in order of name: each era, then, if these are several, all; with several models the same for all
  /// together.
  std::vector<SurveyGroup> groups;
  std::vector<ExcerptResult> excerpts;  ///< by era, real ones first, then by model and name
  RecognisedExcerpts real;
  RecognisedExcerpts generated;
};

/// What a survey's answers (checked, see survey_reader.h) say. Tests take judgements for independent of each other,
/// which several by one listener are not quite: with few listeners the intervals are too narrow.
SurveyReport make_survey_report(std::span<const SurveyAnswer> answers, Seconds min_listening_time = kMinListeningTime);

/// All answers together: the last group. Without answers a group of zeros.
SurveyGroup overall_group(const SurveyReport& report);

}  // namespace clavier
