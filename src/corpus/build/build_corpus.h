#pragma once

#include <filesystem>
#include <vector>

#include "base/progress.h"
#include "corpus/build/corpus_options.h"
#include "corpus/store/corpus.h"

namespace clavier {

/// Reads every MIDI and MusicXML file below the folders, labels, cleans, cuts and splits them. The same files and
/// options give the same contents with any number of threads (0: all processors). A bad file is dropped with a reason.
/// Throws Error when a folder is missing, holds no music, or no piece is kept.
CorpusContents build_corpus(const std::vector<std::filesystem::path>& folders, const CorpusOptions& options,
                            Progress& progress, unsigned threads = 0);

}  // namespace clavier
