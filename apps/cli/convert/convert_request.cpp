#include "cli/convert/convert_request.h"

#include "base/error.h"

namespace clavier {

namespace fs = std::filesystem;

const std::string& ConvertRequest::out_doc() {
  static const std::string kDoc = [] {
    std::string list;
    for (const OutputFormat& format : output_formats())
      list.append(list.empty() ? "" : ", ").append(format.extension).append(" (").append(format.doc).append(")");
    return "a file to write; may be repeated; -.mid is standard output as MIDI. Its extension gives the format: " +
           list;
  }();
  return kDoc;
}

std::vector<std::string_view> ConvertRequest::output_format_names() {
  std::vector<std::string_view> names;
  for (const OutputFormat& format : output_formats()) names.push_back(format.extension.substr(1));
  return names;
}

std::vector<fs::path> ConvertRequest::single_outputs() const {
  std::vector<fs::path> files;
  for (const std::string& file : out) files.emplace_back(file == "-" && formats.size() == 1 ? "-." + formats[0] : file);
  if (files.empty())
    for (const std::string& format : formats) files.emplace_back("-." + format);
  return files;
}

void ConvertRequest::check() const {
  if (!out_dir.empty() && !out.empty()) throw Misuse("give --out or --out-dir, not both");
  if (!out_dir.empty() && formats.empty())
    throw Misuse("say with --format in which format to write to " + out_dir + "; known are " +
                 list_output_extensions());
  if (inputs.size() > 1 && out_dir.empty())
    throw Misuse("there are " + std::to_string(inputs.size()) +
                 " files to convert: name a folder with --out-dir and a "
                 "format with --format");
  const bool names_format = out.size() == 1 && out[0] == "-" && formats.size() == 1;
  if (!out.empty() && !formats.empty() && !names_format)
    throw Misuse("--format goes with --out-dir or --out -; elsewhere the extension gives the format");
}

}  // namespace clavier
