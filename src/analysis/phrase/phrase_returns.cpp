#include <algorithm>
#include <set>

#include "analysis/phrase/phrase_measures.h"

namespace clavier {
namespace {

using F = PhraseFeature;

constexpr std::size_t kRhythmBack = 8, kBarBack = 16;
constexpr double kAlikeBars = 0.9;

/// The onsets of a part in a bar.
std::vector<int> rhythm_of(const ScoreBar& bar, Part part) {
  std::vector<int> places;
  for (const BarNote& note : bar.notes)
    if (note.part == part && (places.empty() || places.back() != note.position)) places.push_back(note.position);
  return places;
}

using PlacedPitches = std::set<std::pair<int, int>>;

PlacedPitches placed_pitches(const ScoreBar& bar) {
  PlacedPitches pitches;
  for (const BarNote& note : bar.notes) pitches.emplace(note.position, note.pitch);
  return pitches;
}

/// Jaccard's index; 0 for two empty bars.
double likeness(const PlacedPitches& a, const PlacedPitches& b) {
  double both = 0;
  for (const auto& each : a) both += b.count(each) != 0 ? 1 : 0;
  return share_of(both, static_cast<double>(a.size() + b.size()) - both);
}

}  // namespace

void measure_returns(const PhraseNotes& phrase, PhraseFeatures& features) {
  const std::vector<ScoreBar>& bars = phrase.piece().bars;
  double right = 0, left = 0, rights = 0, lefts = 0, both = 0, repeated = 0, returned = 0;
  for (std::size_t bar = phrase.first(); bar < phrase.first() + phrase.bars(); ++bar) {
    const std::vector<int> right_rhythm = rhythm_of(bars[bar], Part::right);
    const std::vector<int> left_rhythm = rhythm_of(bars[bar], Part::left);
    bool right_found = false, left_found = false, both_found = false;
    for (std::size_t back = 1; back <= std::min(kRhythmBack, bar); ++back) {
      const bool same_right = rhythm_of(bars[bar - back], Part::right) == right_rhythm;
      const bool same_left = rhythm_of(bars[bar - back], Part::left) == left_rhythm;
      right_found |= same_right && !right_rhythm.empty();
      left_found |= same_left && !left_rhythm.empty();
      both_found |= same_right && same_left;
    }
    rights += right_rhythm.empty() ? 0 : 1;
    lefts += left_rhythm.empty() ? 0 : 1;
    right += right_found ? 1 : 0;
    left += left_found ? 1 : 0;
    both += both_found ? 1 : 0;
    const PlacedPitches pitches = placed_pitches(bars[bar]);
    if (bar > 0) repeated += likeness(pitches, placed_pitches(bars[bar - 1])) >= kAlikeBars ? 1 : 0;
    double most = 0;
    for (std::size_t back = 2; back <= std::min(kBarBack, bar); ++back)
      most = std::max(most, likeness(pitches, placed_pitches(bars[bar - back])));
    returned += most;
  }
  const auto count = static_cast<double>(phrase.bars());
  at(features, F::right_returns) = share_of(right, rights);
  at(features, F::left_returns) = share_of(left, lefts);
  at(features, F::rhythm_returns) = both / count;
  at(features, F::bars_repeated) = repeated / count;
  at(features, F::bars_returned) = returned / count;
  at(features, F::empty_hands) = 1 - (rights + lefts) / (2 * count);
}

}  // namespace clavier
