#pragma once

#include <vector>

#include "base/progress.h"
#include "corpus/store/corpus.h"
#include "originality/training_overlap.h"

namespace clavier {

/// The steps of all pieces of a split, each beside its place in Corpus::pieces(). Throws Error when a piece is damaged.
struct PieceIntervals {
  std::size_t piece = 0;
  IntervalSequence notes;
};
std::vector<PieceIntervals> read_interval_sequences(const Corpus& corpus, Split split, Progress& progress,
                                                    unsigned threads = 0);

/// Where in a corpus a passage stands.
struct PassageLocation {
  std::size_t piece = 0;  ///< of Corpus::pieces()
  Seconds start;          ///< of its first note, in that piece
  bool operator==(const PassageLocation&) const = default;
};

/// The training pieces of a corpus as one text, in which passages are found.
class PassageFinder {
 public:
  /// `pieces` of Corpus::pieces(), in order. Threads may ask at the same time.
  explicit PassageFinder(const std::vector<PieceIntervals>& pieces, unsigned threads = 0);

  const SuffixArray& text() const { return text_; }
  /// Of a place that locate_overlap gave. Throws Error when the piece is damaged.
  PassageLocation locate(const Corpus& corpus, std::size_t position) const;

 private:
  struct Part {
    std::size_t piece = 0;
    std::size_t begin = 0;  // in the text
  };
  std::vector<Part> parts_;
  SuffixArray text_;
};

}  // namespace clavier
