#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "listening_test/survey_answer.h"

namespace clavier {

/// A CSV file of a survey; docs/formats/survey.md describes all of them.
struct SurveyFile {
  std::string name;  ///< for messages
  Bytes csv;
};

/// Whether a survey compares pairs: its first line has the columns left and right, or pair and not excerpt.
bool holds_pairs(ByteView csv);

/// Reads the columns excerpt, truth, model, era, or pair, left, right, era; and kit if it is there. Throws Error naming
/// the line that cannot be read, states a question twice or is of another kit; and for a key without questions.
template <class Form>
AnswerKey<Form> read_answer_key(ByteView csv, std::string_view name);

/// Reads the columns listener, excerpt or pair, and answer; seconds and kit if they are there; and without a key those
/// of the truth. With a key the truth comes from it. Rows without an answer are skipped. Throws Error naming the line
/// that cannot be read, names a question that is not in the key or answers another kit than the key's. Throws Error
/// too when answers on pairs state left and right beside a key, since their order may differ from the key's.
template <class Form>
std::vector<SurveyAnswer<Form>> read_answers(ByteView csv, std::string_view name, const AnswerKey<Form>& key = {});

/// Throws Error naming the line where a listener answers a question again, or where an excerpt has another truth than
/// above.
template <class Form>
void check_answers(const std::vector<SurveyAnswer<Form>>& answers);

/// The checked answers of all files. Throws what the functions above throw.
template <class Form>
std::vector<SurveyAnswer<Form>> read_survey(std::span<const SurveyFile> files, const std::optional<SurveyFile>& key);

}  // namespace clavier
