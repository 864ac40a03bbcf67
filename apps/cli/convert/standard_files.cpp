#include "cli/convert/standard_files.h"

#include "base/error.h"
#include "base/files.h"
#include "base/standard_streams.h"
#include "formats/output_formats.h"

namespace clavier {

namespace fs = std::filesystem;

bool is_standard_input(const std::string& name) { return name == "-"; }

bool is_standard_output(const fs::path& name) { return name.native().starts_with("-.") && !name.has_parent_path(); }

std::string input_name(const std::string& name) { return is_standard_input(name) ? "standard input" : name; }

PieceReading read_input(const std::string& name, const ReadingOptions& options) {
  return is_standard_input(name) ? read_piece(read_standard_input(), input_name(name), options)
                                 : read_piece_file(name, options);
}

void refuse_to_overwrite_inputs(const std::vector<std::string>& inputs, const std::vector<std::filesystem::path>& files,
                                std::string_view hint) {
  for (const std::filesystem::path& file : files)
    for (const std::string& input : inputs)
      if (std::error_code ignored; !is_standard_input(input) && std::filesystem::equivalent(input, file, ignored))
        throw Misuse("cannot write " + file.string() + ": it is a file to read; choose another name" +
                     std::string(hint));
}

OutputFiles::OutputFiles(const std::vector<fs::path>& names) {
  for (const fs::path& name : names) {
    if (name == "-")
      throw Misuse("cannot write to standard output without a format: give it as -.mid or with --format; known are " +
                   list_output_extensions());
    if (!is_standard_output(name)) {
      paths_.push_back(name);
      continue;
    }
    if (standard_) throw Misuse("cannot write two files to standard output");
    standard_ = folder_.emplace().path() / ("piece" + name.extension().string());
    paths_.push_back(*standard_);
  }
}

std::vector<fs::path> OutputFiles::send(const std::vector<fs::path>& written) const {
  std::vector<fs::path> others, sent;
  for (const fs::path& file : written)
    (folder_ && file.parent_path() == folder_->path() ? sent : others).push_back(file);
  if (sent.size() > 1)
    throw Error("cannot write to standard output: the piece has " + std::to_string(sent.size()) +
                " pages, each a file; choose .pdf, or write to a file");
  for (const fs::path& file : sent) write_standard_output(read_file(file));
  return others;
}

}  // namespace clavier
