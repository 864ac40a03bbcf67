#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/error.h"

namespace clavier {

/// Where each listener answered each excerpt or pair.
class DuplicateAnswers {
 public:
  /// Throws Error naming both places when the listener has answered it before.
  void check(const std::string& listener, const std::string& question, const std::string& place) {
    const auto [earlier, is_new] = places_.try_emplace({listener, question}, place);
    if (!is_new)
      throw Error("cannot read the survey " + place + ": " + listener + " has answered " + question + " already, in " +
                  earlier->second);
  }

 private:
  std::map<std::pair<std::string, std::string>, std::string> places_;
};

}  // namespace clavier
