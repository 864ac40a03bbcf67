#include "analysis/style/style_harmony.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "analysis/key/key.h"
#include "analysis/metrics/pitch_metrics.h"
#include "analysis/style/hellinger_histogram.h"

namespace clavier {
namespace {

constexpr int kMaxInterval = 15;  // semitones

/// Pitch classes that sound together, one bit each.
using PitchClassSet = unsigned;

PitchClassSet rotated(PitchClassSet set, int by) { return ((set >> by) | (set << (kPitchClasses - by))) & 0xFFFU; }

/// The same for all transpositions of a set.
PitchClassSet normal_form(PitchClassSet set) {
  PitchClassSet smallest = set;
  for (int by = 1; by < kPitchClasses; ++by) smallest = std::min(smallest, rotated(set, by));
  return smallest;
}

constexpr PitchClassSet set_of(std::initializer_list<int> classes) {
  PitchClassSet set = 0;
  for (const int one : classes) set |= 1U << one;
  return set;
}

/// Named chords in the order of their bins; other sets are classed by size.
constexpr std::array<PitchClassSet, 14> kNamedChords = {
    set_of({0, 4, 7}),     set_of({0, 3, 7}),     set_of({0, 3, 6}),     set_of({0, 4, 8}),       set_of({0, 2, 7}),
    set_of({0, 4, 7, 10}), set_of({0, 4, 7, 11}), set_of({0, 3, 7, 10}), set_of({0, 3, 6, 10}),   set_of({0, 3, 6, 9}),
    set_of({0, 4, 6, 10}), set_of({0, 4, 8, 10}), set_of({0, 2, 4, 7}),  set_of({0, 2, 4, 7, 10})};
constexpr int kIntervalClasses = 6;
constexpr std::size_t kChordKinds = kNamedChords.size() + kIntervalClasses + 4;

/// The smaller of the two intervals between two pitch classes, 1..6.
int interval_class(PitchClassSet pair) {
  const int low = std::countr_zero(pair);
  const int wide = std::countr_zero(pair & (pair - 1)) - low;
  return std::min(wide, kPitchClasses - wide);
}

/// The chord bin of a set of at least two pitch classes.
std::size_t chord_kind(PitchClassSet set) {
  const int size = std::popcount(set);
  if (size == 2) return kNamedChords.size() + static_cast<std::size_t>(interval_class(set)) - 1;
  const PitchClassSet form = normal_form(set);
  for (std::size_t kind = 0; kind < kNamedChords.size(); ++kind)
    if (normal_form(kNamedChords.at(kind)) == form) return kind;
  return kNamedChords.size() + kIntervalClasses + static_cast<std::size_t>(std::clamp(size - 3, 0, 3));
}

/// Counts what sounds at each onset group.
class ChordCounter {
 public:
  void add(const OnsetGroup& group) {
    std::erase_if(held_, [&](const TimedNote& note) { return note.end <= group.notes.back().onset; });
    held_.insert(held_.end(), group.notes.begin(), group.notes.end());
    std::sort(held_.begin(), held_.end(), [](const TimedNote& a, const TimedNote& b) { return a.pitch < b.pitch; });
    count_sounding();
    count_onset_intervals(group);
  }

  void append_to(std::vector<float>& features) const {
    for (const HellingerHistogram* counter : {&sizes_, &above_bass_, &gaps_, &kinds_, &simultaneous_})
      counter->append_to(features);
  }

 private:
  void count_sounding() {
    PitchClassSet set = 0;
    for (std::size_t index = 0; index < held_.size(); ++index) {
      set |= 1U << pitch_class(held_[index].pitch);
      if (index == 0) continue;
      above_bass_.add(pitch_class(held_[index].pitch - held_.front().pitch));
      gaps_.add(held_[index].pitch - held_[index - 1].pitch);
    }
    sizes_.add(std::popcount(set) - 1);
    if (std::popcount(set) > 1) kinds_.add(static_cast<double>(chord_kind(set)));
  }

  void count_onset_intervals(const OnsetGroup& group) {
    for (std::size_t high = 1; high < group.notes.size(); ++high)
      for (std::size_t low = 0; low < high; ++low)
        simultaneous_.add(pitch_class(group.notes[high].pitch - group.notes[low].pitch));
  }

  std::vector<TimedNote> held_;
  HellingerHistogram sizes_{7}, above_bass_{kPitchClasses}, gaps_{kMaxInterval + 1}, kinds_{kChordKinds},
      simultaneous_{kPitchClasses};
};

PitchClassHistogram durations_of(const Passage& passage) {
  PitchClassHistogram durations{};
  for (const OnsetGroup& group : passage.groups)
    for (const TimedNote& note : group.notes)
      durations.at(static_cast<std::size_t>(pitch_class(note.pitch))) += (note.end - note.onset).value;
  return shares(durations);
}

/// Shares of the degrees of a major key, then of a minor key; those of the other mode stay zero.
void add_key(const Passage& passage, std::vector<float>& features) {
  const PitchClassHistogram durations = durations_of(passage);
  const std::optional<KeyEstimate> found = find_key(durations);
  std::array<float, std::size_t{2} * kPitchClasses> degrees{};
  for (int degree = 0; found && degree < kPitchClasses; ++degree) {
    const int index = degree + (found->key.mode == Mode::minor ? kPitchClasses : 0);
    const double part = durations.at(static_cast<std::size_t>(pitch_class(found->key.tonic + degree)));
    degrees.at(static_cast<std::size_t>(index)) = static_cast<float>(std::sqrt(part));
  }
  features.insert(features.end(), degrees.begin(), degrees.end());
  for (const double value : {found ? found->confidence : 0, found ? found->margin : 0, entropy_in_bits(durations)})
    features.push_back(static_cast<float>(value));
}

}  // namespace

void add_harmony(const Passage& passage, std::vector<float>& features) {
  ChordCounter chords;
  for (const OnsetGroup& group : passage.groups) chords.add(group);
  chords.append_to(features);
  add_key(passage, features);
}

}  // namespace clavier
