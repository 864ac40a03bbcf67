#pragma once

#include <string>
#include <vector>

#include "evaluation/pieces/model_likelihood.h"
#include "evaluation/pieces/passage_likelihood.h"
#include "evaluation/pieces/score_likelihood.h"

namespace clavier {

/// Rows of a table, the heading first: nats a note with 95 % intervals.
std::vector<std::string> likelihood_table(const std::vector<ModelLikelihood>& models);
std::vector<std::string> likelihood_table(const std::vector<ScoreLikelihood>& models);
std::vector<std::string> likelihood_table(const std::vector<PassageLikelihood>& models);

}  // namespace clavier
