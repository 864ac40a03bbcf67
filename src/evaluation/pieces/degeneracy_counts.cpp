#include "evaluation/pieces/degeneracy_counts.h"

#include <algorithm>

namespace clavier {

DegeneracyCounts count_degeneracy(const std::vector<Degeneracy>& pieces) {
  DegeneracyCounts counts{.pieces = pieces.size()};
  for (const Degeneracy& piece : pieces) {
    counts.repeating += piece.longest_repetition > kRepetitionLimit;
    counts.overlapping_notes += piece.overlapping_notes > 0;
    counts.hanging_notes += piece.hanging_notes > 0;
    counts.silent += piece.longest_silence > kSilenceLimit;
  }
  return counts;
}

DegeneracyCounts count_degeneracy(const PieceGenerator& generator, const GeneratedSample& sample, Progress& progress) {
  std::vector<Degeneracy> found(sample.seeds.count);
  std::vector<char> ends_on_tonic(sample.seeds.count);
  compose_each(generator, sample, progress, [&](std::size_t index, const ComposeOptions&, Composition piece) {
    found[index] = degeneracy_of(piece.score);
    ends_on_tonic[index] = piece.ends_on_tonic;
  });
  DegeneracyCounts counts = count_degeneracy(found);
  counts.ends_on_tonic = static_cast<std::size_t>(std::count(ends_on_tonic.begin(), ends_on_tonic.end(), 1));
  return counts;
}

Json faults_json(const DegeneracyCounts& counts) {
  return {{"repeating", counts.repeating},
          {"overlapping_notes", counts.overlapping_notes},
          {"hanging_notes", counts.hanging_notes},
          {"silent", counts.silent}};
}

Json to_json(const DegeneracyCounts& counts) {
  Json json{{"pieces", counts.pieces}};
  json.update(faults_json(counts));
  json["ends_on_tonic"] = counts.ends_on_tonic;
  return json;
}

}  // namespace clavier
