#include "music/tempo_map.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

Seconds lasting(Beats beats, const Tempo& tempo) { return {beats.value * tempo.microseconds_per_beat * 1e-6}; }

}  // namespace

Tempo tempo_of(Beats onset, double bpm) {
  return {.onset = onset, .microseconds_per_beat = static_cast<std::int32_t>(std::lround(60e6 / bpm))};
}

TempoMap::TempoMap(std::vector<Tempo> changes) {
  std::stable_sort(changes.begin(), changes.end(), [](const Tempo& a, const Tempo& b) { return a.onset < b.onset; });
  for (const Tempo& change : changes) {
    if (!changes_.empty() && changes_.back().onset == change.onset) changes_.pop_back();
    changes_.push_back(change);
  }
  Tempo current{};
  Seconds now{};
  for (const Tempo& change : changes_) {
    now += lasting(change.onset - current.onset, current);
    starts_.push_back(now);
    current = change;
  }
}

Seconds TempoMap::seconds_at(Beats time) const {
  const auto after =
      std::upper_bound(changes_.begin(), changes_.end(), time, [](Beats t, const Tempo& c) { return t < c.onset; });
  if (after == changes_.begin()) return lasting(time, Tempo{});
  const auto index = static_cast<std::size_t>(after - changes_.begin() - 1);
  return starts_[index] + lasting(time - changes_[index].onset, changes_[index]);
}

Beats TempoMap::beats_at(Seconds time) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), time);
  const bool before_all = after == starts_.begin();
  const auto index = before_all ? 0 : static_cast<std::size_t>(after - starts_.begin() - 1);
  const Tempo tempo = before_all ? Tempo{} : changes_[index];
  const Seconds start = before_all ? Seconds{} : starts_[index];
  return tempo.onset + Beats{(time - start).value * 1e6 / tempo.microseconds_per_beat};
}

double TempoMap::bpm_at(Beats time) const {
  const auto after =
      std::upper_bound(changes_.begin(), changes_.end(), time, [](Beats t, const Tempo& c) { return t < c.onset; });
  return beats_per_minute(after == changes_.begin() ? Tempo{} : *(after - 1));
}

}  // namespace clavier
