#include "evaluation/rolls/roll_sets.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/parallel.h"
#include "base/shuffle.h"
#include "composing/playability/playable_hands.h"
#include "encoding/read_roll.h"
#include "encoding/roll_region.h"

namespace clavier {
namespace {

MeasuredRoll measure_window(std::span<const GridNote> notes, int start) {
  return measure_roll(read_roll(roll_of(notes, {.start = start})));
}

void add(const PlayabilityEdits& changes, PlayabilityEdits& sum) {
  sum.short_note_artefacts += changes.short_note_artefacts;
  sum.repeats += changes.repeats;
  sum.too_many_keys += changes.too_many_keys;
  sum.unreachable += changes.unreachable;
}

}  // namespace

MeasuredRoll measure_roll(std::span<const GridNote> notes) {
  const PianoRoll roll = roll_of(notes, {}, kKuoChannels);
  return {.notes = {notes.begin(), notes.end()},
          .score = score_of(notes),
          .sounding = pack_roll(roll.values),
          .crop = flatten_region(roll, kKuoCodeRegion),
          .long_crop = flatten_region(roll, kKuoRegion)};
}

std::vector<RealPiece> read_real_pieces(const Corpus& corpus, Split split, Era era, Progress& progress) {
  std::vector<std::size_t> chosen;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index)
    if (corpus.pieces()[index].split == split && corpus.pieces()[index].era == era) chosen.push_back(index);
  if (chosen.empty())
    throw Error("cannot measure rolls: the corpus has no " + std::string(to_string(era)) + " piece in its " +
                std::string(to_string(split)) + " split");
  std::vector<RealPiece> pieces(chosen.size());
  progress.begin("reading", chosen.size());
  parallel_for(chosen.size(), 0, [&](std::size_t index) {
    const CorpusPiece& piece = corpus.pieces()[chosen[index]];
    pieces[index] = {.name = piece.composer + ", " + piece.title,
                     .work = piece.work,
                     .notes = remove_overlaps(grid_notes(corpus.score(chosen[index])))};
    progress.advance();
  });
  progress.end();
  return pieces;
}

std::pair<std::vector<RealPiece>, std::vector<RealPiece>> split_by_work(std::vector<RealPiece> pieces, Random random) {
  std::set<std::string> names;
  for (const RealPiece& piece : pieces) names.insert(piece.work);
  std::vector<std::string> works(names.begin(), names.end());
  shuffle(works, random);
  const std::set<std::string> first(works.begin(), works.begin() + static_cast<std::ptrdiff_t>(works.size() / 2));
  std::pair<std::vector<RealPiece>, std::vector<RealPiece>> halves;
  for (RealPiece& piece : pieces)
    (first.contains(piece.work) ? halves.first : halves.second).push_back(std::move(piece));
  return halves;
}

std::vector<MeasuredRoll> sample_rolls(std::span<const RealPiece> pieces, std::size_t max_rolls, Random random) {
  std::vector<std::pair<std::size_t, int>> places;  // piece, first step
  for (std::size_t piece = 0; piece < pieces.size(); ++piece)
    for (int start = 0; start + kRollSteps <= end_of(pieces[piece].notes); start += kRollSteps)
      places.emplace_back(piece, start);
  shuffle(places, random);
  places.resize(std::min(places.size(), max_rolls));
  std::vector<MeasuredRoll> rolls(places.size());
  parallel_for(places.size(), 0, [&](std::size_t index) {
    rolls[index] = measure_window(pieces[places[index].first].notes, places[index].second);
  });
  return rolls;
}

std::vector<MeasuredRoll> first_rolls_of(std::span<const RealPiece> pieces) {
  std::vector<MeasuredRoll> rolls(pieces.size());
  parallel_for(pieces.size(), 0, [&](std::size_t index) { rolls[index] = measure_window(pieces[index].notes, 0); });
  return rolls;
}

GeneratedRolls generate_rolls(const RollModel& model, Era era, std::size_t count, Progress& progress) {
  GeneratedRolls rolls{.generated = std::vector<MeasuredRoll>(count), .playable = std::vector<MeasuredRoll>(count)};
  std::vector<PlayabilityEdits> changes(count);
  progress.begin("generating", count);
  parallel_for(count, 0, [&](std::size_t index) {
    Random random(index + 1);
    const std::vector<GridNote> notes = read_roll(model.generate(era, kRollSteps, random), model.reading(era));
    const PlayableNotes playable = make_playable(notes);
    rolls.generated[index] = measure_roll(notes);
    rolls.playable[index] = measure_roll(playable.notes);
    changes[index] = playable.changes;
    progress.advance();
  });
  progress.end();
  for (const PlayabilityEdits& one : changes) add(one, rolls.changes);
  return rolls;
}

}  // namespace clavier
