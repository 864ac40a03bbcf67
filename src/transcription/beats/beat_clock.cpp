#include "transcription/beats/beat_clock.h"

#include <algorithm>

namespace clavier {

BeatClock::BeatClock(std::vector<Seconds> beats, Seconds last) : beats_(std::move(beats)) {
  const Seconds tail = beats_.back() - beats_[beats_.size() - 2];
  while (beats_.back() <= last) beats_.push_back(beats_.back() + tail);
  beats_.push_back(beats_.back() + tail);
}

std::size_t BeatClock::beat_at(Seconds time) const {
  const auto after = std::upper_bound(beats_.begin(), beats_.end(), time);
  return after == beats_.begin() ? 0 : static_cast<std::size_t>(after - beats_.begin()) - 1;
}

Seconds BeatClock::length(std::size_t beat) const {
  const std::size_t place = std::min(beat, beats_.size() - 2);
  return beats_[place + 1] - beats_[place];
}

double BeatClock::position_at(Seconds time) const {
  const std::size_t beat = beat_at(time);
  return static_cast<double>(beat) + (time - beats_[beat]) / length(beat);
}

}  // namespace clavier
