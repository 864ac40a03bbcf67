#pragma once

#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "listening_test/survey_answer.h"

namespace clavier {

/// Which excerpt is what: the columns excerpt, truth, model, era. Throws Error naming the line, or when there is none.
AnswerKey read_answer_key(ByteView csv, std::string_view name);

/// The columns listener, excerpt, answer and, without a key, truth, model, era; seconds where they were measured. With
/// a key, what it says about an excerpt counts. Rows without an answer are left out. Throws Error naming the line when
/// a cell cannot be meant or an excerpt is not in the key.
std::vector<SurveyAnswer> read_survey_answers(ByteView csv, std::string_view name, const AnswerKey& key = {});

/// Throws Error naming the line when a listener answers an excerpt twice, or an excerpt is said to be two things.
void check_answers(const std::vector<SurveyAnswer>& answers);

}  // namespace clavier
