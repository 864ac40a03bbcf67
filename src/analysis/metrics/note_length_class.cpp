#include "analysis/metrics/note_length_class.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace clavier {
namespace {

constexpr std::array<double, kLengthClasses> kNoteValues = {4,   2,    1,     0.5,     0.25,    3,
                                                            1.5, 0.75, 0.375, 4.0 / 3, 2.0 / 3, 1.0 / 3};
constexpr double kShortestClass = 1.0 / 24;  // seconds
constexpr double kClassRounding = 1e-9;      // tolerance at the border of a class

}  // namespace

std::size_t note_value_class(Beats length) {
  const auto nearest =
      std::ranges::min_element(kNoteValues, {}, [&](double value) { return std::abs(value - length.value); });
  return static_cast<std::size_t>(nearest - kNoteValues.begin());
}

std::size_t seconds_class(Seconds length) {
  if (length.value <= kShortestClass) return 0;
  const double borders_passed = std::ceil(2 * std::log2(length.value / kShortestClass) - kClassRounding);
  return static_cast<std::size_t>(std::min(borders_passed, static_cast<double>(kLengthClasses - 1)));
}

std::vector<std::size_t> note_length_classes(const Score& score, LengthUnit unit) {
  std::vector<std::size_t> classes;
  classes.reserve(score.notes.size());
  for (const Note& note : score.notes) {
    const Seconds length = score.tempo.seconds_at(end_of(note)) - score.tempo.seconds_at(note.onset);
    classes.push_back(unit == LengthUnit::beats ? note_value_class(note.duration) : seconds_class(length));
  }
  return classes;
}

}  // namespace clavier
