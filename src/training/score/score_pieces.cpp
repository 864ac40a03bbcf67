#include "training/score/score_pieces.h"

#include <algorithm>
#include <map>

#include "analysis/key/key_segments.h"
#include "analysis/key/main_key.h"
#include "base/parallel.h"
#include "encoding/score_steps/read_bars.h"
#include "transcription/hands/hand_separation.h"

namespace clavier {
namespace {

constexpr double kMinGridShare = 0.9;
constexpr std::size_t kMinBars = 2;

/// The meter of most bars.
int main_meter(const BarPiece& piece) {
  std::map<int, int> counts;
  for (const ScoreBar& bar : piece.bars) ++counts[bar.meter];
  return std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; })->first;
}

/// Every bar where a new key begins says so.
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

}  // namespace

std::vector<std::string> list_composers(const Corpus& corpus, std::size_t min_notes) {
  std::map<std::string, std::size_t> notes;
  for (const CorpusPiece& piece : corpus.pieces())
    if (piece.split == Split::train && piece.grid >= kMinGridShare) notes[piece.composer] += piece.notes;
  std::vector<std::pair<std::string, std::size_t>> sorted(notes.begin(), notes.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](auto& a, auto& b) { return a.second > b.second; });
  std::vector<std::string> names;
  for (const auto& [name, count] : sorted)
    if (count >= min_notes && names.size() < kMaxComposers) names.push_back(name);
  return names;
}

ScorePiece make_score_piece(const Score& score, Era era) {
  ScorePiece made{.piece = read_bars(fill_unknown_hands(score)).piece};
  BarPiece& piece = made.piece;
  if (piece.bars.empty()) return made;
  state_keys(piece);
  bool& has_voice = made.parts[static_cast<std::size_t>(Part::voice)];
  for (const ScoreBar& bar : piece.bars) {
    made.notes += bar.notes.size();
    for (const BarNote& note : bar.notes) {
      made.prefix.loudness = made.prefix.loudness || note.loudness > 0;
      has_voice = has_voice || note.part == Part::voice;
    }
  }
  made.prefix.kind = has_voice ? ScoreKind::song : ScoreKind::solo;
  made.prefix.era = era;
  if (const auto key = find_main_key(score)) made.prefix.key = key->key;
  made.prefix.meter = main_meter(piece);
  made.prefix.tempo = piece.bars.front().tempo;
  made.prefix.density = density_of(piece);
  made.prefix.bars = static_cast<int>(piece.bars.size());
  return made;
}

std::vector<ScorePiece> read_score_pieces(const Corpus& corpus, Split split,
                                          const std::vector<std::string>& composers) {
  std::vector<std::size_t> chosen;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index)
    if (corpus.pieces()[index].split == split && corpus.pieces()[index].grid >= kMinGridShare) chosen.push_back(index);
  std::vector<ScorePiece> pieces(chosen.size());
  parallel_for(chosen.size(), 0, [&](std::size_t place) {
    const CorpusPiece& entry = corpus.pieces()[chosen[place]];
    pieces[place] = make_score_piece(corpus.score(chosen[place]), entry.era);
    pieces[place].composer = entry.composer;
    const auto found = std::find(composers.begin(), composers.end(), entry.composer);
    if (found != composers.end()) pieces[place].prefix.composer = static_cast<int>(found - composers.begin());
  });
  std::erase_if(pieces, [](const ScorePiece& piece) { return piece.piece.bars.size() < kMinBars; });
  return pieces;
}

}  // namespace clavier
