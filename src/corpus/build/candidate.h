#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/build/corpus_options.h"
#include "corpus/build/fingerprint.h"
#include "corpus/build/sources.h"
#include "corpus/metadata/composers.h"
#include "corpus/store/corpus.h"

namespace clavier {

/// A stretch of a file between long silences.
struct CandidatePart {
  int number = 1;
  Bytes score;               ///< packed; empty when the part is too short
  std::uint64_t notes = 0;   ///< after the removal of artefacts
  std::uint64_t weight = 0;  ///< notes before that removal: splits use it, so that the removal moves no piece
  double seconds = 0;
};

/// A file, its labels and the reason to drop it, if any.
struct Candidate {
  SourceFile source;
  const Composer* composer = nullptr;  ///< nullptr: not in composers.tsv
  std::string composer_name;
  std::optional<Era> era;
  bool free = false;
  std::optional<DropReason> dropped;
  std::string detail;
  std::uint64_t notes = 0;
  std::uint64_t music = 0;  ///< music_hash
  Fingerprint fingerprint;
  double grid = 0;
  std::vector<CandidatePart> parts;
};

/// Only the first reason is kept.
void drop(Candidate& candidate, DropReason reason, std::string detail);

/// Reads one file and applies the rules that need no other file. Never throws because of the file: a fault becomes its
/// reason to be dropped.
Candidate scan_file(const SourceFile& source, const CorpusOptions& options);

}  // namespace clavier
