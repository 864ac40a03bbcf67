#include "training/run/pieces.h"

#include <algorithm>
#include <map>

#include "base/parallel.h"
#include "encoding/chord_tokens.h"

namespace clavier {
namespace {

struct ChordCount {
  Vocabulary::Chord chord;
  std::int64_t times = 0;
};

std::vector<Vocabulary::Chord> find_frequent_chords(const std::vector<Score>& pieces, int count) {
  std::map<std::string, ChordCount> found;
  for (const Score& piece : pieces) {
    for (const GridChord& notes : chords_of(piece)) {
      if (notes.size() < 2) continue;
      Vocabulary::Chord chord;
      for (const GridNote& note : notes) chord.push_back(note.pitch);
      ChordCount& counted = found[chord_name(chord)];
      counted.chord = std::move(chord);
      ++counted.times;
    }
  }
  std::vector<ChordCount> ranked;
  for (auto& [name, counted] : found) ranked.push_back(std::move(counted));
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.times > b.times; });
  ranked.resize(std::min(ranked.size(), static_cast<std::size_t>(count)));
  std::vector<Vocabulary::Chord> chords;
  for (ChordCount& counted : ranked) chords.push_back(std::move(counted.chord));
  return chords;
}

}  // namespace

std::vector<Score> read_scores(const Corpus& corpus, const PieceFilter& filter) {
  std::vector<std::size_t> chosen;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    if (piece.split == filter.split && (!filter.era || piece.era == *filter.era)) chosen.push_back(index);
  }
  std::vector<Score> scores(chosen.size());
  parallel_for(chosen.size(), 0, [&](std::size_t index) { scores[index] = corpus.score(chosen[index]); });
  return scores;
}

Vocabulary build_vocabulary(const std::vector<Score>& pieces, Vocabulary::Style style, int chords) {
  if (style == Vocabulary::Style::notes) return Vocabulary::of_notes(find_frequent_chords(pieces, chords));
  if (style == Vocabulary::Style::performance) return Vocabulary::of_performance();
  std::vector<std::string> names;
  for (const Score& piece : pieces)
    for (std::string& name : article_names(piece)) names.push_back(std::move(name));
  return Vocabulary::of_article(std::move(names));
}

std::vector<Events> encode_all(const std::vector<Score>& pieces, const Vocabulary& vocabulary) {
  std::vector<Events> encoded(pieces.size());
  parallel_for(pieces.size(), 0, [&](std::size_t index) { encoded[index] = encode(pieces[index], vocabulary); });
  return encoded;
}

}  // namespace clavier
