#include "training/score/score_batches.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/parallel.h"
#include "training/score/wrong_notes.h"

namespace clavier {
namespace {

constexpr double kFromBeginning = 0.15;  // share of windows that begin with the piece
constexpr double kOpenPrefix = 0.1;      // share of sequences that say nothing
constexpr double kOpenLength = 0.3;
constexpr double kBothHands = 0.5;  // share of passages of both hands
constexpr double kWithVoice = 0.2;  // share of songs' passages of both hands that write the voice, too
constexpr int kMaxPassage = 16;
constexpr double kEraPower = 0.6, kComposerPower = 0.7;

/// How often a piece is taken: by its notes, but eras and composers by a power of theirs.
std::vector<double> weigh(std::span<const ScorePiece> pieces) {
  std::map<std::optional<Era>, double> eras;
  std::map<std::string, double> composers;
  for (const ScorePiece& piece : pieces) {
    eras[piece.prefix.era] += static_cast<double>(piece.notes);
    composers[piece.composer] += static_cast<double>(piece.notes);
  }
  std::vector<double> weights;
  for (const ScorePiece& piece : pieces)
    weights.push_back(static_cast<double>(piece.notes) * std::pow(eras[piece.prefix.era], kEraPower - 1) *
                      std::pow(composers[piece.composer], kComposerPower - 1));
  return weights;
}

std::pair<int, int> pitch_range(const BarPiece& piece) {
  std::pair<int, int> range{kHighestPianoKey, kLowestPianoKey};
  for (const ScoreBar& bar : piece.bars)
    for (const BarNote& note : bar.notes)
      range = {std::min<int>(range.first, note.pitch), std::max<int>(range.second, note.pitch)};
  return range;
}

/// Which parts a passage writes: of songs mostly what accompanies the voice.
std::array<bool, kParts> choose_parts(const ScorePiece& piece, Random& random) {
  const bool voice = piece.prefix.kind == ScoreKind::song && random.uniform() < kWithVoice;
  if (random.uniform() < kBothHands) return {true, true, voice};
  const bool left = random.below(2) == 0;
  return {!left, left, false};
}

Key moved(Key key, int semitones) { return {pitch_class(key.tonic + semitones), key.mode}; }

}  // namespace

ScorePiece transpose(ScorePiece piece, int semitones) {
  for (ScoreBar& bar : piece.piece.bars) {
    if (bar.key) bar.key = moved(*bar.key, semitones);
    for (BarNote& note : bar.notes) note.pitch = static_cast<Pitch>(note.pitch + semitones);
    std::stable_sort(bar.notes.begin(), bar.notes.end(), comes_before);
  }
  if (piece.prefix.key) piece.prefix.key = moved(*piece.prefix.key, semitones);
  return piece;
}

ScoreSequence whole_sequence(const ScorePiece& piece) {
  ScoreSequence sequence{.steps = encode_steps(piece.piece), .prefix = piece.prefix};
  sequence.frame = {
      .bars = static_cast<int>(piece.piece.bars.size()), .loudness = piece.prefix.loudness, .parts = piece.parts};
  sequence.last = sequence.steps.size();
  return sequence;
}

ScoreBatches::ScoreBatches(std::span<const ScorePiece> pieces, const ScoreTrainingOptions& options, int context)
    : pieces_(pieces), options_(options), context_(static_cast<std::size_t>(context)) {
  if (pieces.empty()) throw Error("there are no scores to learn from: the corpus has none on a grid of bars");
  double sum = 0;
  for (const double weight : weigh(pieces)) cumulative_.push_back(sum += weight);
}

std::size_t ScoreBatches::choose_piece(Random& random) const {
  const double place = random.uniform() * cumulative_.back();
  const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), place);
  return std::min(static_cast<std::size_t>(found - cumulative_.begin()), pieces_.size() - 1);
}

ScoreSequence ScoreBatches::choose_window(const ScorePiece& piece, Random& random) const {
  ScoreSequence sequence = whole_sequence(piece);
  if (sequence.steps.size() > context_ && random.uniform() > kFromBeginning)
    sequence.first = random.below(sequence.steps.size() - context_ + 1);
  sequence.last = std::min(sequence.steps.size(), sequence.first + context_);
  if (random.uniform() < kOpenLength) sequence.prefix.bars.reset(), sequence.frame.bars.reset();
  return sequence;
}

ScoreSequence ScoreBatches::choose_passage(const ScorePiece& piece, Random& random) const {
  const auto count = piece.piece.bars.size();
  InfillSpan passage;
  passage.bars = 1 + static_cast<int>(random.below(std::min<std::size_t>(kMaxPassage, count)));
  passage.first_bar = static_cast<int>(random.below(count - static_cast<std::size_t>(passage.bars) + 1));
  passage.parts = choose_parts(piece, random);
  ScoreSequence sequence{.steps = encode_steps(piece.piece, passage), .prefix = piece.prefix};
  sequence.frame = {
      .bars = static_cast<int>(count), .loudness = piece.prefix.loudness, .parts = piece.parts, .passage = passage};
  const auto fill = static_cast<std::size_t>(
      std::find_if(sequence.steps.begin(), sequence.steps.end(), [](auto& step) { return step.is_fill(); }) -
      sequence.steps.begin());
  const std::size_t inside = sequence.steps.size() - fill;
  const StepRange context = choose_context(sequence.steps, passage, inside, context_);
  sequence.first = context.first;
  sequence.last = context.last;
  return sequence;
}

void ScoreBatches::forget(ScoreSequence& sequence, Random& random) const {
  ScorePrefix& prefix = sequence.prefix;
  const double share = random.uniform() < kOpenPrefix ? 1 : options_.prefix_dropout;
  const auto drop = [&](auto& field) {
    if (random.uniform() < share) field.reset();
  };
  drop(prefix.kind), drop(prefix.era), drop(prefix.composer), drop(prefix.key), drop(prefix.meter);
  drop(prefix.tempo), drop(prefix.density), drop(prefix.bars);
}

ScoreBatch ScoreBatches::training_batch(int step) const {
  ScoreBatch batch(options_.batch, static_cast<std::int64_t>(context_));
  parallel_for(
      static_cast<std::size_t>(options_.batch), static_cast<unsigned>(options_.threads), [&](std::size_t place) {
        Random random(Random(options_.seed, static_cast<std::uint64_t>(step)).bits(), place);
        const ScorePiece& chosen = pieces_[choose_piece(random)];
        const auto [lowest, highest] = pitch_range(chosen.piece);
        const int range = options_.transpose > 0 ? 2 * options_.transpose + 2 : 1;
        const int wanted = static_cast<int>(random.below(static_cast<std::uint64_t>(range))) - options_.transpose;
        const ScorePiece piece =
            transpose(chosen, std::clamp(wanted, kLowestPianoKey - lowest, kHighestPianoKey - highest));
        ScoreSequence sequence =
            random.uniform() < options_.infill ? choose_passage(piece, random) : choose_window(piece, random);
        forget(sequence, random);
        if (options_.wrong_notes > 0)
          sequence.heard = with_wrong_notes(sequence.steps, options_.wrong_notes * 2 * random.uniform(), random);
        write_sequence(sequence, place, batch);
        if (random.uniform() < options_.hint_dropout) drop_hints(place, batch);
      });
  return batch;
}

}  // namespace clavier
