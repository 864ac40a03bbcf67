#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "cli/convert/convert_request.h"

namespace clavier {

/// The result for one input.
struct ConvertedPiece {
  std::string input;
  std::size_t notes = 0;
  double seconds = 0;
  std::vector<std::string> warnings;
  std::vector<std::filesystem::path> files;  ///< written, further pages included
};

/// Reads the input ("-": standard input) and writes it to the files. Says the reader's warnings. Throws what readers
/// and write_outputs throw.
ConvertedPiece convert_piece(const std::string& input, const std::vector<std::filesystem::path>& files,
                             const ConvertRequest& request, Progress& progress);

Json to_json(const ConvertedPiece& piece);

}  // namespace clavier
