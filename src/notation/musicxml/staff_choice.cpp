#include "notation/musicxml/staff_choice.h"

#include <algorithm>
#include <limits>
#include <map>

namespace clavier {
namespace {

constexpr int kMaxSpan = 16;  // semitones of a tenth
constexpr std::size_t kFingers = 5;
constexpr std::size_t kLinesPerStaff = 2;
constexpr int kLowestUpper = 55;  // pitches beyond these are far from their staff
constexpr int kHighestLower = 65;
constexpr double kSpanCost = 1;  // a semitone beyond the span, all the measure long
constexpr double kFingerCost = 3;
constexpr double kLineCost = 1.5;
constexpr double kRegisterCost = 0.4;  // a semitone
constexpr double kOtherStaffCost = 2;  // a line of a piano part that leaves its staff
constexpr double kChangeCost = 4;
constexpr double kTiedChangeCost = 20;

/// The lines of one staff in a measure: a range of the arranged lines.
using StaffLines = std::pair<std::vector<PartLine>::const_iterator, std::vector<PartLine>::const_iterator>;

/// The notes that sound at an onset.
struct Grip {
  int low = 127;
  int high = 0;
  std::size_t count = 0;

  void add(const RawEvent& raw) {
    for (const SheetNote& note : raw.event.notes) {
      low = std::min(low, midi_pitch(note.pitch));
      high = std::max(high, midi_pitch(note.pitch));
      ++count;
    }
  }
  double cost() const {
    const double span = std::max(0, high - low - kMaxSpan);
    return kSpanCost * span + (count > kFingers ? kFingerCost * static_cast<double>(count - kFingers) : 0);
  }
};

/// The mean cost of the grips at the onsets of these lines.
double grip_cost(StaffLines lines) {
  std::map<ExactBeats, Grip> grips;
  for (auto line = lines.first; line != lines.second; ++line)
    for (const RawEvent& raw : line->notes) grips[raw.event.onset];
  for (auto line = lines.first; line != lines.second; ++line)
    for (const RawEvent& raw : line->notes)
      for (auto grip = grips.lower_bound(raw.event.onset); grip != grips.end() && grip->first < raw.end(); ++grip)
        grip->second.add(raw);
  double sum = 0;
  for (const auto& [onset, grip] : grips) sum += grip.count > 0 ? grip.cost() : 0;
  return grips.empty() ? 0 : sum / static_cast<double>(grips.size());
}

double register_cost(const PartLine& line, Staff staff) {
  const double pitch = mean_pitch(line.notes);
  const double distance = staff == Staff::upper ? kLowestUpper - pitch : pitch - kHighestLower;
  const bool moved = staff == Staff::upper && line.staff == Staff::lower;
  return kRegisterCost * std::max(0.0, distance) + (moved ? kOtherStaffCost : 0);
}

double staff_cost(StaffLines lines, Staff staff) {
  const auto count = static_cast<std::size_t>(lines.second - lines.first);
  double cost = grip_cost(lines) + (count > kLinesPerStaff ? kLineCost * static_cast<double>(count - 2) : 0);
  for (auto line = lines.first; line != lines.second; ++line) cost += register_cost(*line, staff);
  return cost;
}

double division_cost(const ArrangedMeasure& measure) {
  const auto middle = measure.lines.begin() + static_cast<std::ptrdiff_t>(measure.upper);
  return staff_cost({measure.lines.begin(), middle}, Staff::upper) +
         staff_cost({middle, measure.lines.end()}, Staff::lower);
}

bool begins_tied(const PartLine& line) {
  const std::vector<SheetNote>& notes = line.notes.front().event.notes;
  return line.notes.front().event.onset == 0 &&
         std::any_of(notes.begin(), notes.end(), [](const SheetNote& note) { return note.tie_stop; });
}

using Places = std::map<std::tuple<std::size_t, Staff, int, int>, std::size_t>;

Places places_in(const ArrangedMeasure& measure) {
  Places places;
  for (std::size_t index = 0; index < measure.lines.size(); ++index) places[measure.lines[index].id()] = index;
  return places;
}

/// The cost of the lines that change staves between two measures, by where the first divides its lines.
double change_cost(const ArrangedMeasure& before, std::size_t upper_before, const ArrangedMeasure& now,
                   std::size_t upper_now, const Places& places_before) {
  if (before.lines.empty()) return 0;
  double cost = 0;
  for (std::size_t index = 0; index < now.lines.size(); ++index) {
    const auto place = places_before.find(now.lines[index].id());
    if (place == places_before.end()) continue;
    if ((place->second < upper_before) != (index < upper_now))
      cost += begins_tied(now.lines[index]) ? kTiedChangeCost : kChangeCost;
  }
  return cost;
}

/// The divisions that a measure may have: from `first` to `last` lines on the upper staff.
struct Divisions {
  std::size_t first = 0;
  std::size_t last = 0;
};

Divisions possible_divisions(const ArrangedMeasure& measure, std::size_t melody) {
  const std::size_t count = measure.lines.size();
  if (count == 0) return {0, 0};
  const bool sings = measure.lines.front().part == melody;
  return {sings ? std::size_t{1} : 0, count > 1 ? count - 1 : 1};
}

void sort_by_pitch(std::vector<PartLine>& lines, std::size_t melody) {
  std::map<std::tuple<std::size_t, Staff, int, int>, double> heights;
  for (const PartLine& line : lines) heights[line.id()] = mean_pitch(line.notes);
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const PartLine& a, const PartLine& b) { return heights[a.id()] > heights[b.id()]; });
  const auto first = std::find_if(lines.begin(), lines.end(), [&](const PartLine& l) { return l.part == melody; });
  if (first != lines.end()) std::rotate(lines.begin(), first, first + 1);
}

