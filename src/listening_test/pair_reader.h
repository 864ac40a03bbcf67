#pragma once

#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "listening_test/survey_answer.h"

namespace clavier {

/// Whether a survey compares pairs: its first line has the columns left and right, or pair and not excerpt.
/// docs/formats/survey.md describes all forms.
bool holds_pairs(ByteView csv);

/// Which pair is what: the columns pair, left, right, era. Throws Error naming the line, or when there is none.
PairKey read_pair_key(ByteView csv, std::string_view name);

/// The columns listener, pair, answer (left, right, tie or no difference) and, without a key, left, right, era; seconds
/// where they were measured. Rows without an answer are left out. Throws Error naming the line when a cell cannot be
/// meant or a pair is not in the key, or when there is a key and the answers say themselves what is left and right:
/// their order may be another one.
std::vector<PairAnswer> read_pair_answers(ByteView csv, std::string_view name, const PairKey& key = {});

/// Throws Error naming the line when a listener answers a pair twice.
void check_answers(const std::vector<PairAnswer>& answers);

}  // namespace clavier
