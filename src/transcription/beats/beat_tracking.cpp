#include "transcription/beats/beat_tracking.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "transcription/beats/local_beat_lengths.h"

namespace clavier {
namespace {

constexpr int kMaxBeatsPerSpan = 4;          // the longest span
constexpr double kNearBeat = 0.12;           // beats
constexpr double kRestartLogOdds = -12;      // for restarting after a silence
constexpr Seconds kMaxStart{3.0};            // the first beat lies within this time
constexpr double kSkippedOnsetLogOdds = -1;  // for each onset before the first beat
constexpr std::uint32_t kNoPath = 0xffffffff;

/// A span with the best path that ends with it.
struct Path {
  std::uint32_t from = 0;  ///< indices of groups
  std::uint32_t to = 0;
  int beats = 0;        ///< 0: a break, after which tracking restarts
  double length = 0;    ///< seconds per beat
  double log_odds = 0;  ///< of the whole path
  std::uint32_t before = kNoPath;
};

class Tracker {
 public:
  Tracker(const std::vector<TrackedGroup>& groups, const BeatModel& model)
      : model_(model), groups_(groups), ending_(groups_.size()) {
    for (std::uint32_t from = 0; from + 1 < groups_.size(); ++from) add_spans_from(from);
  }

  /// The beats of the best path.
  std::vector<Seconds> beats() const {
    std::uint32_t place = best_end();
    std::vector<Seconds> times;
    if (place == kNoPath) return times;
    times.push_back(groups_[paths_[place].to].time);
    for (; place != kNoPath; place = paths_[place].before) add_backwards(paths_[place], times);
    std::reverse(times.begin(), times.end());
    return times;
  }

 private:
  /// Adds all spans that begin at a group.
  void add_spans_from(std::uint32_t from) {
    const bool may_start = groups_[from].time - groups_[0].time <= kMaxStart;
    if (ending_[from].empty() && !may_start) return;
    bool left = false;
    for (std::uint32_t to = from + 1; to < groups_.size(); ++to) {
      const double distance = (groups_[to].time - groups_[from].time).value;
      if (distance > kMaxBeatsPerSpan * model_.max_length) break;
      for (int beats = 1; beats <= kMaxBeatsPerSpan; ++beats)
        if (distance >= beats * model_.min_length && distance <= beats * model_.max_length)
          left |= add_span(from, to, beats);
    }
    if (!left && !ending_[from].empty()) add_restart(from);
  }

  bool add_span(std::uint32_t from, std::uint32_t to, int beats) {
    const BeatSpan span{.from = groups_[from],
                        .to = groups_[to],
                        .inside = std::span(groups_).subspan(from + 1, to - from - 1),
                        .beats = beats};
    if (beats > 1 && marks_inner_beat(span)) return false;
    Path path{.from = from, .to = to, .beats = beats, .length = span.length(), .log_odds = -1e18};
    if (groups_[from].time - groups_[0].time <= kMaxStart) path.log_odds = kSkippedOnsetLogOdds * from;
    for (const std::uint32_t before : ending_[from]) {
      const Path& earlier = paths_[before];
      const double change = earlier.beats == 0 ? 0 : change_cost(earlier.length, path.length, model_);
      if (earlier.log_odds - change <= path.log_odds) continue;
      path.log_odds = earlier.log_odds - change;
      path.before = before;
    }
    path.log_odds += log_odds_of(span, model_);
    add(path);
    return true;
  }

  static bool marks_inner_beat(const BeatSpan& span) {
    return std::any_of(span.inside.begin(), span.inside.end(), [&](const TrackedGroup& group) {
      const double beats = (group.time - span.from.time).value / span.length(), nearest = std::round(beats);
      return nearest >= 1 && nearest < span.beats && std::abs(beats - nearest) < kNearBeat;
    });
  }

  /// Adds a restart from the last group before a silence that no span crosses.
  void add_restart(std::uint32_t from) {
    const std::uint32_t best = best_of(ending_[from]);
    add({.from = from,
         .to = from + 1,
         .length = paths_[best].length,
         .log_odds = paths_[best].log_odds + kRestartLogOdds,
         .before = best});
  }

  void add(const Path& path) {
    ending_[path.to].push_back(static_cast<std::uint32_t>(paths_.size()));
    paths_.push_back(path);
  }

  std::uint32_t best_of(const std::vector<std::uint32_t>& places) const {
    return *std::max_element(places.begin(), places.end(),
                             [&](std::uint32_t a, std::uint32_t b) { return paths_[a].log_odds < paths_[b].log_odds; });
  }

  /// The best of the paths that end with one of the last groups.
  std::uint32_t best_end() const {
    std::vector<std::uint32_t> ends;
    for (std::size_t place = groups_.size(); place-- > 0;) {
      if (!ends.empty() && groups_.back().time - groups_[place].time > Seconds{model_.max_length}) break;
      ends.insert(ends.end(), ending_[place].begin(), ending_[place].end());
    }
    return ends.empty() ? kNoPath : best_of(ends);
  }

  void add_backwards(const Path& path, std::vector<Seconds>& times) const {
    const Seconds from = groups_[path.from].time, distance = groups_[path.to].time - from;
    const int beats =
        path.beats > 0 ? path.beats : std::max(1, static_cast<int>(std::lround(distance.value / path.length)));
    for (int beat = beats; beat-- > 0;) times.push_back(from + distance * (static_cast<double>(beat) / beats));
  }

  const BeatModel& model_;
  const std::vector<TrackedGroup>& groups_;
  std::vector<std::vector<std::uint32_t>> ending_;  // for each group, the paths that end there
  std::vector<Path> paths_;
};

/// Extends the beats with the lengths of the first and the last one, until they enclose all onsets.
void extend(std::vector<Seconds>& beats, Seconds first, Seconds last) {
  const Seconds head = beats[1] - beats[0], tail = beats.back() - beats[beats.size() - 2];
  std::vector<Seconds> earlier;
  for (Seconds beat = beats[0]; beat > first + 0.1 * head;) earlier.push_back(beat -= head);
  beats.insert(beats.begin(), earlier.rbegin(), earlier.rend());
  while (beats.back() < last - 0.1 * tail) beats.push_back(beats.back() + tail);
}

}  // namespace

std::vector<Seconds> track_beats(const std::vector<OnsetGroup>& groups, const BeatModel& model) {
  std::vector<TrackedGroup> tracked =
      make_tracked_groups(groups, {.expected_length = model.expected_length, .weight = model.prior_weight});
  std::vector<Seconds> beats = Tracker(tracked, model).beats();
  if (beats.size() < 2) return beats;
  const std::vector<double> expected_length = compute_local_beat_lengths(groups, beats);
  for (std::size_t place = 0; place < tracked.size(); ++place)
    tracked[place].length_prior = {.expected_length = expected_length[place], .weight = model.local_prior_weight};
  beats = Tracker(tracked, model).beats();
  extend(beats, groups.front().onset, groups.back().onset);
  return beats;
}

}  // namespace clavier
