#include "performing/phrases.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace clavier {
namespace {

constexpr Seconds kTypicalPhrase{8};  // four measures at a walking pace; about one breath of a singer
constexpr Seconds kMinPhrase{2};
constexpr double kTooShortPenalty = 1e6;  // outweighs all other costs together
constexpr Seconds kMaxPhrase{16};         // unless the melody itself has a longer gap
constexpr double kLengthWeight = 1;       // cost of half or twice the typical length, in mean gaps
constexpr double kParallelWeight = 1;     // cost of a start elsewhere in the measure than that of the next phrase
constexpr double kEvenWeight = 0.5;       // cost of an odd number of measures
constexpr double kMaxGap = 8;             // in mean intervals between onsets; longer gaps count as that
constexpr double kGapAtEnds = 2;          // the gap at the start and end of the piece
constexpr double kPlacesInBeat = 24;

/// A time at which a phrase may begin, or the end of the piece.
struct PhraseBoundary {
  Beats beats;
  Seconds time;
  double gap = kGapAtEnds;  // in mean intervals
  std::size_t measure = 0;
  long place = 0;  // position in its measure
};

std::vector<PhraseBoundary> boundaries_of(const Score& score, const std::vector<bool>& melody,
                                          const std::vector<MeasureFrame>& measures) {
  std::vector<PhraseBoundary> boundaries;
  Seconds released;
  double sum = 0;
  for (std::size_t index = 0; index < melody.size(); ++index) {
    if (!melody[index]) continue;
    const Note& note = score.notes[index];
    const std::size_t measure = frame_at(measures, note.onset);
    const Beats inside =
        note.onset - measures[measure].score_onset + in_beats(beats_of(measures[measure].measure_offset));
    PhraseBoundary boundary{.beats = note.onset,
                            .time = score.tempo.seconds_at(note.onset),
                            .measure = measure,
                            .place = std::lround(inside.value * kPlacesInBeat)};
    if (!boundaries.empty()) {
      const Seconds interval = boundary.time - boundaries.back().time;
      boundary.gap = (interval + std::max(Seconds{0}, boundary.time - released)).value;
      sum += interval.value;
    }
    released = score.tempo.seconds_at(end_of(note));
    boundaries.push_back(boundary);
  }
  const double mean = sum / std::max(1.0, static_cast<double>(boundaries.size()) - 1);
  for (std::size_t index = 1; index < boundaries.size(); ++index)
    boundaries[index].gap = std::min(boundaries[index].gap / mean, kMaxGap);
  return boundaries;
}

/// The cost of a phrase whose ends have different positions in their measures, or that has an odd number of measures.
/// None at the end of the piece.
double difference(const PhraseBoundary& begin, const PhraseBoundary& end, bool last) {
  if (last) return 0;
  if (begin.place != end.place) return kParallelWeight;
  return (end.measure - begin.measure) % 2 == 0 ? 0 : kEvenWeight;
}

double score_phrase(const PhraseBoundary& begin, const PhraseBoundary& end, bool last) {
  const double length = (end.time - begin.time).value;
  if (length < kMinPhrase.value) return -kTooShortPenalty;
  const double length_deviation = std::abs(std::log2(length / kTypicalPhrase.value));
  return length * ((begin.gap + end.gap) / 2 - kLengthWeight * length_deviation - difference(begin, end, last));
}

/// For each boundary the best start of the phrase that ends there.
std::vector<std::size_t> best_begins(const std::vector<PhraseBoundary>& boundaries) {
  std::vector<double> best(boundaries.size());
  std::vector<std::size_t> begins(boundaries.size());
  for (std::size_t end = 1; end < boundaries.size(); ++end) {
    best[end] = -std::numeric_limits<double>::infinity();
    for (std::size_t begin = end; begin-- > 0;) {
      if (boundaries[end].time - boundaries[begin].time > kMaxPhrase && begin + 1 < end) break;
      const double total_score =
          best[begin] + score_phrase(boundaries[begin], boundaries[end], end + 1 == boundaries.size());
      if (total_score <= best[end]) continue;
      best[end] = total_score;
      begins[end] = begin;
    }
  }
  return begins;
}

}  // namespace

std::vector<Phrase> find_phrases(const Score& score, const std::vector<bool>& melody,
                                 const std::vector<MeasureFrame>& measures) {
  std::vector<PhraseBoundary> boundaries = boundaries_of(score, melody, measures);
  if (boundaries.empty()) return {};
  const Beats end = end_of(score);
  boundaries.push_back({.beats = end, .time = score.tempo.seconds_at(end)});
  const std::vector<std::size_t> begins = best_begins(boundaries);
  std::vector<Phrase> phrases;
  for (std::size_t last = boundaries.size() - 1; last > 0; last = begins[last])
    phrases.push_back({boundaries[begins[last]].beats, boundaries[last].beats});
  std::reverse(phrases.begin(), phrases.end());
  return phrases;
}

std::size_t phrase_at(const std::vector<Phrase>& phrases, Beats time) {
  const auto after = std::upper_bound(phrases.begin(), phrases.end(), time,
                                      [](Beats place, const Phrase& phrase) { return place < phrase.onset; });
  return after == phrases.begin() ? 0 : static_cast<std::size_t>(after - phrases.begin() - 1);
}

}  // namespace clavier
