#pragma once

#include <vector>

#include "base/progress.h"
#include "corpus/store/corpus.h"
#include "originality/training_overlap.h"

namespace clavier {

/// The interval sequence of a piece, and the piece's index in Corpus::pieces().
struct PieceIntervals {
  std::size_t piece = 0;
  IntervalSequence notes;
};
std::vector<PieceIntervals> read_interval_sequences(const Corpus& corpus, Split split, Progress& progress,
                                                    unsigned threads = 0);

/// Where in a corpus a passage begins.
struct PassageLocation {
  std::size_t piece = 0;  ///< index in Corpus::pieces()
  Seconds start;          ///< of the passage's first note, in that piece
  bool operator==(const PassageLocation&) const = default;
};

/// A search index over the training pieces of a corpus, which locates passages in them.
class PassageFinder {
 public:
  /// `pieces` in the order of Corpus::pieces(). May be queried by several threads at once.
  explicit PassageFinder(const std::vector<PieceIntervals>& pieces, unsigned threads = 0);

  const SuffixArray& text() const { return text_; }
  /// Where a LocatedOverlap::position lies in the corpus. Throws Error when the piece is damaged.
  PassageLocation locate(const Corpus& corpus, std::size_t position) const;

 private:
  struct Part {
    std::size_t piece = 0;
    std::size_t begin = 0;  // its first position in the text
  };
  std::vector<Part> parts_;
  SuffixArray text_;
};

}  // namespace clavier
