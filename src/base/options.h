#pragma once

#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/error.h"

namespace clavier {

using Json = nlohmann::ordered_json;

/// Where the help lists an option.
enum class OptionGroup { common, sampling, advanced };

/// Describes an option of an options struct, beside its type and default. The struct declares each option once:
///
///   struct ComposeOptions {
///     double temperature = 1.0;
///     template <class Visitor> void visit(Visitor&& visitor) {
///       visitor(Option{.name = "temperature", .doc = "higher is bolder", .minimum = 0.01, .maximum = 10},
///               temperature);
///     }
///   };
///
/// From this one declaration come the command-line flag (`_` becomes `-`), the strict JSON below, and what is stored
/// beside each result. Fields are bool, int, int64, uint64, double, string, std::vector<string> or std::optional of one
/// of the first six.
///
/// `doc` says what the option does and when to change it. Of a bool that is true by default it names what --no-NAME
/// turns off: "the loop guard, which ...".
struct Option {
  std::string_view name;
  std::string_view doc;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  std::vector<std::string_view> choices = {};  ///< for strings: the only values allowed; empty allows all
  bool required = false;                       ///< must be given; of a string, a list or an optional
  OptionGroup group = OptionGroup::common;
  std::string_view formerly = {};    ///< an old name: read from files, never written; as a flag it names the new one
  std::string_view value_name = {};  ///< what the help calls the value, e.g. "FILE"; else NUMBER, TEXT or the choices
  bool positional = false;           ///< on the command line it stands without a flag, as value_name
};

template <class T>
concept OptionSet = requires(T options) {
  options.visit([](const Option&, auto&) {});
};

/// Throws Misuse when `value` is outside the option's bounds, NaN, or none of its choices.
void check_option(const Option& option, double value);
void check_option(const Option& option, const std::string& value);

/// Throws Misuse naming the unknown key and listing the known ones. `former` keys pass without being listed.
void check_known_keys(const Json& json, const std::vector<std::string>& known, std::string_view where,
                      const std::vector<std::string>& former = {});

namespace detail {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

/// The option's value by its name or its former one; null when neither is there. Throws Misuse when both are.
const Json* find_value(const Json& json, const Option& option, std::string_view where);

template <class T>
bool is_missing(const Option& option, const T& value) {
  if constexpr (is_optional<T>::value) {
    return option.required && !value;
  } else if constexpr (requires { value.empty(); }) {
    return option.required && value.empty();
  } else {
    return false;
  }
}

template <class T>
void check_value(const Option& option, const T& value) {
  if constexpr (is_optional<T>::value) {
    if (value) check_value(option, *value);
  } else if constexpr (std::same_as<T, bool>) {
  } else if constexpr (std::is_arithmetic_v<T>) {
    check_option(option, static_cast<double>(value));
  } else if constexpr (std::same_as<T, std::string>) {
    check_option(option, value);
  } else {
    for (const auto& item : value) check_option(option, item);
  }
}

template <class T>
T value_from_json(const Option& option, const Json& json) {
  const auto wrong = [&](std::string_view wanted) -> Misuse {
    return Misuse("option " + std::string(option.name) + " must be " + std::string(wanted) + ", not " + json.dump());
  };
  if constexpr (std::same_as<T, bool>) {
    if (!json.is_boolean()) throw wrong("true or false");
  } else if constexpr (std::integral<T>) {
    if (!json.is_number_integer()) throw wrong("a whole number");
    if constexpr (std::is_unsigned_v<T>) {
      if (!json.is_number_unsigned()) throw wrong("a whole number of 0 or more");
    }
    if constexpr (sizeof(T) < 8) {
      const auto wide = json.get<std::int64_t>();
      if (wide < std::numeric_limits<T>::min() || wide > std::numeric_limits<T>::max()) throw wrong("a smaller number");
    }
  } else if constexpr (std::floating_point<T>) {
    if (!json.is_number()) throw wrong("a number");
  } else if constexpr (std::same_as<T, std::string>) {
    if (!json.is_string()) throw wrong("a text");
  } else {
    if (!json.is_array()) throw wrong("a list of texts");
    for (const auto& item : json)
      if (!item.is_string()) throw wrong("a list of texts");
  }
  return json.get<T>();
}

}  // namespace detail

/// Throws Misuse when any field breaks its bounds or choices, or a required one is missing.
template <OptionSet T>
void check_options(T options) {
  options.visit([](const Option& option, const auto& value) {
    if (detail::is_missing(option, value)) throw Misuse("option " + std::string(option.name) + " must be given");
    detail::check_value(option, value);
  });
}

/// Whether a JSON object of these options may have this key: a name or a former name.
template <OptionSet T>
bool has_option(T options, std::string_view key) {
  bool found = false;
  options.visit([&](const Option& option, const auto&) {
    found = found || option.name == key || (!option.formerly.empty() && option.formerly == key);
  });
  return found;
}

/// Every option with its resolved value, in the order of declaration; an unset optional is null.
template <OptionSet T>
Json options_to_json(T options) {
  Json json = Json::object();
  options.visit([&]<class V>(const Option& option, const V& value) {
    if constexpr (detail::is_optional<V>::value) {
      json[std::string(option.name)] = value ? Json(*value) : Json(nullptr);
    } else {
      json[std::string(option.name)] = value;
    }
  });
  return json;
}

/// Overwrites the fields named in `json`, by their names or former names, and leaves the others. Strict: throws Misuse
/// for an unknown key (listing the known ones), a value of another type, one out of bounds, both names of an option, or
/// a required option that neither `json` nor `options` has; `options` is unchanged then. `where` names the source in
/// messages.
template <OptionSet T>
void options_from_json(const Json& json, T& options, std::string_view where) {
  if (!json.is_object()) throw Misuse("cannot read options from " + std::string(where) + ": not a JSON object");
  T read = options;
  std::vector<std::string> known, former;
  read.visit([&]<class V>(const Option& option, V& value) {
    known.emplace_back(option.name);
    if (!option.formerly.empty()) former.emplace_back(option.formerly);
    const Json* found = detail::find_value(json, option, where);
    if (found == nullptr) {
      if (detail::is_missing(option, value))
        throw Misuse("option " + std::string(option.name) + " must be given in " + std::string(where));
      return;
    }
    if constexpr (detail::is_optional<V>::value) {
      value = found->is_null() ? V() : V(detail::value_from_json<typename V::value_type>(option, *found));
    } else {
      value = detail::value_from_json<V>(option, *found);
    }
    detail::check_value(option, value);
  });
  check_known_keys(json, known, where, former);
  options = read;
}

/// Parses text from outside: strict JSON, at most 64 levels deep. Throws Error naming `where` and the byte of the
/// mistake.
Json parse_json(std::string_view text, std::string_view where);

/// A whole number of a JSON file that T can hold. Throws Error, which calls it `what`, for anything else: json.get<T>()
/// turns 664.67 into some number of T.
template <std::integral T>
T whole_number(const Json& json, std::string_view what) {
  const auto wrong = [&] {
    return Error(std::string(what) + " must be a whole number from " + std::to_string(std::numeric_limits<T>::min()) +
                 " to " + std::to_string(std::numeric_limits<T>::max()));
  };
  if (!json.is_number_integer()) throw wrong();
  if (!json.is_number_unsigned() && json.get<std::int64_t>() < 0) {
    const auto wide = json.get<std::int64_t>();
    if (std::is_unsigned_v<T> || wide < static_cast<std::int64_t>(std::numeric_limits<T>::min())) throw wrong();
    return static_cast<T>(wide);
  }
  const auto wide = json.get<std::uint64_t>();
  if (wide > static_cast<std::uint64_t>(std::numeric_limits<T>::max())) throw wrong();
  return static_cast<T>(wide);
}

/// The text of `json`, on one line or indented by so many blanks. Bytes that are no UTF-8, as names of files may hold,
/// become U+FFFD.
std::string json_text(const Json& json, int indent = -1);

}  // namespace clavier
