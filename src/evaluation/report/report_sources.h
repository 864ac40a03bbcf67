#pragma once

#include <filesystem>
#include <vector>

#include "composing/open_piece_generator.h"
#include "evaluation/pieces/piece_source.h"

namespace clavier {

/// Columns that every report has, of held-out pieces of an era: the human reference, and as controls the same with
/// pitches and with onsets shuffled.
std::vector<PieceSource> make_real_sources(const Corpus& corpus, const RealPieceSelection& wanted);

/// A trained model of any kind. `folder` holds its checkpoint; `command` composes its pieces. `seeds` as
/// compose_piece_set takes them. Throws as make_piece_generator does.
PieceSource make_model_source(const std::string& name, const Model& model, Era era, const SeedRange& seeds,
                              Seconds length, const GeneratorHelpers& helpers = {});

/// The pieces that any other program made.
PieceSource make_files_source(const std::filesystem::path& folder, std::size_t max_pieces, Seconds length);

/// A Markov chain (models/markov/markov.h) of the training pieces of an era, counted when its column is measured and
/// kept in `folder`.
PieceSource make_markov_source(const Corpus& corpus, Era era, const std::filesystem::path& folder,
                               const SeedRange& seeds, Seconds length);

}  // namespace clavier
