#include "analysis/metrics/top_line.h"

#include <cstdlib>
#include <set>
#include <span>

#include "music/onset_groups.h"

namespace clavier {
namespace {

constexpr std::size_t kPatternNotes = 8;
constexpr std::size_t kMinPitches = 3;
constexpr int kMaxStep = 2, kFifth = 7;

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<int> top_pitches(const Score& score) {
  std::vector<int> pitches;
  for (const OnsetGroup& group : onset_groups(score)) pitches.push_back(group.notes.back().pitch);
  return pitches;
}

std::vector<int> intervals_of(std::span<const int> pitches) {
  std::vector<int> intervals;
  for (std::size_t index = 1; index < pitches.size(); ++index) intervals.push_back(pitches[index] - pitches[index - 1]);
  return intervals;
}

double measure_recurrence(std::span<const int> pitches) {
  std::set<std::vector<int>> heard;
  std::size_t patterns = 0, again = 0;
  for (std::size_t first = 0; first + kPatternNotes <= pitches.size(); ++first) {
    const auto pattern = pitches.subspan(first, kPatternNotes);
    if (std::set<int>(pattern.begin(), pattern.end()).size() < kMinPitches) continue;
    ++patterns;
    if (!heard.insert(intervals_of(pattern)).second) ++again;
  }
  return share(again, patterns);
}

}  // namespace

TopLine measure_top_line(const Score& score) {
  const std::vector<int> pitches = top_pitches(score);
  std::size_t repeated = 0, steps = 0, leaps = 0;
  const std::vector<int> intervals = intervals_of(pitches);
  for (const int interval : intervals) {
    const int size = std::abs(interval);
    repeated += size == 0 ? 1 : 0;
    steps += size > 0 && size <= kMaxStep ? 1 : 0;
    leaps += size > kFifth ? 1 : 0;
  }
  return {.repeated = share(repeated, intervals.size()),
          .steps = share(steps, intervals.size()),
          .leaps = share(leaps, intervals.size()),
          .recurrence = measure_recurrence(pitches)};
}

}  // namespace clavier