/// The least cost of each division of a measure, and the division before that leads to it.
struct DivisionStep {
  Divisions divisions;
  std::vector<double> costs;
  std::vector<std::size_t> from;
};

DivisionStep next_step(const ArrangedMeasure& before, const DivisionStep& last, ArrangedMeasure& now,
                       std::size_t melody) {
  DivisionStep step{.divisions = possible_divisions(now, melody), .costs = {}, .from = {}};
  const Places places = places_in(before);
  for (now.upper = step.divisions.first; now.upper <= step.divisions.last; ++now.upper) {
    double best = std::numeric_limits<double>::infinity();
    std::size_t from = 0;
    for (std::size_t index = 0; index < last.costs.size(); ++index) {
      const double cost = last.costs[index] + change_cost(before, last.divisions.first + index, now, now.upper, places);
      if (cost >= best) continue;
      best = cost;
      from = index;
    }
    step.costs.push_back(best + division_cost(now));
    step.from.push_back(from);
  }
  return step;
}

}  // namespace

std::vector<ArrangedMeasure> arrange(std::vector<std::vector<PartLine>> measures, std::size_t melody) {
  std::vector<ArrangedMeasure> arranged;
  std::vector<DivisionStep> steps;
  const ArrangedMeasure nothing;
  const DivisionStep start{.divisions = {}, .costs = {0}, .from = {0}};
  for (std::vector<PartLine>& lines : measures) {
    sort_by_pitch(lines, melody);
    ArrangedMeasure now{.lines = std::move(lines)};
    const ArrangedMeasure& before = arranged.empty() ? nothing : arranged.back();
    steps.push_back(next_step(before, steps.empty() ? start : steps.back(), now, melody));
    arranged.push_back(std::move(now));
  }
  if (steps.empty()) return arranged;
  const std::vector<double>& costs = steps.back().costs;
  auto best = static_cast<std::size_t>(std::min_element(costs.begin(), costs.end()) - costs.begin());
  for (std::size_t index = steps.size(); index-- > 0;) {
    arranged[index].upper = steps[index].divisions.first + best;
    best = steps[index].from[best];
  }
  return arranged;
}

}  // namespace clavier
