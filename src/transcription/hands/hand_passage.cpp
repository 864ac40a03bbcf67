#include "transcription/hands/hand_passage.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr Seconds kNearby{1.5};
constexpr Seconds kWide{8.0};

/// Calls see(place, first, last) for each group, where groups first .. last - 1 lie within `distance` of it.
template <class See>
void for_each_window(const std::vector<OnsetGroup>& groups, Seconds distance, See see) {
  std::size_t first = 0, last = 0;
  for (std::size_t place = 0; place < groups.size(); ++place) {
    while (groups[place].onset - groups[first].onset > distance) ++first;
    while (last < groups.size() && groups[last].onset - groups[place].onset <= distance) ++last;
    see(place, first, last);
  }
}

void find_middles(const std::vector<OnsetGroup>& groups, std::vector<HandPassage>& found) {
  for_each_window(groups, kNearby, [&](std::size_t place, std::size_t first, std::size_t last) {
    int low = 127, high = 0;
    for (std::size_t near = first; near < last; ++near) {
      low = std::min<int>(low, groups[near].notes.front().pitch);
      high = std::max<int>(high, groups[near].notes.back().pitch);
    }
    found[place].middle = 0.5 * (low + high);
  });
}

void find_wide_middles(const std::vector<OnsetGroup>& groups, std::vector<HandPassage>& found) {
  std::vector<double> pitches = {0}, notes = {0};  // cumulative sums up to each group
  for (const OnsetGroup& group : groups) {
    double sum = pitches.back();
    for (const TimedNote& note : group.notes) sum += note.pitch;
    pitches.push_back(sum);
    notes.push_back(notes.back() + static_cast<double>(group.notes.size()));
  }
  for_each_window(groups, kWide, [&](std::size_t place, std::size_t first, std::size_t last) {
    found[place].wide_middle = (pitches[last] - pitches[first]) / (notes[last] - notes[first]);
  });
}

}  // namespace

std::vector<HandPassage> find_passages(const std::vector<OnsetGroup>& groups) {
  std::vector<HandPassage> found(groups.size());
  find_middles(groups, found);
  find_wide_middles(groups, found);
  for (std::size_t place = 0; place < groups.size(); ++place)
    for (const TimedNote& note : groups[place].notes)
      found[place].log_lengths.push_back(std::log((note.end - note.onset).value + 0.02));
  return found;
}

}  // namespace clavier
