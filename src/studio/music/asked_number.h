#pragma once

#include <string_view>

#include "base/options.h"

namespace clavier {

/// A whole number of a request that T can hold. Throws Misuse, which calls it `what`, for anything else.
template <std::integral T>
T asked_number(const Json& json, std::string_view what) {
  try {
    return whole_number<T>(json, what);
  } catch (const Error& problem) {
    throw Misuse(problem.what());
  }
}

}  // namespace clavier
