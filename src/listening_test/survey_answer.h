#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "music/era.h"
#include "music/time.h"

namespace clavier {

/// What an answer key says of each question, by its name.
template <class Truth>
struct SurveyKey {
  std::map<std::string, Truth, std::less<>> questions;
  std::string kit;  ///< whose key it is; empty where the key does not say

  bool empty() const { return questions.empty(); }
};

/// What a listener took an excerpt for.
enum class Verdict : std::uint8_t { human, ai, cannot_tell };

/// "human", "ai", "cannot tell".
std::string_view to_string(Verdict verdict);

/// What an excerpt is.
struct ExcerptTruth {
  bool generated = false;
  std::string model = "human";  ///< what composed it
  Era era = Era::baroque;
  bool operator==(const ExcerptTruth&) const = default;
};

using AnswerKey = SurveyKey<ExcerptTruth>;

/// One listener's word on one excerpt.
struct SurveyAnswer {
  std::string listener;
  std::string excerpt;
  ExcerptTruth truth;
  Verdict verdict = Verdict::cannot_tell;
  std::optional<Seconds> played;  ///< how much of it had been heard; unknown when nobody measured
  std::string place;              ///< where it was read, for messages: "answers.csv: line 7"
};

constexpr bool is_right(bool generated, Verdict verdict) {
  return verdict == (generated ? Verdict::ai : Verdict::human);
}

enum class PairChoice : std::uint8_t { left, right, tie };

/// What is beside what in a pair of excerpts.
struct PairTruth {
  std::string left;  ///< the model that composed what was heard first, "human" for real music
  std::string right;
  Era era = Era::baroque;
  bool operator==(const PairTruth&) const = default;
};

using PairKey = SurveyKey<PairTruth>;

/// One listener's preference between two excerpts of one era.
struct PairAnswer {
  std::string listener;
  std::string pair;
  PairTruth truth;
  PairChoice choice = PairChoice::tie;
  std::optional<Seconds> played;  ///< how much of the one that was heard less
  std::string place;
};

}  // namespace clavier
