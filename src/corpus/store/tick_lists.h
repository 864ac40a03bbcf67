#pragma once

#include <vector>

#include "corpus/store/varint.h"
#include "music/time.h"

namespace clavier {

/// A double represents so many ticks exactly at any resolution.
inline constexpr std::uint64_t kMaxTicks = std::uint64_t{1} << 48;

/// Converts times to ticks, and onsets to ticks since the onset before.
class TickWriter {
 public:
  explicit TickWriter(int resolution) : resolution_(resolution) {}
  std::uint64_t ticks(Beats time) const { return static_cast<std::uint64_t>(time.value * resolution_ + 0.5); }
  std::uint64_t step(Beats onset) {
    const std::uint64_t now = ticks(onset);
    const std::uint64_t passed = now - last_;
    last_ = now;
    return passed;
  }

 private:
  double resolution_;
  std::uint64_t last_ = 0;
};

/// The inverse, in beats; throws Error when a time is out of bounds.
class TickReader {
 public:
  TickReader(VarintReader& reader, int resolution) : reader_(reader), resolution_(resolution) {}
  Beats step() {
    last_ += reader_.varint(kMaxTicks);
    if (last_ > kMaxTicks) reader_.fail("a time is out of bounds");
    return beats(last_);
  }
  Beats length() { return beats(reader_.varint(kMaxTicks)); }

 private:
  Beats beats(std::uint64_t ticks) const { return {static_cast<double>(ticks) / resolution_}; }
  VarintReader& reader_;
  double resolution_;
  std::uint64_t last_ = 0;
};

/// Writes a list of events with onsets: its length, then for each event the ticks since the last onset and what `put`
/// adds.
template <class Events, class Put>
void put_events(Bytes& bytes, const Events& events, int resolution, Put put) {
  put_varint(bytes, events.size());
  TickWriter time(resolution);
  for (const auto& event : events) {
    put_varint(bytes, time.step(event.onset));
    put(event);
  }
}

/// The inverse; `take` reads everything but the onset. An event takes at least two bytes, so that a wrong count cannot
/// allocate much memory.
template <class Event, class Take>
std::vector<Event> take_events(VarintReader& reader, int resolution, Take take) {
  std::vector<Event> events(reader.varint(reader.left() / 2));
  TickReader time(reader, resolution);
  for (Event& event : events) {
    event.onset = time.step();
    take(event);
  }
  return events;
}

}  // namespace clavier
