#pragma once

#include <string>

#include "studio/library/survey_store.h"

namespace clavier {

/// The words that an answer may be: those of docs/formats/survey.md. Nothing for any other word.
std::optional<std::string> known_answer(const std::string& form, const std::string& word);

/// The answers as the table of docs/formats/survey.md, each with its truth, and what else is known beside them.
std::string survey_csv(SurveyStore& store, const StoredSurvey& survey);

/// {"questions": [{"name", "truth", "answers", "share", "low", "high"}], "listeners": [...], "report"}: of excerpts the
/// share that is right, of pairs the share that prefers the left of the kit, with Wilson's interval. Answers after too
/// short a time do not count.
Json survey_results(SurveyStore& store, const StoredSurvey& survey);

}  // namespace clavier
