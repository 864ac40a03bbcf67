#pragma once

#include <array>
#include <optional>

#include "measuring/paper_notes.h"

namespace clavier::measuring {

/// For each note of a performance the notated note that corresponds to it, if any.
using Matching = std::vector<std::optional<PaperNote>>;

/// Maps notated positions to performance times; fitted to matching notes.
class PaperClock {
 public:
  void add(double onset, Seconds played) {
    onsets_.push_back(onset);
    times_.push_back(played.value);
  }
  /// Call after adding at least two pairs. Makes the clock monotonic.
  void settle() {
    std::sort(onsets_.begin(), onsets_.end());
    std::sort(times_.begin(), times_.end());
  }
  bool knows_enough() const { return onsets_.size() > 1; }
  Seconds at(double onset) const {
    const auto after = std::upper_bound(onsets_.begin() + 1, onsets_.end() - 1, onset - 1e-6);
    const auto place = static_cast<std::size_t>(after - onsets_.begin());
    const double apart = onsets_[place] - onsets_[place - 1];
    const double way = apart > 0 ? (onset - onsets_[place - 1]) / apart : 1;
    return Seconds{times_[place - 1] + std::clamp(way, -4.0, 4.0) * (times_[place] - times_[place - 1])};
  }

 private:
  std::vector<double> onsets_, times_;
};

/// Pairs the elements of two sorted lists of times: all of the shorter list, in order, with the least total distance.
inline std::vector<std::pair<std::size_t, std::size_t>> nearest_pairs(const std::vector<double>& a,
                                                                      const std::vector<double>& b) {
  if (a.size() > b.size()) {
    auto pairs = nearest_pairs(b, a);
    for (auto& [first, second] : pairs) std::swap(first, second);
    return pairs;
  }
  std::vector<std::vector<double>> costs(a.size() + 1, std::vector<double>(b.size() + 1, 0.0));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    costs[i][i - 1] = 1e18;
    for (std::size_t j = i; j <= b.size(); ++j)
      costs[i][j] = std::min(costs[i][j - 1], costs[i - 1][j - 1] + std::abs(a[i - 1] - b[j - 1]));
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = a.size(), j = b.size(); i > 0; --j)
    if (costs[i][j] < costs[i][j - 1]) pairs.emplace_back(--i, j - 1);
  return pairs;
}

/// Matches the notes of each pitch in order. Where the numbers of notated and performed notes differ, it chooses those
/// whose times, by the clock of other pitches, are nearest.
class PaperMatcher {
 public:
  PaperMatcher(const Score& performance, const Paper& paper) : paper_(paper), matching_(performance.notes.size()) {
    for (std::size_t note = 0; note < performance.notes.size(); ++note) {
      times_.push_back(performance.tempo.seconds_at(performance.notes[note].onset));
      played_.at(performance.notes[note].pitch).push_back(note);
    }
    for (std::size_t note = 0; note < paper.notes.size(); ++note) notated_.at(paper.notes[note].pitch).push_back(note);
    match_equal_counts();
    clock_.settle();
    if (clock_.knows_enough()) match_others();
  }
  const Matching& matching() const { return matching_; }
  /// For positions between matched notes.
  const PaperClock& clock() const { return clock_; }

 private:
  void match_equal_counts() {
    for (std::size_t pitch = 0; pitch < played_.size(); ++pitch) {
      if (played_.at(pitch).size() != notated_.at(pitch).size()) continue;
      for (std::size_t place = 0; place < played_.at(pitch).size(); ++place) {
        const std::size_t note = played_.at(pitch)[place];
        matching_[note] = paper_.notes[notated_.at(pitch)[place]];
        clock_.add(matching_[note]->onset, times_[note]);
      }
    }
  }

  void match_others() {
    for (std::size_t pitch = 0; pitch < played_.size(); ++pitch) {
      const std::vector<std::size_t>&played = played_.at(pitch), &notated = notated_.at(pitch);
      if (played.size() == notated.size()) continue;
      std::vector<double> played_at, notated_at;
      for (const std::size_t note : played) played_at.push_back(times_[note].value);
      for (const std::size_t note : notated) notated_at.push_back(clock_.at(paper_.notes[note].onset).value);
      for (const auto& [from, to] : nearest_pairs(played_at, notated_at))
        matching_[played[from]] = paper_.notes[notated[to]];
    }
  }

  const Paper& paper_;
  std::vector<Seconds> times_;
  std::array<std::vector<std::size_t>, 128> played_, notated_;
  Matching matching_;
  PaperClock clock_;
};

}  // namespace clavier::measuring
