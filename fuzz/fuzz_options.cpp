#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "base/options.h"
#include "training/options/presets.h"

namespace {

struct EveryKindOfOption {
  bool flag = false;
  int number = 1;
  std::int64_t wide = 0;
  std::uint64_t seed = 0;
  double part = 0.5;
  std::string choice = "low";
  std::vector<std::string> names;
  std::optional<double> maybe;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    using clavier::Option;
    visitor(Option{.name = "flag", .doc = ""}, flag);
    visitor(Option{.name = "number", .doc = "", .minimum = 1, .maximum = 9}, number);
    visitor(Option{.name = "wide", .doc = ""}, wide);
    visitor(Option{.name = "seed", .doc = ""}, seed);
    visitor(Option{.name = "part", .doc = "", .minimum = 0, .maximum = 1}, part);
    visitor(Option{.name = "choice", .doc = "", .choices = {"low", "high"}}, choice);
    visitor(Option{.name = "names", .doc = ""}, names);
    visitor(Option{.name = "maybe", .doc = "", .minimum = 0}, maybe);
  }
};

/// Accepted options are within bounds and survive being written and read again.
template <class Options>
void check_round_trip(const Options& read) {
  clavier::check_options(read);
  const clavier::Json written = clavier::options_to_json(read);
  Options again;
  clavier::options_from_json(clavier::parse_json(written.dump(), "options"), again, "options");
  if (clavier::options_to_json(again) != written) __builtin_trap();
}

template <class Options>
void try_as(const clavier::Json& json) {
  Options options;
  try {
    clavier::options_from_json(json, options, "options");
  } catch (const clavier::Error&) {
    return;
  }
  check_round_trip(options);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  clavier::Json json;
  try {
    json = clavier::parse_json(clavier::as_text({data, size}), "options");
  } catch (const clavier::Error&) {
    return 0;
  }
  try_as<EveryKindOfOption>(json);
  try_as<clavier::TrainingOptions>(json);
  try_as<clavier::NetworkOptions>(json);
  try_as<clavier::ScoreTrainingOptions>(json);
  try_as<clavier::TransformerOptions>(json);
  try_as<clavier::GanTrainingOptions>(json);
  try_as<clavier::GanOptions>(json);
  return 0;
}
