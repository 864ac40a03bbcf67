#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "listening_test/survey_answer.h"
#include "statistics/holm.h"

namespace clavier {

/// Answers given before so much of an excerpt was heard are excluded.
inline constexpr Seconds kMinListeningTime{5};

/// Which answers a report of either form counts.
struct ReportScope {
  Seconds min_listening_time = kMinListeningTime;
  int too_early = 0;  ///< answers excluded
  int listeners = 0;  ///< of the counted answers
};

template <class Answer>
struct CountedAnswers {
  std::vector<const Answer*> answers;
  ReportScope scope;
};

/// The answers given late enough, or without a measured time. They point into `answers`.
template <class Answer>
CountedAnswers<Answer> select_answers(std::span<const Answer> answers, Seconds min_listening_time) {
  CountedAnswers<Answer> counted{.answers = {}, .scope = {.min_listening_time = min_listening_time}};
  std::set<std::string> listeners;
  for (const Answer& answer : answers) {
    if (answer.played && *answer.played < min_listening_time) continue;
    counted.answers.push_back(&answer);
    listeners.insert(answer.listener);
  }
  counted.scope.too_early = static_cast<int>(answers.size() - counted.answers.size());
  counted.scope.listeners = static_cast<int>(listeners.size());
  return counted;
}

/// Sets `adjusted_p` of each test with Holm's correction over all of them.
template <class Test>
void adjust_p_values(std::vector<Test>& tests) {
  std::vector<double> p_values;
  for (const Test& test : tests) p_values.push_back(test.p);
  const std::vector<double> adjusted = adjust_holm(p_values);
  for (std::size_t index = 0; index < tests.size(); ++index) tests[index].adjusted_p = adjusted[index];
}

}  // namespace clavier
