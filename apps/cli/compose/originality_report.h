#pragma once

#include <optional>
#include <string>

#include "base/options.h"
#include "composing/originality.h"
#include "originality/passage_finder.h"

namespace clavier {

/// The longest match of a composed piece with a piece of a corpus.
struct TrainingMatch {
  std::size_t notes = 0;
  TimeSpan span;  ///< in the composed piece
  std::string composer;
  std::string title;
  Seconds begin;                           ///< in the training piece
  std::array<double, 3> ngram_overlaps{};  ///< of 8, 12 and 16 notes; 0..1
};

/// A corpus to search for matches.
struct SearchableCorpus {
  Corpus corpus;
  PassageFinder training;
};
SearchableCorpus open_searchable_corpus(const std::filesystem::path& folder, Progress& progress);

/// None when the piece has fewer than two notes.
std::optional<TrainingMatch> find_training_match(const SearchableCorpus& music, const Score& piece,
                                                 const IntervalSequence& part);

/// What `clavier compose --json` says of a piece under "originality"; null without an n-gram index and a corpus.
Json originality_json(const std::optional<Originality>& originality, const std::optional<TrainingMatch>& match);

/// "14 notes (1.9 s) from 0:31 on are in Bach, Prelude from 1:02 on".
std::string describe_training_match(const TrainingMatch& match);

/// What the user should know of a piece that was resampled; empty when it was not.
std::string describe_resampling(const Originality& originality);

}  // namespace clavier
