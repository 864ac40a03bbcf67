#include "training/fitting/score_pieces.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "analysis/score/describe_bars.h"
#include "base/parallel.h"
#include "base/shuffle.h"
#include "encoding/score_steps/read_bars.h"
#include "transcription/hands/hand_separation.h"
#include "transcription/meter/told_beats.h"
#include "transcription/meter/told_offsets.h"
#include "transcription/quantising/told_graces.h"
#include "transcription/written_score.h"

namespace clavier {
namespace {

constexpr double kMinGridShare = 0.9;
constexpr std::size_t kMinBars = 2;

bool is_score(const CorpusPiece& piece) { return piece.grid >= kMinGridShare; }

/// The score as an engraver would write it, without grace notes, which the grid would take for short notes. Lengths as
/// played would be learned as rests and ties that nobody meant.
Score as_written(const Score& score) {
  if (std::optional<WrittenScore> written = write_on_told_beats(score)) return std::move(written->score);
  Score plain = put_on_beats(fill_unknown_hands(score), test_told_beats(score).offset).score;
  take_graces(plain);
  return plain;
}

/// A recording by the clock: a beat is half a second.
Score by_the_clock(const Score& recording) {
  const auto beats = [&](Beats time) { return Beats{2 * recording.tempo.seconds_at(time).value}; };
  Score timed{.title = recording.title, .notes = recording.notes};
  for (Note& note : timed.notes) {
    const Beats end = beats(note.onset + note.duration);
    note.onset = beats(note.onset);
    note.duration = end - note.onset;
  }
  return timed;
}

/// What bars say of themselves.
ScorePiece describe_piece(BarPiece piece, Era era) {
  ScorePiece made{.piece = std::move(piece)};
  if (made.piece.bars.empty()) return made;
  state_keys(made.piece);
  made.prefix = describe_bars(made.piece);
  made.prefix.era = era;
  for (const ScoreBar& bar : made.piece.bars) made.notes += bar.notes.size();
  return made;
}

}  // namespace

std::vector<std::string> list_composers(const Corpus& corpus, std::size_t min_notes) {
  std::map<std::string, std::size_t> notes;
  for (const CorpusPiece& piece : corpus.pieces())
    if (piece.split == Split::train && is_score(piece)) notes[piece.composer] += piece.notes;
  std::vector<std::pair<std::string, std::size_t>> sorted(notes.begin(), notes.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](auto& a, auto& b) { return a.second > b.second; });
  std::vector<std::string> names;
  for (const auto& [name, count] : sorted)
    if (count >= min_notes && names.size() < kMaxComposers) names.push_back(name);
  return names;
}

ScorePiece make_score_piece(const Score& score, Era era) {
  ScorePiece made = describe_piece(read_bars(as_written(score)).piece, era);
  made.parts[static_cast<std::size_t>(Part::voice)] = made.prefix.kind == ScoreKind::song;
  return made;
}

ScorePiece make_performed_piece(const Score& recording, Era era) {
  ScorePiece made = describe_piece(read_bars(fill_unknown_hands(by_the_clock(recording))).piece, era);
  made.prefix.kind = ScoreKind::performed;
  made.prefix.meter = made.prefix.tempo = std::nullopt;
  return made;
}

ScoreOpenings choose_openings(std::span<const ScorePiece> pieces, Random random) {
  ScoreOpenings openings;
  for (const ScorePiece& piece : pieces)
    if (piece.prefix.era && piece.prefix.kind == ScoreKind::solo)
      openings[static_cast<std::size_t>(*piece.prefix.era)].push_back({.era = piece.prefix.era,
                                                                       .composer = piece.prefix.composer,
                                                                       .key = piece.prefix.key,
                                                                       .meter = piece.prefix.meter,
                                                                       .tempo = piece.prefix.tempo,
                                                                       .density = piece.prefix.density});
  for (std::vector<ScorePrefix>& list : openings) {
    shuffle(list, random);
    list.resize(std::min(list.size(), kMaxOpenings));
  }
  return openings;
}

std::vector<ScorePiece> read_score_pieces(const Corpus& corpus, const ScorePieceChoice& choice) {
  std::vector<std::size_t> chosen;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index) {
    const CorpusPiece& entry = corpus.pieces()[index];
    if (entry.split == choice.split && (is_score(entry) ? choice.scores : choice.recordings)) chosen.push_back(index);
  }
  std::vector<ScorePiece> pieces(chosen.size());
  parallel_for(chosen.size(), 0, [&](std::size_t place) {
    const CorpusPiece& entry = corpus.pieces()[chosen[place]];
    const Score score = corpus.score(chosen[place]);
    pieces[place] = is_score(entry) ? make_score_piece(score, entry.era) : make_performed_piece(score, entry.era);
    pieces[place].composer = entry.composer;
    const auto found = std::find(choice.composers.begin(), choice.composers.end(), entry.composer);
    if (found != choice.composers.end())
      pieces[place].prefix.composer = static_cast<int>(found - choice.composers.begin());
  });
  std::erase_if(pieces, [](const ScorePiece& piece) { return piece.piece.bars.size() < kMinBars; });
  return pieces;
}

}  // namespace clavier
