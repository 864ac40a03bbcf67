#pragma once

#include "analysis/metrics/degeneracy.h"
#include "base/options.h"
#include "evaluation/pieces/piece_source.h"

namespace clavier {

/// How many pieces of a set have each fault of analysis/metrics/degeneracy.h.
struct DegeneracyCounts {
  std::size_t pieces = 0;
  std::size_t repeating = 0;          ///< one chord or pitch more than kRepetitionLimit times in a row
  std::size_t overlapping_notes = 0;  ///< an onset at a pitch that sounds already
  std::size_t hanging_notes = 0;
  std::size_t silent = 0;         ///< for longer than kSilenceLimit
  std::size_t ends_on_tonic = 0;  ///< no fault; of composed pieces only
};

DegeneracyCounts count_degeneracy(const std::vector<Degeneracy>& pieces);

/// Of what `generator` composes.
DegeneracyCounts count_degeneracy(const PieceGenerator& generator, const GeneratedSample& sample, Progress& progress);

/// The four faults: {"repeating", "overlapping_notes", "hanging_notes", "silent"}.
Json faults_json(const DegeneracyCounts& counts);

/// All counts.
Json to_json(const DegeneracyCounts& counts);

}  // namespace clavier
