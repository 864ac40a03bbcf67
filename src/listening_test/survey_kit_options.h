#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "listening_test/excerpt.h"
#include "music/era.h"

namespace clavier {

/// As in the survey of the article: one real and one generated excerpt of each era.
inline constexpr int kArticleQuestions = 8;

/// Options of a kit of single excerpts or of pairs.
struct SurveyKitOptions {
  std::vector<std::string> models = {""};  ///< names for the SurveyComposer; at least one
  std::vector<Era> eras{kEras.begin(), kEras.end()};
  int questions = kArticleQuestions;  ///< excerpts or pairs to judge
  std::uint64_t seed = 0;
  ExcerptLength length;
};

}  // namespace clavier
