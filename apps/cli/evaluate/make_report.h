#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/store/corpus.h"
#include "evaluation/pieces/piece_source.h"

namespace clavier {

enum class Thoroughness {
  quick,     ///< 100 pieces a column, likelihood of 12
  standard,  ///< 200 pieces, likelihood of all
  thorough   ///< 500 pieces, likelihood of all, distances extrapolated to endless samples
};

/// What `clavier evaluate --out FOLDER` is asked for.
struct ReportTask {
  std::vector<std::string> models;  ///< as find_model takes them, or folders of pieces
  std::string corpus;
  std::string split;
  std::optional<Era> era;  ///< none: every era of which a model is given
  Thoroughness thoroughness = Thoroughness::standard;
  std::optional<std::size_t> pieces;  ///< of a column, instead of what thoroughness says
  std::uint64_t first_seed = 1;
  double seconds = 60;
  std::string out;
  std::string command;  ///< the whole command line, for the report
  bool json = false;
};

/// Writes index.html and report.json into the folder `out`, and says so, or prints report.json. Throws Misuse when no
/// model is for the eras asked for.
void make_report(const ReportTask& request, Progress& progress);

/// "7" is seeds 1 to 7, "11..60" those from 11 to 60. Throws Misuse when it is neither, or more than a million.
SeedRange parse_seeds(const std::string& text);

}  // namespace clavier
