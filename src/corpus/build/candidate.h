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

/// One stretch of a file between long silences.
struct CandidatePart {
  int number = 1;
  Bytes score;               ///< packed; empty when the part is too short to be kept
  std::uint64_t notes = 0;   ///< after thinning
  std::uint64_t weight = 0;  ///< notes before thinning: what splits go by, so that thinning moves no piece
  double seconds = 0;
};

/// A file that was read and labelled, and what speaks against it.
struct Candidate {
  SourceFile source;
  const Composer* composer = nullptr;  ///< nullptr: not in our table
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

/// The first reason stands.
void drop(Candidate& candidate, DropReason reason, std::string detail);

/// Reads and judges one file by itself. Never throws because of the file: what is wrong with it becomes the reason.
Candidate scan_file(const SourceFile& source, const CorpusOptions& options);

}  // namespace clavier
