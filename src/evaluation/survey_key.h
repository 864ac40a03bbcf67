#pragma once

#include <string>

#include "base/error.h"
#include "evaluation/survey_table.h"

namespace clavier {

/// What an answer key says of each of the things that its `column` names. Throws Error when it names one twice, or
/// none.
template <class Key, class TruthOf>
Key read_key(const SurveyTable& table, std::string_view name, const std::string& column, TruthOf truth_of) {
  Key key;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (!key.try_emplace(table.text(row, column), truth_of(table, row)).second)
      table.fail(row, "the " + column + " \"" + table.text(row, column) + "\" stands in the key twice");
  if (key.empty()) throw Error("cannot read the answer key " + std::string(name) + ": it holds no " + column);
  return key;
}

/// Of what a row of answers names. Throws Error when the key does not know it.
template <class Key>
typename Key::mapped_type truth_in(const Key& key, const SurveyTable& table, std::size_t row,
                                   const std::string& column) {
  const auto found = key.find(table.text(row, column));
  if (found == key.end()) table.fail(row, "the key has no " + column + " \"" + table.text(row, column) + "\"");
  return found->second;
}

}  // namespace clavier
