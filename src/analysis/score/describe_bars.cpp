#include "analysis/score/describe_bars.h"

#include <algorithm>
#include <map>

#include "analysis/key/key_segments.h"
#include "analysis/key/main_key.h"
#include "encoding/score_steps/read_bars.h"

namespace clavier {
namespace {

template <class Test>
bool any_note(const BarPiece& piece, const Test& test) {
  return std::any_of(piece.bars.begin(), piece.bars.end(),
                     [&](const ScoreBar& bar) { return std::any_of(bar.notes.begin(), bar.notes.end(), test); });
}

}  // namespace

void state_keys(BarPiece& piece) {
  const std::vector<KeySegment> segments = find_key_segments(write_bars(piece));
  std::size_t segment = 0;
  int tick = 0;
  std::optional<Key> current;
  for (ScoreBar& bar : piece.bars) {
    const Beats middle{(tick + bar_ticks(bar.meter) / 2.0) / kGridTicks};
    while (segment + 1 < segments.size() && segments[segment + 1].onset <= middle) ++segment;
    if (segment < segments.size() && segments[segment].key != current) bar.key = current = segments[segment].key;
    tick += bar_ticks(bar.meter);
  }
}

int main_meter(const BarPiece& piece) {
  std::map<int, int> counts;
  for (const ScoreBar& bar : piece.bars) ++counts[bar.meter];
  return std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; })->first;
}

bool has_voice(const BarPiece& piece) {
  return any_note(piece, [](const BarNote& note) { return note.part == Part::voice; });
}

ScorePrefix describe_bars(const BarPiece& piece) {
  ScorePrefix prefix{.kind = has_voice(piece) ? ScoreKind::song : ScoreKind::solo,
                     .meter = main_meter(piece),
                     .tempo = piece.bars.front().tempo,
                     .density = density_of(piece),
                     .bars = static_cast<int>(piece.bars.size()),
                     .loudness = any_note(piece, [](const BarNote& note) { return note.loudness > 0; })};
  if (const auto key = find_main_key(write_bars(piece))) prefix.key = key->key;
  return prefix;
}

}  // namespace clavier
