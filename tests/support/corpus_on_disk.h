#pragma once

#include "base/scratch_folder.h"
#include "encoding/bins.h"
#include "support/real_pieces.h"

namespace clavier::support {

/// small_corpus in a folder of its own, removed at the end of its lifetime.
class CorpusOnDisk {
 public:
  explicit CorpusOnDisk(Seconds length)
      : CorpusOnDisk(small_corpus(static_cast<int>(length.value * kStepsPerSecond))) {}
  explicit CorpusOnDisk(const CorpusContents& contents) {
    write_corpus(folder_.path(), contents);
    corpus_ = Corpus::open(folder_.path());
  }

  const Corpus& get() const { return corpus_; }

 private:
  ScratchFolder folder_;
  Corpus corpus_;
};

}  // namespace clavier::support
