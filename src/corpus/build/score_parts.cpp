#include "corpus/build/score_parts.h"

#include <algorithm>
#include <cmath>

#include "music/grid.h"

namespace clavier {
namespace {

constexpr double kStepsPerBeat = 24;
constexpr double kTickRounding = 1e-6;  // of 1/resolution

/// The first beat of the measure that contains `time`.
Beats measure_begin(const Score& score, Beats time) {
  Meter current{};
  for (const Meter& meter : score.meters)
    if (meter.onset <= time) current = meter;
  const double measures = std::floor((time - current.onset) / measure_length(current));
  return current.onset + measure_length(current) * measures;
}

/// Times are multiples of 1/resolution: rounding keeps them so after a shift.
Beats moved(Beats time, Beats by, int resolution) { return {std::round((time - by).value * resolution) / resolution}; }

/// The first multiple of 1/resolution at or after `time`. Consecutive stretches then share no note, and no note loses
/// its whole length.
Beats next_tick(const Score& score, Seconds time) {
  return {std::ceil(score.tempo.beats_at(time).value * score.resolution - kTickRounding) / score.resolution};
}

/// The events from `begin` up to `end`, shifted to begin at zero, with the state in force at `begin`.
template <class Event>
std::vector<Event> events_between(const std::vector<Event>& events, Beats begin, Beats end, int resolution) {
  std::vector<Event> between;
  for (Event event : events) {
    if (event.onset >= end) break;
    if (event.onset <= begin) between.clear();
    event.onset = std::max(Beats{}, moved(event.onset, begin, resolution));
    between.push_back(event);
  }
  return between;
}

/// The range of notes [first, last) and of time [begin, end) that make a part.
struct PartBounds {
  std::size_t first;
  std::size_t last;
  Beats begin;
  Beats end;
};

Score part_of(const Score& score, const PartBounds& bounds) {
  const auto& [first, last, begin, end] = bounds;
  Score part{.title = score.title,
             .origin = score.origin,
             .resolution = score.resolution,
             .tempo = {},
             .meters = {},
             .keys = {},
             .pedal = {},
             .notes = {}};
  part.tempo = TempoMap(events_between(score.tempo.changes(), begin, end, score.resolution));
  part.meters = events_between(score.meters, begin, end, score.resolution);
  part.keys = events_between(score.keys, begin, end, score.resolution);
  for (PedalChange change : score.pedal) {
    if (change.onset < begin || change.onset >= end) continue;
    change.onset = moved(change.onset, begin, score.resolution);
    part.pedal.push_back(change);
  }
  part.notes.assign(score.notes.begin() + static_cast<std::ptrdiff_t>(first),
                    score.notes.begin() + static_cast<std::ptrdiff_t>(last));
  for (Note& note : part.notes) note.onset = moved(note.onset, begin, score.resolution);
  return part;
}

/// The index of the first note of each part.
std::vector<std::size_t> part_starts(const Score& score, Seconds silence) {
  std::vector<std::size_t> starts;
  Beats sounding{};
  for (std::size_t note = 0; note < score.notes.size(); ++note) {
    const Beats onset = score.notes[note].onset;
    if (onset > sounding && score.tempo.seconds_at(onset) - score.tempo.seconds_at(sounding) > silence)
      starts.push_back(note);
    sounding = std::max(sounding, end_of(score.notes[note]));
  }
  return starts;
}

}  // namespace

std::vector<Score> cut_at_silences(const Score& score, Seconds silence) {
  std::vector<std::size_t> starts = part_starts(score, silence);
  if (starts.empty()) return {score};
  if (starts.front() != 0) starts.insert(starts.begin(), 0);
  std::vector<Score> parts;
  for (std::size_t part = 0; part < starts.size(); ++part) {
    const bool final = part + 1 == starts.size();
    const std::size_t last = final ? score.notes.size() : starts[part + 1];
    const Beats end = final ? Beats{1e300} : measure_begin(score, score.notes[last].onset);
    const Beats begin = measure_begin(score, score.notes[starts[part]].onset);
    parts.push_back(part_of(score, {starts[part], last, moved(begin, Beats{}, score.resolution), end}));
  }
  return parts;
}

Score cut_excerpt(const Score& score, Seconds start, Seconds length) {
  const Beats end = next_tick(score, start + length);
  const auto begins_before = [half = 0.5 / score.resolution](Beats time) {
    return [=](const Note& note) { return note.onset.value < time.value - half; };
  };
  const auto first =
      std::partition_point(score.notes.begin(), score.notes.end(), begins_before(next_tick(score, start)));
  const auto last = std::partition_point(first, score.notes.end(), begins_before(end));
  if (first == last) return {.title = score.title, .origin = score.origin, .resolution = score.resolution};
  const Beats begin = is_on_grid(score) ? Beats{std::floor(first->onset.value)} : first->onset;
  Score part = part_of(score, {static_cast<std::size_t>(first - score.notes.begin()),
                               static_cast<std::size_t>(last - score.notes.begin()), begin, end});
  const Beats last_end = moved(end, begin, score.resolution);
  for (Note& note : part.notes) note.duration = std::min(note.duration, last_end - note.onset);
  return part;
}

Score remove_artefacts(Score score, Seconds length, int velocity) {
  const auto surplus = [&](const Note& note) {
    if (note.velocity >= velocity) return false;
    return score.tempo.seconds_at(end_of(note)) - score.tempo.seconds_at(note.onset) < length;
  };
  score.notes.erase(std::remove_if(score.notes.begin(), score.notes.end(), surplus), score.notes.end());
  return score;
}

double grid_share(const Score& score) {
  if (score.notes.empty()) return 0;
  const auto on_grid = [](const Note& note) {
    const double steps = note.onset.value * kStepsPerBeat;
    return std::abs(steps - std::floor(steps + 0.5)) < 1e-6;
  };
  return static_cast<double>(std::count_if(score.notes.begin(), score.notes.end(), on_grid)) /
         static_cast<double>(score.notes.size());
}

}  // namespace clavier
