#include "notation/musicxml/measure_repeats.h"

#include <algorithm>

#include "notation/musicxml/decimal.h"

namespace clavier {
namespace {

constexpr int kMaxRepeated = 8;  // measures; signs for more than four are not in use

bool is_on(const RawEvent& event, const std::optional<Staff>& staff) {
  return !staff || event.staves.empty() || event.staves.front() == *staff;
}

/// Puts the events of a staff into a measure, unless it has notes there.
void fill(RawMeasure& measure, const std::vector<RawEvent>& events, const std::optional<Staff>& staff) {
  const auto is_note = [&](const RawEvent& event) { return is_on(event, staff) && !event.event.notes.empty(); };
  if (std::any_of(measure.events.begin(), measure.events.end(), is_note)) return;
  std::erase_if(measure.events, [&](const RawEvent& event) { return is_on(event, staff); });
  for (const RawEvent& event : events) {
    if (!is_on(event, staff)) continue;
    measure.events.push_back(event);
    measure.reach = std::max(measure.reach, event.end());
  }
}

}  // namespace

void MeasureRepeats::read(const XmlElement& attributes, std::optional<Staff> fixed_staff) {
  for (const XmlElement& style : attributes.children) {
    const XmlElement* const repeat = style.name == "measure-style" ? style.child("measure-repeat") : nullptr;
    if (repeat == nullptr) continue;
    const std::optional<int> number = parse_whole(style.attribute("number"));
    std::optional<Staff> staff;
    if (number && !fixed_staff) staff = *number == 1 ? Staff::upper : Staff::lower;
    if (repeat->attribute("type") == "start") {
      signs_[staff] = std::clamp(parse_whole(repeat->text).value_or(1), 1, kMaxRepeated);
    } else {
      signs_.erase(staff);
    }
  }
}

void MeasureRepeats::write_out(RawMeasure& measure) {
  for (const auto& [staff, measures] : signs_)
    if (before_.size() >= static_cast<std::size_t>(measures))
      fill(measure, before_[before_.size() - static_cast<std::size_t>(measures)], staff);
  before_.push_back(measure.events);
  if (before_.size() > static_cast<std::size_t>(kMaxRepeated)) before_.pop_front();
}

}  // namespace clavier
