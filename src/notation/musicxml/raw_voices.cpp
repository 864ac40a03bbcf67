#include "notation/musicxml/raw_voices.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"

namespace clavier {
namespace {

constexpr int kLastVoiceOfTwoStaves = 8;  // in notation programs, which count on with those of a third staff

Staff staff_by_number(int voice) { return (voice - 1) / 4 % 2 == 0 ? Staff::upper : Staff::lower; }

Staff find_majority_staff(const std::vector<RawEvent>& events) {
  std::ptrdiff_t upper = 0;
  std::ptrdiff_t all = 0;
  for (const RawEvent& raw : events) {
    upper += std::count(raw.staves.begin(), raw.staves.end(), Staff::upper);
    all += static_cast<std::ptrdiff_t>(raw.staves.size());
  }
  if (2 * upper == all) return events.front().staves.front();
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

/// Splits overlapping events into voices: each event goes to the first voice that is free.
void add_overlapping(const std::vector<RawEvent>& sorted, std::vector<RawVoice>& raw_voices) {
  std::vector<RawVoice> own;
  for (const RawEvent& raw : sorted) {
    const auto free = std::find_if(own.begin(), own.end(), [&](const RawVoice& raw_voice) {
      return raw_voice.events.back().end() <= raw.event.onset;
    });
    if (raw_voices.size() + own.size() > kMaxVoices) throw Error("a measure has more than 64 voices");
    if (free == own.end()) {
      own.push_back({Staff::upper, {raw}});
    } else {
      free->events.push_back(raw);
    }
  }
  for (RawVoice& raw_voice : own) {
    raw_voice.staff = find_majority_staff(raw_voice.events);
    raw_voices.push_back(std::move(raw_voice));
  }
}

void add_voice(const std::vector<RawEvent>& sorted, std::optional<Staff> staff, std::vector<RawVoice>& raw_voices) {
  if (!overlap(sorted)) return raw_voices.push_back({staff.value_or(find_majority_staff(sorted)), sorted});
  std::array<std::vector<RawEvent>, 2> by_staff;
  for (const RawEvent& raw : sorted) by_staff.at(static_cast<std::size_t>(raw.staves.front())).push_back(raw);
  for (const std::vector<RawEvent>& events : by_staff) add_overlapping(events, raw_voices);
}

}  // namespace

bool numbered_by_staff(const std::vector<RawMeasure>& measures) {
  std::ptrdiff_t balance = 0;
  for (const RawMeasure& measure : measures) {
    for (const RawEvent& raw : measure.events) {
      for (const Staff staff : raw.staves) {
        const bool agrees = staff == staff_by_number(raw.voice);
        if (!agrees && raw.voice > kLastVoiceOfTwoStaves) return false;
        balance += agrees ? 1 : -3;
      }
    }
  }
  return balance >= 0;
}

std::vector<RawVoice> make_raw_voices(const std::vector<RawEvent>& events, bool by_number) {
  std::map<int, std::vector<RawEvent>> voices;
  for (const RawEvent& raw : events) voices[raw.voice].push_back(raw);
  std::vector<RawVoice> raw_voices;
  for (auto& [number, voice] : voices) {
    std::stable_sort(voice.begin(), voice.end(),
                     [](const RawEvent& a, const RawEvent& b) { return a.event.onset < b.event.onset; });
    add_voice(voice, by_number ? std::optional(staff_by_number(number)) : std::nullopt, raw_voices);
  }
  if (raw_voices.size() > kMaxVoices) throw Error("a measure has more than 64 voices");
  std::stable_sort(raw_voices.begin(), raw_voices.end(),
                   [](const RawVoice& a, const RawVoice& b) { return a.staff < b.staff; });
  return raw_voices;
}

}  // namespace clavier
