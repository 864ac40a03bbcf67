#include "transcription/engraving/beaming.h"

#include <algorithm>

#include "transcription/meter/metrical_grid.h"

namespace clavier {
namespace {

using Run = std::vector<SheetEvent*>;

bool can_be_beamed(const SheetEvent& event) { return event.kind == EventKind::chord && beams_of(event.value.type) > 0; }
bool is_plain_eighth(const SheetEvent& event) {
  return event.kind == EventKind::chord && event.value == NoteValue{.type = NoteType::eighth};
}

/// The length of a group of eighths: in 2/4 and 3/4 the measure, in 4/4 its half, else a beat.
ScoreTicks eighth_group_length(const MeasureFrame& frame, const MetricalGrid& grid) {
  if (grid.beat() != kQuarter || grid.is_compound()) return grid.beat();
  return frame.meter.numerator == 4 ? 2 * kQuarter : std::min(grid.measure(), 3 * kQuarter);
}

class Beamer {
 public:
  Beamer(std::vector<SheetEvent>& events, const MeasureFrame& frame)
      : events_(events),
        measure_offset_(frame.measure_offset),
        grid_(frame.meter),
        group_length_(eighth_group_length(frame, grid_)) {}

  void beam() {
    Run run;
    for (SheetEvent& event : events_) {
      if (!run.empty() && (!can_be_beamed(event) || group_of(event) != group_of(*run.back()))) finish(run);
      if (can_be_beamed(event)) run.push_back(&event);
    }
    finish(run);
  }

 private:
  ScoreTicks place_of(const SheetEvent& event) const { return score_ticks_of(event.onset) + measure_offset_; }

  /// The start of the group that an event belongs to.
  ScoreTicks group_of(const SheetEvent& event) const {
    const ScoreTicks window = place_of(event) / group_length_ * group_length_;
    if (has_only_eighths(window)) return window;
    return place_of(event) / grid_.beat() * grid_.beat();
  }

  bool has_only_eighths(ScoreTicks window) const {
    return std::all_of(events_.begin(), events_.end(), [&](const SheetEvent& event) {
      const ScoreTicks begin = place_of(event), end = begin + score_ticks_of(event.length);
      return end <= window || begin >= window + group_length_ || is_plain_eighth(event);
    });
  }

  void finish(Run& run) const {
    if (run.size() > 1)
      for (int level = 1; std::any_of(run.begin(), run.end(), [&](auto* event) { return has(*event, level); }); ++level)
        add_level(run, level);
    run.clear();
  }

  static bool has(const SheetEvent& event, int level) { return beams_of(event.value.type) >= level; }

  void add_level(const Run& run, int level) const {
    for (std::size_t place = 0; place < run.size(); ++place) {
      if (!has(*run[place], level)) continue;
      const bool joins_before = place > 0 && has(*run[place - 1], level);
      const bool joins_after = place + 1 < run.size() && has(*run[place + 1], level);
      run[place]->beams.push_back(joins_before && joins_after ? Beam::middle
                                  : joins_before              ? Beam::end
                                  : joins_after               ? Beam::begin
                                                              : hook(run, place));
    }
  }

  /// The hook towards the neighbour within the same longer value.
  Beam hook(const Run& run, std::size_t place) const {
    if (place == 0) return Beam::forward_hook;
    const bool on_longer_value = place_of(*run[place]) % (2 * score_ticks_of(run[place]->length)) == 0;
    return place + 1 < run.size() && on_longer_value ? Beam::forward_hook : Beam::backward_hook;
  }

  std::vector<SheetEvent>& events_;
  ScoreTicks measure_offset_;
  MetricalGrid grid_;
  ScoreTicks group_length_;
};

}  // namespace

void beam(std::vector<SheetEvent>& events, const MeasureFrame& frame) { Beamer(events, frame).beam(); }

}  // namespace clavier
