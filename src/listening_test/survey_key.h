#pragma once

#include <string>

#include "base/error.h"
#include "listening_test/survey_answer.h"
#include "listening_test/survey_table.h"

namespace clavier {

inline constexpr std::string_view kKitColumn = "kit";

/// The kit that a row says it belongs to; empty where it does not say.
inline std::string kit_of(const SurveyTable& table, std::size_t row) {
  return table.has(kKitColumn) && !table.is_empty(row, kKitColumn) ? table.text(row, kKitColumn) : "";
}

/// What an answer key says of each of the things that its `column` names. Throws Error when it names one twice, or
/// none, or belongs to several kits.
template <class Key, class TruthOf>
Key read_key(const SurveyTable& table, std::string_view name, const std::string& column, TruthOf truth_of) {
  Key key;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!key.questions.try_emplace(table.text(row, column), truth_of(table, row)).second)
      table.fail(row, "the " + column + " \"" + table.text(row, column) + "\" stands in the key twice");
    const std::string kit = kit_of(table, row);
    if (row > 0 && kit != key.kit)
      table.fail(row, "the key is of kit \"" + key.kit + "\" above, of \"" + kit + "\" here");
    key.kit = kit;
  }
  if (key.empty()) throw Error("cannot read the answer key " + std::string(name) + ": it holds no " + column);
  return key;
}

/// Of what a row of answers names. Throws Error when the key does not know it or is another kit's.
template <class Truth>
Truth truth_in(const SurveyKey<Truth>& key, const SurveyTable& table, std::size_t row, const std::string& column) {
  const std::string kit = kit_of(table, row);
  if (!kit.empty() && !key.kit.empty() && kit != key.kit)
    table.fail(row, "it answers the kit " + kit + ", and the key is that of the kit " + key.kit);
  const auto found = key.questions.find(table.text(row, column));
  if (found == key.questions.end())
    table.fail(row, "the key has no " + column + " \"" + table.text(row, column) + "\"");
  return found->second;
}

}  // namespace clavier
