#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "base/options.h"

namespace clavier {

/// The JSON Schema of one option: type, description, minimum, maximum, enum, default, and "x-group": "common" or
/// "more". An optional has no default: left out, it is chosen by the program.
template <class T>
Json schema_of_option(const Option& option, const T& value) {
  if constexpr (detail::is_optional<T>::value) {
    Json schema = schema_of_option(option, value.value_or(typename T::value_type{}));
    schema.erase("default");
    if (value) schema["default"] = *value;
    return schema;
  } else {
    constexpr bool is_list = std::is_same_v<T, std::vector<std::string>>;
    const char* const type = std::is_same_v<T, bool>       ? "boolean"
                             : std::is_integral_v<T>       ? "integer"
                             : std::is_floating_point_v<T> ? "number"
                             : is_list                     ? "array"
                                                           : "string";
    Json schema{{"type", type}, {"description", option.doc}};
    Json& bounded = is_list ? (schema["items"] = {{"type", "string"}}) : schema;
    if (!option.choices.empty()) bounded["enum"] = option.choices;
    if (std::isfinite(option.minimum)) schema["minimum"] = option.minimum;
    if (std::isfinite(option.maximum)) schema["maximum"] = option.maximum;
    schema["default"] = value;
    schema["x-group"] = option.group == OptionGroup::common ? "common" : "more";
    return schema;
  }
}

/// The JSON Schema (2020-12) of an options struct: an object with its options in the order of declaration, and no
/// others. `without` are left out.
template <OptionSet T>
Json schema_of(T options, const std::vector<std::string>& without = {}) {
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"type", "object"},
              {"properties", Json::object()},
              {"required", Json::array()},
              {"additionalProperties", false}};
  options.visit([&](const Option& option, const auto& value) {
    const std::string name(option.name);
    for (const std::string& left_out : without)
      if (left_out == name) return;
    schema["properties"][name] = schema_of_option(option, value);
    if (option.required) schema["required"].push_back(name);
  });
  return schema;
}

}  // namespace clavier
