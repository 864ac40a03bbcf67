#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/store/corpus.h"
#include "encoding/vocabulary.h"

namespace clavier {

/// The pieces of one side of a corpus's split, of one era or of all, in the corpus's order.
struct PieceFilter {
  std::optional<Era> era;
  Split split = Split::train;
};

std::vector<Score> read_scores(const Corpus& corpus, const PieceFilter& filter);

/// The vocabulary of training pieces: the article's dictionary of all their onsets, or all pitches and the `chords`
/// most frequent chords (ties broken by name).
Vocabulary build_vocabulary(const std::vector<Score>& pieces, Vocabulary::Style style, int chords);

/// Encoded, in the same order.
std::vector<Events> encode_all(const std::vector<Score>& pieces, const Vocabulary& vocabulary);

}  // namespace clavier
