#include "evaluation/pieces/model_likelihood.h"

#include "base/error.h"
#include "base/parallel.h"
#include "encoding/chord_tokens.h"
#include "models/open_model.h"
#include "statistics/bootstrap.h"

namespace clavier {
namespace {

constexpr std::uint64_t kBootstrapSeed = 1;

std::vector<std::size_t> chosen_pieces(const Corpus& corpus, const LikelihoodPieces& wanted) {
  std::vector<std::size_t> chosen;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    if (to_string(piece.split) != wanted.split || (wanted.era && piece.era != *wanted.era)) continue;
    if (wanted.max_pieces == 0 || chosen.size() < static_cast<std::size_t>(wanted.max_pieces)) chosen.push_back(index);
  }
  if (chosen.empty()) throw Error("cannot evaluate: the corpus has no piece of this split and era");
  return chosen;
}

struct PieceLikelihood {
  Likelihood likelihood;
  std::uint64_t notes = 0;  ///< of the piece
};

PieceLikelihood measure_piece(const SequenceModelFactory& maker, const Score& score) {
  const auto model = maker();
  const std::vector<GridChord> chords = chords_of(score, onsets_of(model->vocabulary()));
  PieceLikelihood measured{.likelihood = likelihood_of(*model, encode(chords, model->vocabulary()))};
  for (const GridChord& chord : chords) measured.notes += chord.size();
  return measured;
}

/// Notes of the onsets that have a token; a vocabulary with timing encodes them all.
std::uint64_t count_encodable_notes(const Vocabulary& vocabulary, const Score& score) {
  std::uint64_t notes = 0;
  for (const GridChord& chord : chords_of(score)) {
    Vocabulary::Chord pitches;
    for (const GridNote& note : chord) pitches.push_back(note.pitch);
    if (vocabulary.has_timing() || vocabulary.find(pitches) >= 0) notes += chord.size();
  }
  return notes;
}

}  // namespace

ModelLikelihood measure_model_likelihood(const Model& model, const Corpus& corpus, const LikelihoodPieces& pieces,
                                         Progress& progress) {
  const SequenceModelFactory maker = sequence_model_factory(model, pieces.ngram_cache);
  const std::vector<std::size_t> chosen = chosen_pieces(corpus, pieces);
  std::vector<PieceLikelihood> measured(chosen.size());
  std::vector<std::uint64_t> encodable(chosen.size());
  const auto vocabulary = maker()->vocabulary();
  progress.begin(std::filesystem::path(model.folder).filename().string(), chosen.size());
  parallel_for(chosen.size(), 0, [&](std::size_t index) {
    const Score score = corpus.score(chosen[index]);
    measured[index] = measure_piece(maker, score);
    encodable[index] = count_encodable_notes(vocabulary, score);
    progress.advance();
  });
  progress.end();
  std::vector<Likelihood> likelihoods;
  double notes = 0, covered = 0;
  for (std::size_t index = 0; index < measured.size(); ++index) {
    likelihoods.push_back(measured[index].likelihood);
    notes += static_cast<double>(measured[index].notes);
    covered += static_cast<double>(encodable[index]);
  }
  return {.name = model.folder,
          .report = summarise(likelihoods, Random(kBootstrapSeed)),
          .coverage = notes > 0 ? covered / notes : 0};
}

Json to_json(const ModelLikelihood& model) {
  const LikelihoodReport& report = model.report;
  return {{"model", model.name},
          {"pieces", report.pieces},
          {"notes", report.sum.notes},
          {"coverage", model.coverage},
          {"pitch", interval_json(report.pitch)},
          {"rhythm", interval_json(report.rhythm)},
          {"velocity", interval_json(report.velocity)},
          {"total", interval_json(report.total)},
          {"total_per_event", interval_json(report.total_per_event)}};
}

}  // namespace clavier
