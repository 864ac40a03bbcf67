#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "base/options.h"

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
void check_round_trip(const EveryKindOfOption& read) {
  clavier::check_options(read);
  const clavier::Json written = clavier::options_to_json(read);
  EveryKindOfOption again;
  clavier::options_from_json(clavier::parse_json(written.dump(), "options"), again, "options");
  if (clavier::options_to_json(again) != written) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  EveryKindOfOption options;
  try {
    const clavier::Json json = clavier::parse_json(clavier::as_text({data, size}), "options");
    clavier::options_from_json(json, options, "options");
  } catch (const clavier::Error&) {
    return 0;
  }
  check_round_trip(options);
  return 0;
}
