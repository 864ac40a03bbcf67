#include "notation/musicxml/lanes_of_events.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"

namespace clavier {
namespace {

constexpr std::size_t kMostLanes = 64;

Staff staff_by_number(int voice) { return (voice - 1) / 4 % 2 == 0 ? Staff::upper : Staff::lower; }

Staff staff_of_most(const std::vector<RawEvent>& events) {
  std::ptrdiff_t upper = 0;
  std::ptrdiff_t all = 0;
  for (const RawEvent& raw : events) {
    upper += std::count(raw.drawn.begin(), raw.drawn.end(), Staff::upper);
    all += static_cast<std::ptrdiff_t>(raw.drawn.size());
  }
  if (2 * upper == all) return events.front().drawn.front();
  return 2 * upper > all ? Staff::upper : Staff::lower;
}

bool overlap(const std::vector<RawEvent>& sorted) {
  ExactBeats end;
  for (const RawEvent& raw : sorted) {
    if (raw.event.onset < end) return true;
    end = raw.end();
  }
  return false;
}

/// Each event goes to the first lane that is free.
void add_overlapping(const std::vector<RawEvent>& sorted, std::vector<Lane>& lanes) {
  std::vector<Lane> own;
  for (const RawEvent& raw : sorted) {
    const auto free = std::find_if(own.begin(), own.end(),
                                   [&](const Lane& lane) { return lane.events.back().end() <= raw.event.onset; });
    if (lanes.size() + own.size() > kMostLanes) throw Error("a measure has more than 64 voices");
    if (free == own.end()) {
      own.push_back({Staff::upper, {raw}});
    } else {
      free->events.push_back(raw);
    }
  }
  for (Lane& lane : own) {
    lane.staff = staff_of_most(lane.events);
    lanes.push_back(std::move(lane));
  }
}

void add_voice(const std::vector<RawEvent>& sorted, std::optional<Staff> staff, std::vector<Lane>& lanes) {
  if (!overlap(sorted)) return lanes.push_back({staff.value_or(staff_of_most(sorted)), sorted});
  std::array<std::vector<RawEvent>, 2> by_staff;
  for (const RawEvent& raw : sorted) by_staff.at(static_cast<std::size_t>(raw.drawn.front())).push_back(raw);
  for (const std::vector<RawEvent>& events : by_staff) add_overlapping(events, lanes);
}

}  // namespace

bool numbered_by_staff(const std::vector<RawMeasure>& measures) {
  std::ptrdiff_t balance = 0;
  for (const RawMeasure& measure : measures)
    for (const RawEvent& raw : measure.events)
      for (const Staff staff : raw.drawn) balance += staff == staff_by_number(raw.voice) ? 1 : -3;
  return balance >= 0;
}

std::vector<Lane> lanes_of(const std::vector<RawEvent>& events, bool by_number) {
  std::map<int, std::vector<RawEvent>> voices;
  for (const RawEvent& raw : events) voices[raw.voice].push_back(raw);
  std::vector<Lane> lanes;
  for (auto& [number, voice] : voices) {
    std::stable_sort(voice.begin(), voice.end(),
                     [](const RawEvent& a, const RawEvent& b) { return a.event.onset < b.event.onset; });
    add_voice(voice, by_number ? std::optional(staff_by_number(number)) : std::nullopt, lanes);
  }
  if (lanes.size() > kMostLanes) throw Error("a measure has more than 64 voices");
  std::stable_sort(lanes.begin(), lanes.end(), [](const Lane& a, const Lane& b) { return a.staff < b.staff; });
  return lanes;
}

}  // namespace clavier
