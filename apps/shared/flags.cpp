#include "shared/flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <concepts>

#include "base/number_format.h"
#include "shared/shell_quote.h"

namespace clavier::detail {
namespace {

std::string to_flag_name(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', '-');
  return text;
}

template <class T>
T parse_value(const std::string& flag, const std::string& text) {
  if constexpr (std::same_as<T, std::string>) {
    return text;
  } else {
    T number{};
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    if (result.ec == std::errc() && result.ptr == end) return number;
    const std::string wanted = std::floating_point<T>      ? "a number"
                               : std::unsigned_integral<T> ? "a whole number of 0 or more"
                                                           : "a whole number";
    throw Misuse("option " + flag + " must be " + wanted + ", not \"" + text + "\"");
  }
}

template <class T>
std::string kind_of(const Option& option) {
  std::string kind(option.value_name);
  if (!kind.empty()) return kind;
  if constexpr (!std::same_as<T, std::string>) return "NUMBER";
  for (const std::string_view choice : option.choices) kind.append(kind.empty() ? "" : "|").append(choice);
  return kind.empty() ? "TEXT" : kind;
}

template <class T>
std::string format_value(const T& value) {
  if constexpr (std::same_as<T, std::string>) return value;
  if constexpr (std::floating_point<T>) return format_number(value, 6);
  return Json(value).dump();
}

/// Messages name the flag as it was typed, not the field.
Option rename_option(Option option, const std::string& flag) {
  option.name = flag;
  return option;
}

std::string group_of(const Option& option) {
  switch (option.group) {
    case OptionGroup::common:
      return "Options";
    case OptionGroup::sampling:
      return "Sampling options";
    case OptionGroup::advanced:
      return "Advanced options";
  }
  return "";
}

/// --old and --no-old say what they are called.
void refuse_former_name(CLI::App& command, const Option& option, bool is_switch) {
  if (option.formerly.empty()) return;
  for (const std::string prefix : {"--", "--no-"}) {
    if (prefix != "--" && !is_switch) continue;
    const std::string former = prefix + to_flag_name(option.formerly), name = prefix + to_flag_name(option.name);
    const auto refuse = [former, name](const std::vector<std::string>&) -> void {
      throw Misuse(former + " is called " + name + " now");
    };
    command.add_option_function<std::vector<std::string>>(former, refuse, "")->expected(0, 1)->group("");
  }
}

/// As the flag takes it; far more decimals than any option needs.
std::string word_of(const Json& value) {
  if (value.is_string()) return quote_for_shell(value.get<std::string>());
  return value.is_number_float() ? format_number(value.get<double>(), 12) : value.dump();
}

template <class T>
struct plain {
  using type = T;
};
template <class T>
struct plain<std::optional<T>> {
  using type = T;
};

}  // namespace

void add_flag(CLI::App& command, const Option& option, bool& value) {
  const std::string name = to_flag_name(option.name), doc(option.doc);
  CLI::Option* on = command.add_flag_callback(
      "--" + name, [&value] { value = true; }, doc);
  CLI::Option* off = command.add_flag_callback(
      "--no-" + name, [&value] { value = false; }, "turn off " + doc);
  on->group(value ? "" : group_of(option));  // the help shows the one that changes something
  off->group(value ? group_of(option) : "");
  refuse_former_name(command, option, true);
}

void add_flag(CLI::App& command, const Option& option, std::vector<std::string>& value) {
  const std::string flag = "--" + to_flag_name(option.name);
  const auto set = [&value, option, flag](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) check_option(rename_option(option, flag), text);
    value = texts;
  };
  CLI::Option* added = command.add_option_function<std::vector<std::string>>(
      option.positional ? std::string(option.name) : flag, set, std::string(option.doc));
  added->type_name(kind_of<std::string>(option))->required(option.required)->group(group_of(option));
  if (!option.positional) added->allow_extra_args(false)->take_all();
  refuse_former_name(command, option, false);
}

template <class T>
void add_flag(CLI::App& command, const Option& option, T& value) {
  using Plain = typename plain<T>::type;
  const std::string flag = "--" + to_flag_name(option.name);
  const auto set = [&value, option, flag](const std::string& text) {
    const Plain read = parse_value<Plain>(flag, text);
    check_value(rename_option(option, flag), read);
    value = read;
  };
  std::string doc(option.doc);
  if constexpr (std::same_as<T, Plain>)
    doc += format_value(value).empty() ? "" : " (default: " + format_value(value) + ")";
  command.add_option_function<std::string>(option.positional ? std::string(option.name) : flag, set, doc)
      ->type_name(kind_of<Plain>(option))
      ->required(option.required)
      ->group(group_of(option));
  refuse_former_name(command, option, false);
}

std::string command_line(std::string command, const Json& options, const Json& defaults) {
  for (const auto& [name, value] : options.items()) {
    if (name == "json" || value == defaults[name]) continue;
    const std::string flag = to_flag_name(name);
    if (value.is_boolean()) {
      command += (value.get<bool>() ? " --" : " --no-") + flag;
      continue;
    }
    for (const Json& one : value.is_array() ? value : Json::array({value}))
      command += " --" + flag + " " + word_of(one);
  }
  return command;
}

template void add_flag(CLI::App&, const Option&, int&);
template void add_flag(CLI::App&, const Option&, std::int64_t&);
template void add_flag(CLI::App&, const Option&, std::uint64_t&);
template void add_flag(CLI::App&, const Option&, double&);
template void add_flag(CLI::App&, const Option&, std::string&);
template void add_flag(CLI::App&, const Option&, std::optional<int>&);
template void add_flag(CLI::App&, const Option&, std::optional<std::int64_t>&);
template void add_flag(CLI::App&, const Option&, std::optional<std::uint64_t>&);
template void add_flag(CLI::App&, const Option&, std::optional<double>&);
template void add_flag(CLI::App&, const Option&, std::optional<std::string>&);

}  // namespace clavier::detail
