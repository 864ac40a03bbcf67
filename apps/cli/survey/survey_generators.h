#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "composing/open_piece_generator.h"
#include "listening_test/survey_kit.h"

namespace clavier {

/// Composes pieces of about a minute for a survey. Each model is opened once.
class SurveyGenerators {
 public:
  explicit SurveyGenerators(std::uint64_t seed) : seed_(seed) {}

  /// `wanted` as find_model takes it. The piece names the model's family ("lstm" of "lstm-baroque"), so that its eras
  /// count together. Throws what find_model and open_piece_generator throw, and Misuse when the model is of another
  /// era.
  SurveyPiece compose(const std::string& wanted, Era era, std::uint64_t number);

 private:
  std::uint64_t seed_;
  std::map<std::pair<std::string, Era>, PieceGenerator> open_;
};

}  // namespace clavier
