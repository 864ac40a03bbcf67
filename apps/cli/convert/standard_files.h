#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/scratch_folder.h"
#include "notation/piece_reader.h"

namespace clavier {

/// Whether a name on the command line means standard input: "-".
bool is_standard_input(const std::string& name);
/// Whether it means standard output in a format: "-.mid".
bool is_standard_output(const std::filesystem::path& name);

/// The name for messages: "standard input" for "-".
std::string input_name(const std::string& name);

/// The piece in a file, or on standard input for "-". Throws what read_piece_file throws.
PieceReading read_input(const std::string& name, const ReadingOptions& options = {});

/// Throws Misuse when one of the files to write is an input: MIDI that is read and written again loses programs, lyrics
/// and percussion. `hint` is what else the message offers.
void refuse_to_overwrite_inputs(const std::vector<std::string>& inputs, const std::vector<std::filesystem::path>& files,
                                std::string_view hint = "");

/// The files that a command writes, of which one may be standard output. That one is written in a folder of its own
/// first, and sent once it is complete.
class OutputFiles {
 public:
  /// Throws Misuse when more than one is standard output, or for "-" without a format.
  explicit OutputFiles(const std::vector<std::filesystem::path>& names);

  /// Where to write: the names, but for standard output.
  const std::vector<std::filesystem::path>& paths() const { return paths_; }
  /// Whether one is standard output: then nothing else may be printed there.
  bool use_standard_output() const { return standard_.has_value(); }
  /// Sends what is for standard output; returns the other files of those `written`. Throws Error when the piece has
  /// several pages, of which each is a file.
  std::vector<std::filesystem::path> send(const std::vector<std::filesystem::path>& written) const;

 private:
  std::vector<std::filesystem::path> paths_;
  std::optional<ScratchFolder> folder_;
  std::optional<std::filesystem::path> standard_;
};

}  // namespace clavier
