#include "cli/evaluate/report_request.h"

#include <charconv>
#include <filesystem>

#include "base/error.h"
#include "base/files.h"

namespace clavier {
namespace {

constexpr std::uint64_t kMaxSeeds = 1'000'000;

std::uint64_t parse_seed(const std::string& text, const std::string& whole) {
  std::uint64_t seed = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (problem != std::errc() || end != text.data() + text.size() || seed == 0 || seed > std::uint64_t{1} << 62)
    throw Misuse("--seeds must be a number, as 500, or a range, as 11..60, not \"" + whole + "\"");
  return seed;
}

}  // namespace

SeedRange parse_seeds(const std::string& text) {
  const std::size_t dots = text.find("..");
  const std::uint64_t first = dots == std::string::npos ? 1 : parse_seed(text.substr(0, dots), text);
  const std::uint64_t last = parse_seed(dots == std::string::npos ? text : text.substr(dots + 2), text);
  if (last < first) throw Misuse("--seeds " + text + " ends before it begins");
  if (last - first >= kMaxSeeds) throw Misuse("--seeds " + text + " are too many: at most a million");
  return {first, static_cast<std::size_t>(last - first + 1)};
}

void check_report_request(const ReportRequest& request) {
  if (request.quick && request.full) throw Misuse("give --quick or --full, not both");
  if (request.seeds) parse_seeds(*request.seeds);
  if (!extension_of(request.out).empty() && !std::filesystem::is_directory(request.out))
    throw Misuse("--out " + request.out + " must be a folder: a report is several files");
}

}  // namespace clavier
