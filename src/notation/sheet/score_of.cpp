#include "notation/sheet/score_of.h"

#include <algorithm>
#include <numeric>

#include "notation/sheet/playing_order.h"
#include "notation/sheet/sounding_notes.h"
#include "notation/sheet/unfold.h"

namespace clavier {
namespace {

constexpr std::int64_t kDefaultResolution = 480;
constexpr std::int64_t kMaxResolution = 32767;
constexpr std::int64_t kRoundedResolution = 10080;  // holds 2^5, 3^2, 5 and 7

/// The grid that all times of a piece share, if there is one.
class TimeGrid {
 public:
  void add(ExactBeats time) {
    if (resolution_ <= kMaxResolution) resolution_ = std::lcm(resolution_, time.denominator());
  }

  /// 480, or when that does not hold the times, the first greater multiple of the coarsest grid that does.
  std::int64_t resolution() const {
    if (kDefaultResolution % resolution_ == 0) return kDefaultResolution;
    if (resolution_ > kMaxResolution) return kRoundedResolution;
    return (kDefaultResolution + resolution_ - 1) / resolution_ * resolution_;
  }

  Beats at(ExactBeats time) const { return beats(tick(time)); }

  Note note(const SoundingNote& sounding) const {
    const std::int64_t onset = tick(sounding.onset);
    const std::int64_t length = std::max<std::int64_t>(1, tick(sounding.end) - onset);
    return {beats(onset), beats(length), sounding.pitch, sounding.velocity, sounding.hand};
  }

 private:
  std::int64_t tick(ExactBeats time) const {
    const Fraction ticks = time * resolution() + Fraction(1, 2);
    return ticks.numerator() / ticks.denominator();
  }
  Beats beats(std::int64_t ticks) const { return in_beats(Fraction(ticks, resolution())); }

  std::int64_t resolution_ = 1;
};

/// The start of each measure, and at the end that of the piece.
std::vector<ExactBeats> starts_of(const Sheet& sheet) {
  std::vector<ExactBeats> starts(1);
  for (const Measure& measure : sheet.measures) starts.push_back(starts.back() + measure.length);
  return starts;
}

void add_pedal(Score& score, PedalMark mark, Beats onset) {
  if (mark != PedalMark::start) score.pedal.push_back({onset, Pedal::sustain, 0});
  if (mark != PedalMark::stop) score.pedal.push_back({onset, Pedal::sustain, 127});
}

void add_directions(Score& score, const Sheet& sheet, const std::vector<ExactBeats>& starts, const TimeGrid& grid) {
  std::vector<Tempo> tempos;
  for (std::size_t index = 0; index < sheet.measures.size(); ++index) {
    for (const Direction& direction : sheet.measures[index].directions) {
      const Beats onset = grid.at(starts[index] + direction.onset);
      if (const auto* const tempo = std::get_if<TempoMark>(&direction.what))
        tempos.push_back(tempo_of(onset, tempo->thousandths / 1000.0));
      if (const auto* const pedal = std::get_if<PedalMark>(&direction.what)) add_pedal(score, *pedal, onset);
    }
  }
  score.tempo = TempoMap(std::move(tempos));
}

/// Whether a measure begins at `start` when measures are counted from `since`.
bool is_on_bar(ExactBeats since, ExactBeats start, SheetMeter meter) {
  return ((start - since) / measure_length(meter)).denominator() == 1;
}

void add_signatures(Score& score, const Sheet& sheet, const std::vector<ExactBeats>& starts, const TimeGrid& grid) {
  SheetMeter meter;
  ExactBeats since;
  for (std::size_t index = 0; index < sheet.measures.size(); ++index) {
    const Measure& measure = sheet.measures[index];
    const Beats onset = grid.at(starts[index]);
    if (measure.key) score.keys.push_back({onset, measure.key->fifths, measure.key->mode});
    if (!measure.meter && is_on_bar(since, starts[index], meter)) continue;
    meter = measure.meter.value_or(meter);
    since = starts[index];
    score.meters.push_back({onset, meter.numerator, meter.denominator});
  }
}

TimeGrid grid_of(const Sheet& sheet, const std::vector<ExactBeats>& starts, const std::vector<SoundingNote>& notes) {
  TimeGrid grid;
  for (const ExactBeats start : starts) grid.add(start);
  for (std::size_t index = 0; index < sheet.measures.size(); ++index)
    for (const Direction& direction : sheet.measures[index].directions)
      if (!is_for_order(direction)) grid.add(starts[index] + direction.onset);
  for (const SoundingNote& note : notes) {
    grid.add(note.onset);
    grid.add(note.end);
  }
  return grid;
}

Score play_through(const Sheet& sheet) {
  const std::vector<ExactBeats> starts = starts_of(sheet);
  const std::vector<SoundingNote> notes = make_sounding_notes(sheet);
  const TimeGrid grid = grid_of(sheet, starts, notes);
  Score score{.title = sheet.title, .origin = sheet.origin, .resolution = static_cast<int>(grid.resolution())};
  for (const SoundingNote& note : notes) score.notes.push_back(grid.note(note));
  add_directions(score, sheet, starts, grid);
  add_signatures(score, sheet, starts, grid);
  sort_events(score);
  return score;
}

}  // namespace

Score score_of(const Sheet& sheet, Repeats repeats) {
  if (repeats == Repeats::once || !has_repeats(sheet)) return play_through(sheet);
  return play_through(unfold(sheet));
}

}  // namespace clavier
