#include "notation/sheet/repeat_fault.h"

#include <algorithm>
#include <array>

namespace clavier {
namespace {

std::optional<std::string> volta_fault(const Volta& volta) {
  const std::vector<std::uint8_t>& passes = volta.passes;
  const bool rising = std::adjacent_find(passes.begin(), passes.end(), std::greater_equal<>()) == passes.end();
  if (passes.empty() || !rising || passes.front() < 1 || passes.back() > kMaxPasses)
    return "the passes of a volta bracket are none";
  return std::nullopt;
}

bool has_text(const Marker& marker) {
  const bool may_have_sign = marker.kind == MarkerKind::segno || marker.kind == MarkerKind::coda;
  return marker.sign ? may_have_sign : !marker.words.empty();
}

std::optional<std::string> marks_fault(const Measure& measure) {
  std::array<int, 4> markers{};
  int jumps = 0;
  for (const Direction& direction : measure.directions) {
    if (const auto* const marker = std::get_if<Marker>(&direction.what)) {
      if (!has_text(*marker)) return "a marker has no words, or a sign that there is not";
      if (++markers.at(static_cast<std::size_t>(marker->kind)) > 1) return "two markers are of one kind";
    }
    if (const auto* const jump = std::get_if<Jump>(&direction.what))
      if (jump->words.empty() || ++jumps > 1) return "a jump has no words, or there are two";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_repeat_fault(const Measure& measure) {
  const RepeatBars& bars = measure.repeats;
  if (bars.times == 1 || bars.times > kMaxPasses || (bars.times == 0 && bars.after_jump))
    return "a section is repeated " + std::to_string(bars.times) + " times";
  if (bars.volta)
    if (const std::optional<std::string> fault = volta_fault(*bars.volta)) return fault;
  return marks_fault(measure);
}

std::optional<std::string> find_volta_fault(const Sheet& sheet) {
  bool open = false;
  for (std::size_t index = 0; index < sheet.measures.size(); ++index) {
    const RepeatBars& bars = sheet.measures[index].repeats;
    const bool begins = bars.volta.has_value(), ends = bars.volta_end != VoltaEnd::none;
    if ((begins && open) || (ends && !open && !begins))
      return "measure " + std::to_string(index + 1) + ": volta brackets overlap";
    open = (open || begins) && !ends;
  }
  return open ? std::optional<std::string>("a volta bracket does not end") : std::nullopt;
}

}  // namespace clavier
