#pragma once

#include <vector>

#include "base/progress.h"
#include "corpus/store/corpus.h"
#include "originality/training_overlap.h"

namespace clavier {

/// The steps of all pieces of a split, each beside its place in Corpus::pieces(). Throws Error when a piece is damaged.
struct PieceSteps {
  std::size_t piece = 0;
  NoteSteps notes;
};
std::vector<PieceSteps> steps_of_split(const Corpus& corpus, Split split, Progress& progress, unsigned threads = 0);

/// Where in a corpus a passage stands.
struct PassagePlace {
  std::size_t piece = 0;  ///< of Corpus::pieces()
  Seconds start;          ///< of its first note, in that piece
  bool operator==(const PassagePlace&) const = default;
};

/// The training pieces of a corpus as one text, in which passages are found.
class PassageFinder {
 public:
  /// `pieces` of Corpus::pieces(), in order. Threads may ask at the same time.
  explicit PassageFinder(const std::vector<PieceSteps>& pieces, unsigned threads = 0);

  const SuffixOrder& text() const { return text_; }
  /// Of a place that copied_from gave. Throws Error when the piece is damaged.
  PassagePlace place_of(const Corpus& corpus, std::size_t place) const;

 private:
  struct Part {
    std::size_t piece = 0;
    std::size_t begin = 0;  // in the text
  };
  std::vector<Part> parts_;
  SuffixOrder text_;
};

}  // namespace clavier
