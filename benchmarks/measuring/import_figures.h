#pragma once

#include <string>

#include "measuring/beats.h"
#include "measuring/paper_matching.h"

namespace clavier::measuring {

/// A number of right answers out of a total.
struct Share {
  double part = 0, whole = 0;
};

struct ImportMetric {
  std::string name;
  Share share;
};

inline constexpr double kSamePlace = 0.01;

inline double within_beat(double place) { return place - std::floor(place + kSamePlace / 2); }
inline bool is_same(double a, double b) { return std::abs(a - b) < kSamePlace; }

/// Notes with the right position within the beat, when a notated beat is `level` true beats and the first begins
/// `offset` true beats late.
inline double placed(const Matching& found, const Matching& truth, double level, double offset) {
  double right = 0;
  for (std::size_t note = 0; note < truth.size(); ++note)
    right += found[note] && is_same(within_beat(level * found[note]->place + offset), within_beat(truth[note]->place));
  return right;
}

/// The maximum over beats as notated, halved and doubled.
inline double placed_at_any_level(const Matching& found, const Matching& truth) {
  return std::max({placed(found, truth, 1, 0), placed(found, truth, 2, 0), placed(found, truth, 0.5, 0),
                   placed(found, truth, 0.5, 0.5)});
}

/// The maximum over note values as notated, doubled, dotted and so on.
template <class CountRight>
double at_best_level(const CountRight& count_right) {
  double best = 0;
  for (const double level : {1.0, 0.5, 2.0, 1.5, 2.0 / 3, 3.0, 1.0 / 3, 0.25, 4.0, 0.75, 4.0 / 3})
    best = std::max(best, count_right(level));
  return best;
}

/// For each note, one of the notes at the true onset before; none for the first onset.
inline std::vector<std::optional<std::size_t>> notes_before(const Matching& truth) {
  std::vector<std::size_t> order(truth.size());
  for (std::size_t note = 0; note < order.size(); ++note) order[note] = note;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return truth[a]->onset < truth[b]->onset - 1e-6; });
  std::vector<std::optional<std::size_t>> before(truth.size());
  std::optional<std::size_t> last;
  std::size_t now = order.empty() ? 0 : order[0];
  for (const std::size_t note : order) {
    if (truth[note]->onset > truth[now]->onset + 1e-6) last = now, now = note;
    before[note] = last;
  }
  return before;
}

/// Notes whose distance from the onset before is right.
inline Share right_distances(const Matching& found, const Matching& truth) {
  const auto before = notes_before(truth);
  Share share;
  for (const auto& note : before) share.whole += note.has_value();
  share.part = at_best_level([&](double level) {
    double right = 0;
    for (std::size_t note = 0; note < truth.size(); ++note) {
      if (!before[note] || !found[note] || !found[*before[note]]) continue;
      const double distance = found[note]->onset - found[*before[note]]->onset;
      right += is_same(level * distance, truth[note]->onset - truth[*before[note]]->onset);
    }
    return right;
  });
  return share;
}

inline double right_lengths(const Matching& found, const Matching& truth) {
  return at_best_level([&](double level) {
    double right = 0;
    for (std::size_t note = 0; note < truth.size(); ++note)
      right += found[note] && is_same(level * found[note]->length, truth[note]->length);
    return right;
  });
}

inline double right_hands(const Matching& found, const Matching& truth) {
  double right = 0;
  for (std::size_t note = 0; note < truth.size(); ++note)
    right += found[note] && found[note]->hand == truth[note]->hand;
  return right;
}

/// Counts of signs that make a page harder to read.
inline std::vector<ImportMetric> readability(const Sheet& sheet) {
  double notes = 0, ties = 0, rests = 0, tuplets = 0, voices = 0, short_ones = 0, meters = 0;
  for (const Measure& measure : sheet.measures) {
    voices += static_cast<double>(measure.voices.size());
    meters += measure.meter.has_value();
    for (const Voice& voice : measure.voices) {
      for (const SheetEvent& event : voice.events) {
        rests += event.kind == EventKind::rest;
        tuplets += event.tuplet_start;
        if (event.kind != EventKind::chord) continue;
        for (const SheetNote& note : event.notes) notes += !note.tie_stop, ties += note.tie_start;
        if (event.value.type > NoteType::thirty_second) short_ones += static_cast<double>(event.notes.size());
      }
    }
  }
  const auto measures = static_cast<double>(sheet.measures.size());
  return {{"ties, for 100 notes", {ties, notes}},          {"rests, for 100 notes", {rests, notes}},
          {"tuplets, for 100 notes", {tuplets, notes}},    {"notes shorter than 32nds", {short_ones, notes}},
          {"voices, in 100 measures", {voices, measures}}, {"meters told, in 100 measures", {meters, measures}}};
}

}  // namespace clavier::measuring
