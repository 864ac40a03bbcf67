#include "listening_test/excerpt.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/shuffle.h"
#include "encoding/bins.h"
#include "encoding/chords.h"

namespace clavier {
namespace {

constexpr int kMaxChordSpread = 2;  // steps between its notes at most
constexpr int kMinPause = kStepsPerSecond / 4;
constexpr int kMaxSilence = 4 * kStepsPerSecond;

int in_steps(Seconds time) { return static_cast<int>(std::lround(time.value * kStepsPerSecond)); }

int median_inter_onset_interval(const std::vector<int>& onsets) {
  std::vector<int> intervals;
  for (std::size_t index = 1; index < onsets.size(); ++index) intervals.push_back(onsets[index] - onsets[index - 1]);
  if (intervals.empty()) return 0;
  const auto middle = intervals.begin() + static_cast<std::ptrdiff_t>(intervals.size() / 2);
  std::nth_element(intervals.begin(), middle, intervals.end());
  return *middle;
}

/// The onsets after a pause, and the first onset.
std::vector<int> phrase_onsets(const std::vector<int>& onsets) {
  const int pause = std::max(kMinPause, 2 * median_inter_onset_interval(onsets));
  std::vector<int> phrases;
  for (std::size_t index = 0; index < onsets.size(); ++index)
    if (index == 0 || onsets[index] - onsets[index - 1] >= pause) phrases.push_back(onsets[index]);
  return phrases;
}

int end_after(int begin, const std::vector<int>& phrases, int piece_end, const ExcerptLength& length) {
  const int earliest = begin + in_steps(length.shortest), latest = begin + in_steps(length.longest);
  const int middle = (earliest + latest) / 2;
  int end = piece_end <= latest ? piece_end : middle;
  bool found = false;
  for (const int phrase : phrases) {
    if (phrase < earliest || phrase > latest) continue;
    if (!found || std::abs(phrase - middle) < std::abs(end - middle)) end = phrase;
    found = true;
  }
  return end;
}

bool has_no_long_silence(const std::vector<int>& onsets, const ExcerptPlace& place) {
  int last_onset = place.begin;
  for (auto onset = std::lower_bound(onsets.begin(), onsets.end(), place.begin);
       onset != onsets.end() && *onset < place.end; ++onset) {
    if (*onset - last_onset > kMaxSilence) return false;
    last_onset = *onset;
  }
  return place.end - last_onset <= kMaxSilence;
}

}  // namespace

std::optional<ExcerptPlace> choose_excerpt(std::span<const GridNote> notes, const ExcerptLength& length,
                                           Random& random) {
  const std::vector<int> onsets = chord_onsets(notes, kMaxChordSpread), phrases = phrase_onsets(onsets);
  const int piece_end = end_of(notes);
  for (std::vector<int> begins : {phrases, onsets}) {
    shuffle(begins, random);
    for (const int begin : begins) {
      if (piece_end - begin < in_steps(length.shortest)) continue;
      const ExcerptPlace place{.begin = begin, .end = end_after(begin, phrases, piece_end, length)};
      if (has_no_long_silence(onsets, place)) return place;
    }
  }
  return std::nullopt;
}

Score excerpt_of(std::span<const GridNote> notes, const ExcerptPlace& place) {
  std::vector<GridNote> inside;
  for (GridNote note : notes) {
    if (note.onset < place.begin || note.onset >= place.end) continue;
    note.duration = std::min(note.duration, place.end - note.onset);
    note.onset -= place.begin;
    inside.push_back(note);
  }
  return score_of(inside);
}

}  // namespace clavier
