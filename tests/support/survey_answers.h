#pragma once

#include <string>
#include <vector>

#include "listening_test/survey_answer.h"

namespace clavier::support {

/// The answers of listeners 1, 2 ... on one excerpt, one for each letter: h human, a AI, anything else cannot tell.
inline std::vector<ExcerptAnswer> answers_on(const std::string& excerpt, const ExcerptTruth& truth,
                                             const std::string& letters) {
  std::vector<ExcerptAnswer> answers;
  for (const char letter : letters)
    answers.push_back({.listener = std::to_string(answers.size() + 1),
                       .question = excerpt,
                       .truth = truth,
                       .choice = letter == 'h'   ? ExcerptChoice::human
                                 : letter == 'a' ? ExcerptChoice::ai
                                                 : ExcerptChoice::cannot_tell});
  return answers;
}

inline void append(std::vector<ExcerptAnswer>& all, const std::vector<ExcerptAnswer>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace clavier::support
