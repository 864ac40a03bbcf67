#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "music/era.h"
#include "music/time.h"

namespace clavier {

/// What a listener says of an excerpt.
enum class ExcerptChoice : std::uint8_t { human, ai, cannot_tell };

/// "human", "ai", "cannot tell".
std::string_view to_string(ExcerptChoice choice);

/// What an excerpt is.
struct ExcerptTruth {
  bool generated = false;
  std::string model = "human";  ///< what composed it
  Era era = Era::baroque;
  bool operator==(const ExcerptTruth&) const = default;
};

constexpr ExcerptChoice right_choice(const ExcerptTruth& truth) {
  return truth.generated ? ExcerptChoice::ai : ExcerptChoice::human;
}

/// Which excerpt of a pair a listener prefers.
enum class PairChoice : std::uint8_t { left, right, tie };

/// Two excerpts of one era side by side.
struct PairTruth {
  std::string left;  ///< the model that composed the left excerpt, "human" for real music
  std::string right;
  Era era = Era::baroque;
  bool operator==(const PairTruth&) const = default;
};

/// A survey about single excerpts: human or AI?
struct ExcerptForm {
  using Truth = ExcerptTruth;
  using Choice = ExcerptChoice;
  static constexpr std::string_view kQuestion = "excerpt";  ///< what a question is, and the column that names it
  static constexpr std::array<std::string_view, 3> kTruthColumns = {"truth", "model", "era"};
  static constexpr bool kHasOneTruth = true;  ///< all answers to a question must state the same truth
};

/// A survey about pairs of excerpts: which is better?
struct PairForm {
  using Truth = PairTruth;
  using Choice = PairChoice;
  static constexpr std::string_view kQuestion = "pair";
  static constexpr std::array<std::string_view, 3> kTruthColumns = {"left", "right", "era"};
  static constexpr bool kHasOneTruth = false;  ///< sides may change from listener to listener
};

/// The truth of each question of a kit, by the question's name.
template <class Form>
struct AnswerKey {
  std::map<std::string, typename Form::Truth, std::less<>> questions;
  std::string kit;  ///< the kit's name; empty where the key does not state it

  bool empty() const { return questions.empty(); }
};

using ExcerptKey = AnswerKey<ExcerptForm>;
using PairKey = AnswerKey<PairForm>;

/// One listener's answer to one question.
template <class Form>
struct SurveyAnswer {
  std::string listener;
  std::string question;
  typename Form::Truth truth;
  typename Form::Choice choice{};
  std::optional<Seconds> played;  ///< how much was heard, of a pair's less heard side; unknown if not measured
  std::string place;              ///< where it was read, for messages: "answers.csv: line 7"
};

using ExcerptAnswer = SurveyAnswer<ExcerptForm>;
using PairAnswer = SurveyAnswer<PairForm>;

}  // namespace clavier
