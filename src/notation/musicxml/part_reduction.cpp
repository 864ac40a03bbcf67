#include "notation/musicxml/part_reduction.h"

#include <algorithm>
#include <iterator>

#include "base/error.h"
#include "notation/musicxml/line_merging.h"
#include "notation/musicxml/staff_choice.h"

namespace clavier {
namespace {

constexpr int kMiddleC = 60;

/// Whether one of two marks is enough: two tempos or dynamics, the same words or pedal marks.
bool of_one_kind(const decltype(Direction::what)& a, const decltype(Direction::what)& b) {
  const bool whatever_they_say = std::holds_alternative<TempoMark>(a) || std::holds_alternative<Dynamic>(a);
  return whatever_they_say ? a.index() == b.index() : a == b;
}

bool is_heard_only(const Direction& direction) {
  const auto* const tempo = std::get_if<TempoMark>(&direction.what);
  return tempo != nullptr && is_playback_only(*tempo);
}

void merge_direction(std::vector<Direction>& directions, Direction other) {
  const bool pedal = std::holds_alternative<PedalMark>(other.what);
  other.staff = pedal ? Staff::lower : Staff::upper;
  const auto same = std::find_if(directions.begin(), directions.end(), [&](const Direction& direction) {
    return within_rounding(direction.onset, other.onset) && of_one_kind(direction.what, other.what);
  });
  if (same == directions.end()) {
    directions.push_back(std::move(other));
  } else if (is_heard_only(*same) && !is_heard_only(other)) {
    *same = std::move(other);
  }
}

/// Adds what another part says of the measures: their lengths, meters where they have none, and marks that are not
/// there already.
void merge_frames(std::vector<RawMeasure>& measures, const std::vector<RawMeasure>& other) {
  while (measures.size() < other.size()) {
    const RawMeasure& added = other[measures.size()];
    measures.push_back({.number = added.number, .implicit = added.implicit, .unmetered = true});
  }
  for (std::size_t index = 0; index < other.size(); ++index) {
    RawMeasure& measure = measures[index];
    measure.reach = std::max(measure.reach, other[index].reach);
    if (measure.unmetered && !measure.meter) measure.meter = other[index].meter;
    measure.unmetered = measure.unmetered && other[index].unmetered;
    for (const Direction& direction : other[index].directions) merge_direction(measure.directions, direction);
  }
}

bool has_keys(const PartMusic& part) {
  return std::any_of(part.measures.begin(), part.measures.end(),
                     [](const RawMeasure& measure) { return measure.key.has_value(); });
}

/// The keys of the first part that gives any, of those that sound as written if possible.
void add_keys(const std::vector<PartMusic>& parts, std::vector<RawMeasure>& measures) {
  auto source = std::find_if(parts.begin(), parts.end(),
                             [](const PartMusic& part) { return has_keys(part) && !part.transposes; });
  if (source == parts.end()) source = std::find_if(parts.begin(), parts.end(), has_keys);
  if (source == parts.end()) return;
  for (std::size_t index = 0; index < source->measures.size(); ++index)
    measures[index].key = source->measures[index].key;
}

std::size_t find_melody(const std::vector<PartMusic>& parts) {
  const auto singer = std::find_if(parts.begin(), parts.end(), [](const PartMusic& part) { return part.sings; });
  if (singer != parts.end()) return static_cast<std::size_t>(singer - parts.begin());
  const auto highest = std::max_element(parts.begin(), parts.end(), [](const PartMusic& a, const PartMusic& b) {
    return mean_pitch(a.measures) < mean_pitch(b.measures);
  });
  return static_cast<std::size_t>(highest - parts.begin());
}

std::vector<std::vector<PartLine>> lines_by_measure(const std::vector<PartMusic>& parts) {
  std::vector<std::vector<PartLine>> measures;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    measures.resize(std::max(measures.size(), parts[part].measures.size()));
    for (std::size_t index = 0; index < parts[part].measures.size(); ++index) {
      std::vector<PartLine> lines = lines_of(parts[part].measures[index], part);
      std::move(lines.begin(), lines.end(), std::back_inserter(measures[index]));
      if (measures[index].size() > kMaxVoices) throw Error("a measure has more than 64 voices");
    }
  }
  return measures;
}

void add_staff(const std::vector<PartLine>& lines, Staff staff, RawMeasure& measure) {
  int number = measure.events.empty() ? 0 : measure.events.back().voice;
  for (std::vector<RawEvent>& voice : merge_lines(lines)) {
    ++number;
    for (RawEvent& raw : voice) {
      raw.voice = number;
      raw.event.stem = Stem::free;
      std::fill(raw.staves.begin(), raw.staves.end(), staff);
      measure.events.push_back(std::move(raw));
    }
  }
}

/// Treble or bass, by where most of a staff's music lies.
Clef clef_for(const std::vector<RawMeasure>& measures, Staff staff) {
  std::vector<RawEvent> events;
  for (const RawMeasure& measure : measures)
    std::copy_if(measure.events.begin(), measure.events.end(), std::back_inserter(events),
                 [&](const RawEvent& raw) { return raw.staves.front() == staff; });
  const double pitch = mean_pitch(events);
  if (pitch == 0) return staff == Staff::upper ? kTrebleClef : kBassClef;
  return pitch < kMiddleC ? kBassClef : kTrebleClef;
}

}  // namespace

bool holds_for_all(const Direction& direction) {
  return std::holds_alternative<TempoMark>(direction.what) || is_for_order(direction);
}

void merge_common_directions(std::vector<RawMeasure>& measures, const std::vector<RawMeasure>& other) {
  for (std::size_t index = 0; index < std::min(measures.size(), other.size()); ++index)
    for (const Direction& direction : other[index].directions)
      if (holds_for_all(direction)) merge_direction(measures[index].directions, direction);
}

std::vector<RawMeasure> reduce_to_piano(const std::vector<PartMusic>& parts) {
  const std::size_t melody = find_melody(parts);
  const std::vector<ArrangedMeasure> arranged = arrange(lines_by_measure(parts), melody);
  std::vector<RawMeasure> measures;
  for (const PartMusic& part : parts) merge_frames(measures, part.measures);
  add_keys(parts, measures);
  for (std::size_t index = 0; index < measures.size(); ++index) {
    const auto middle = arranged[index].lines.begin() + static_cast<std::ptrdiff_t>(arranged[index].upper);
    add_staff({arranged[index].lines.begin(), middle}, Staff::upper, measures[index]);
    add_staff({middle, arranged[index].lines.end()}, Staff::lower, measures[index]);
  }
  for (const Staff staff : {Staff::upper, Staff::lower})
    measures.front().clefs.push_back({staff, 0, clef_for(measures, staff)});
  return measures;
}

}  // namespace clavier
