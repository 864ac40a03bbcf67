#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "listening_test/report_scope.h"
#include "statistics/wilson.h"

namespace clavier {

struct ExcerptChoiceCounts {
  int human = 0;
  int ai = 0;
  int cannot_tell = 0;
  int all() const { return human + ai + cannot_tell; }
  int decided() const { return human + ai; }
  bool operator==(const ExcerptChoiceCounts&) const = default;
};

/// How well listeners distinguished one model's excerpts of one era from real ones.
struct SurveyGroup {
  std::optional<std::string> model;  ///< none: all models together
  std::optional<Era> era;            ///< none: all eras together
  int listeners = 0;
  ExcerptChoiceCounts real;                 ///< answers on real excerpts by listeners who heard this model
  ExcerptChoiceCounts generated;            ///< answers on this model's excerpts
  ProportionInterval accuracy;              ///< right among the decided answers, real and generated
  double p = 1;                             ///< exact two-sided test of the accuracy against 1/2
  double adjusted_p = 1;                    ///< with Holm's correction over all groups of the report
  ProportionInterval real_recognised;       ///< right among all answers on real excerpts
  ProportionInterval generated_recognised;  ///< the same on generated ones
  ProportionInterval not_recognised;        ///< wrong or cannot tell, among all answers
  ProportionInterval undecided;             ///< cannot tell, among all answers

  int right() const { return real.human + generated.ai; }
  int answers() const { return real.all() + generated.all(); }
  int decided() const { return real.decided() + generated.decided(); }
  /// Whether as many answers (within a tenth of all) are on real as on generated excerpts. If not, guessing is not
  /// right half of the time for a listener who prefers one answer.
  bool is_balanced() const;
};

struct ExcerptResult {
  std::string excerpt;
  ExcerptTruth truth;
  ExcerptChoiceCounts choices;
  double right = 0;  ///< share of all answers; "cannot tell" counts as wrong

  bool is_recognised() const { return right > 0.5; }
};

/// How many excerpts more than half of their listeners recognised.
struct RecognisedExcerpts {
  int recognised = 0;
  int all = 0;
};

struct ExcerptReport {
  ReportScope scope;
  /// For each model, by name: each era, then, if there are several, all eras. With several models the same follows for
  /// all of them.
  std::vector<SurveyGroup> groups;
  std::vector<ExcerptResult> excerpts;  ///< by era, real ones first, then by model and name
  RecognisedExcerpts real;
  RecognisedExcerpts generated;
};

/// Counts and tests the answers, which survey_reader.h has checked. The tests assume independent judgements; several by
/// one listener are not quite independent, so that with few listeners the intervals are too narrow.
ExcerptReport make_excerpt_report(std::span<const ExcerptAnswer> answers,
                                  Seconds min_listening_time = kMinListeningTime);

/// The last group, of all answers; without answers a group of zeros.
SurveyGroup overall_group(const ExcerptReport& report);

}  // namespace clavier
