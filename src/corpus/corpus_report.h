#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/options.h"
#include "corpus/store/corpus.h"

namespace clavier {

/// A row of the report: one era, or the files of unknown era.
struct EraCount {
  std::string era;             ///< "none" for files of unknown era
  std::uint64_t found = 0;     ///< files in folders named after this era
  std::uint64_t labelled = 0;  ///< files of this era by their composer
  /// labelled files by reason; the last reason counts parts of files
  std::array<std::uint64_t, kDropReasons> dropped{};
  std::uint64_t kept = 0;    ///< files
  std::uint64_t pieces = 0;  ///< files and parts of files
  std::uint64_t notes = 0;
  double hours = 0;
  std::array<std::uint64_t, 3> split_pieces{};  ///< train, validation, test
  std::array<std::uint64_t, 3> split_notes{};
};

/// The article's table of pieces per era before and after cleaning, with the reasons for dropping files.
struct CorpusReport {
  std::vector<EraCount> eras;  ///< in order; "none" only when it has files
  EraCount total;
  std::vector<std::string> unknown_composers;
  OtherFiles other_files;
  std::string checksum;
};

CorpusReport make_corpus_report(const Corpus& corpus);

std::string report_text(const CorpusReport& report);
Json report_json(const CorpusReport& report);
/// A stacked bar chart: the files of each era, kept or dropped by reason.
std::string report_svg(const CorpusReport& report);

}  // namespace clavier
