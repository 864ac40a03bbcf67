#pragma once

#include <cstdint>
#include <vector>

#include "music/time.h"

namespace clavier {

/// From `onset` on, a beat (a quarter note) lasts this long, in whole microseconds as MIDI stores it.
struct Tempo {
  Beats onset;
  std::int32_t microseconds_per_beat = 500000;
  bool operator==(const Tempo&) const = default;
};

/// Quarter notes a minute.
constexpr double beats_per_minute(const Tempo& tempo) { return 60e6 / tempo.microseconds_per_beat; }
/// `bpm` in 4 .. 6e7.
Tempo tempo_of(Beats onset, double bpm);

/// Converts between score time and performance time. 120 quarter notes a minute until the first change.
class TempoMap {
 public:
  TempoMap() = default;
  /// Sorts the changes. Of several at one time the last one given counts.
  explicit TempoMap(std::vector<Tempo> changes);

  Seconds seconds_at(Beats time) const;
  Beats beats_at(Seconds time) const;
  /// Quarter notes a minute at `time`.
  double bpm_at(Beats time) const;
  const std::vector<Tempo>& changes() const { return changes_; }

  bool operator==(const TempoMap& other) const { return changes_ == other.changes_; }

 private:
  std::vector<Tempo> changes_;
  std::vector<Seconds> starts_;  // when each change happens
};

}  // namespace clavier
