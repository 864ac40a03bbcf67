#include "analysis/metrics/polyphony.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace clavier {
namespace {

/// A step, and the change in the number of sounding pitches there.
using PolyphonyChange = std::pair<std::int64_t, int>;

std::vector<PolyphonyChange> polyphony_changes(std::span<const StepNote> notes) {
  std::array<std::int64_t, 128> sounding_until{};
  std::vector<PolyphonyChange> changes;
  changes.reserve(2 * notes.size());
  for (const StepNote& note : notes) {
    std::int64_t& until = sounding_until.at(note.pitch);
    if (note.end <= until) continue;
    changes.emplace_back(std::max(note.onset, until), 1);
    changes.emplace_back(note.end, -1);
    until = note.end;
  }
  std::sort(changes.begin(), changes.end());
  return changes;
}

}  // namespace

Polyphony polyphony_of(std::span<const StepNote> notes) {
  std::int64_t before = 0, any = 0, all = 0, many = 0;
  int sounding = 0;
  for (const auto& [step, change] : polyphony_changes(notes)) {
    const std::int64_t passed = step - before;
    all += sounding * passed;
    if (sounding > 0) any += passed;
    if (sounding > kPolyphonyThreshold) many += passed;
    sounding += change;
    before = step;
  }
  if (any == 0) return {};
  return {.mean = static_cast<double>(all) / static_cast<double>(any),
          .rate = static_cast<double>(many) / static_cast<double>(before)};
}

}  // namespace clavier
