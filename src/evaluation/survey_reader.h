#pragma once

#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "evaluation/survey_answer.h"

namespace clavier {

/// Whether a survey compares pairs: its first line has the columns left and right. docs/formats/survey.md describes
/// both forms.
bool holds_pairs(ByteView csv);

/// Which excerpt is what: the columns excerpt, truth, model, era. Throws Error naming the line.
AnswerKey read_answer_key(ByteView csv, std::string_view name);

/// The columns listener, excerpt, answer and, without a key, truth, model, era; seconds where they were measured. With
/// a key, what it says about an excerpt counts. Rows without an answer are left out. Throws Error naming the line when
/// a cell cannot be meant or an excerpt is not in the key.
std::vector<SurveyAnswer> read_survey_answers(ByteView csv, std::string_view name, const AnswerKey& key = {});

/// The columns listener, pair, left, right, era, answer (left, right or tie), and seconds. As above.
std::vector<PairAnswer> read_pair_answers(ByteView csv, std::string_view name);

/// Throws Error naming the line when a listener answers an excerpt twice, or an excerpt is said to be two things.
void check_answers(const std::vector<SurveyAnswer>& answers);
/// The same for a pair that is answered twice.
void check_answers(const std::vector<PairAnswer>& answers);

}  // namespace clavier
