#include "encoding/score_steps/bar_references.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

namespace clavier {
namespace {

constexpr double kSame = 0.9, kVaried = 0.4, kTransposed = 0.6, kRhythm = 0.8;
constexpr double kTranspositionPenalty = 0.3, kSameDistanceBonus = 0.05;
constexpr std::size_t kMinNotes = 2, kMinRhythm = 3;

/// A bar as the sets that are compared; both sorted.
struct BarSets {
  int ticks = 0;
  std::vector<std::pair<int, int>> pitches;  // (position, pitch)
  std::vector<std::pair<int, int>> rhythm;   // (position, part)
};

void make_set(std::vector<std::pair<int, int>>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

BarSets sets_of(const ScoreBar& bar) {
  BarSets sets{.ticks = bar_ticks(bar.meter)};
  for (const BarNote& note : bar.notes) {
    sets.pitches.emplace_back(note.position, note.pitch);
    sets.rhythm.emplace_back(note.position, static_cast<int>(note.part));
  }
  make_set(sets.pitches);
  make_set(sets.rhythm);
  return sets;
}

double jaccard(std::size_t common, std::size_t a, std::size_t b) {
  return a + b == 0 ? 0 : static_cast<double>(common) / static_cast<double>(a + b - common);
}

std::size_t count_common(const std::vector<std::pair<int, int>>& a, const std::vector<std::pair<int, int>>& b) {
  std::size_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++common, ++i, ++j;
    }
  }
  return common;
}

std::size_t place_of(int transposition) {
  const int place = transposition + kMaxTransposition;
  return static_cast<std::size_t>(place);
}

/// For each transposition from -kMaxTransposition up, how many notes of `now` are notes of `before`, moved by it.
using TranspositionCounts = std::array<std::size_t, 2 * kMaxTransposition + 1>;
TranspositionCounts count_transposed(const BarSets& now, const BarSets& before) {
  TranspositionCounts counts{};
  auto first = before.pitches.begin();
  for (const auto& [position, pitch] : now.pitches) {
    while (first != before.pitches.end() && first->first < position) ++first;
    for (auto other = first; other != before.pitches.end() && other->first == position; ++other) {
      const int interval = pitch - other->second;
      if (std::abs(interval) <= kMaxTransposition) ++counts[place_of(interval)];
    }
  }
  return counts;
}

struct Rated {
  BarReference reference;
  double score = 0;
};

Rated rate_pitches(const BarSets& now, const BarSets& before) {
  const TranspositionCounts counts = count_transposed(now, before);
  Rated best;
  for (int transposition = -kMaxTransposition; transposition <= kMaxTransposition; ++transposition) {
    const double likeness = jaccard(counts[place_of(transposition)], now.pitches.size(), before.pitches.size());
    if (likeness < (transposition == 0 ? kVaried : kTransposed)) continue;
    const Likeness kind = likeness >= kSame ? Likeness::same : Likeness::varied;
    const double score = static_cast<double>(kind) + likeness - (transposition == 0 ? 0 : kTranspositionPenalty);
    if (score > best.score) best = {{kind, 0, transposition}, score};
  }
  return best;
}

Rated rate(const BarSets& now, const BarSets& before) {
  const Rated pitches = rate_pitches(now, before);
  if (pitches.score > 0 || now.rhythm.size() < kMinRhythm) return pitches;
  const double rhythm = jaccard(count_common(now.rhythm, before.rhythm), now.rhythm.size(), before.rhythm.size());
  if (rhythm < kRhythm) return {};
  return {{Likeness::rhythm, 0, 0}, static_cast<double>(Likeness::rhythm) + rhythm / 2};
}

}  // namespace

std::vector<BarReference> find_bar_references(const BarPiece& piece) {
  std::vector<BarSets> sets;
  for (const ScoreBar& bar : piece.bars) sets.push_back(sets_of(bar));
  std::vector<BarReference> references;
  int last_distance = 0;
  for (std::size_t bar = 0; bar < sets.size(); ++bar) {
    Rated best;
    const std::size_t reach = sets[bar].pitches.size() < kMinNotes ? 0 : std::min<std::size_t>(bar, kMaxLookback);
    for (std::size_t distance = 1; distance <= reach; ++distance) {
      const BarSets& before = sets[bar - distance];
      if (before.ticks != sets[bar].ticks) continue;
      Rated rated = rate(sets[bar], before);
      if (rated.score == 0) continue;
      rated.reference.distance = static_cast<int>(distance);
      if (rated.reference.distance == last_distance) rated.score += kSameDistanceBonus;
      if (rated.score > best.score) best = rated;
    }
    references.push_back(best.reference);
    last_distance = best.reference.distance;
  }
  return references;
}

}  // namespace clavier
