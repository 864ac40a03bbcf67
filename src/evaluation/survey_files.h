#pragma once

#include <span>
#include <string>

#include "evaluation/survey_kit.h"

namespace clavier {

/// What is what, for who evaluates: the columns excerpt, truth, model, era, source, begin (seconds in the source).
std::string answer_key_csv(std::span<const KitExcerpt> excerpts);

/// What a listener fills in: the columns listener, excerpt, answer, seconds; a row for each excerpt, its name alone in
/// it.
std::string answer_sheet_csv(std::span<const KitExcerpt> excerpts);

/// A web page that plays the excerpts (files beside it: NAME + `ending`, e.g. ".ogg") in an order of its own for each
/// listener, takes answers only for what was played, and hands out the answers as CSV. It loads nothing from elsewhere.
std::string survey_page(std::span<const KitExcerpt> excerpts, const std::string& ending);

}  // namespace clavier
