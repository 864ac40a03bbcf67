#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/options.h"
#include "corpus/store/corpus.h"

namespace clavier {

/// One line of the table: an era, or what has none.
struct EraCount {
  std::string era;                                    ///< "none" for files of unknown era
  std::uint64_t found = 0;                            ///< files in folders of this name
  std::uint64_t labelled = 0;                         ///< files that are of this era by their composer
  std::array<std::uint64_t, kDropReasons> dropped{};  ///< of those, by reason; the last one counts parts of files
  std::uint64_t kept = 0;                             ///< files
  std::uint64_t pieces = 0;                           ///< files and parts of files
  std::uint64_t notes = 0;
  double hours = 0;
  std::array<std::uint64_t, 3> split_pieces{};  ///< train, validation, test
  std::array<std::uint64_t, 3> split_notes{};
};

/// The article's table of pieces per era before and after cleaning, and why each was left out.
struct CorpusReport {
  std::vector<EraCount> eras;  ///< in order; "none" only when something is there
  EraCount total;
  std::vector<std::string> unknown_composers;
  std::string checksum;
};

CorpusReport make_corpus_report(const Corpus& corpus);

std::string report_text(const CorpusReport& report);
Json report_json(const CorpusReport& report);
/// Stacked bars: an era's files, kept and left out by reason.
std::string report_svg(const CorpusReport& report);

}  // namespace clavier
