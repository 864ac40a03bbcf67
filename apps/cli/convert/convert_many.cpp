#include "cli/convert/convert_many.h"

#include <exception>
#include <set>

#include "base/error.h"
#include "cli/convert/convert_piece.h"
#include "cli/convert/output_options.h"
#include "cli/convert/standard_files.h"
#include "formats/write_outputs.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

/// What is written for one input, and under which name.
struct PlannedPiece {
  std::string input;
  std::string name;
  std::vector<fs::path> files;
};

fs::path file_in_folder(const ConvertRequest& request, const std::string& name, const std::string& format) {
  return fs::path(request.out_dir) / (name + "." + format);
}

/// The name in the folder, with a number where an earlier input has it.
std::string free_name(const std::string& input, std::set<std::string>& taken) {
  const std::string stem = is_standard_input(input) ? "standard-input" : fs::path(input).stem().string();
  std::string name = stem;
  for (int number = 2; !taken.insert(name).second; ++number) name = stem + "-" + std::to_string(number);
  return name;
}

std::vector<PlannedPiece> plan_pieces(const ConvertRequest& request, Progress& progress) {
  std::vector<PlannedPiece> plan;
  std::set<std::string> taken;
  for (const std::string& input : request.inputs) {
    PlannedPiece piece{.input = input, .name = free_name(input, taken), .files = {}};
    for (const std::string& format : request.formats)
      piece.files.push_back(file_in_folder(request, piece.name, format));
    if (!request.overwrite) refuse_to_overwrite_inputs(request.inputs, piece.files, ", or --overwrite");
    if (!is_standard_input(input) && piece.name != fs::path(input).stem().string())
      progress.say(input + ": written as " + piece.name + ", since an earlier file has its name");
    plan.push_back(std::move(piece));
  }
  return plan;
}

}  // namespace

void convert_many(const ConvertRequest& request, Progress& progress) {
  const std::vector<PlannedPiece> plan = plan_pieces(request, progress);
  check_outputs(plan.front().files, make_output_options(request.sound_font));
  Json converted = Json::array(), failed = Json::array();
  std::vector<fs::path> written;  // printed at the end: a line would break the bar
  LinesOnly lines(progress);
  progress.begin("converting", plan.size());
  for (const PlannedPiece& planned : plan) {
    try {
      const ConvertedPiece piece = convert_piece(planned.input, planned.files, request, lines);
      converted.push_back(to_json(piece));
      written.insert(written.end(), piece.files.begin(), piece.files.end());
    } catch (const std::exception& problem) {
      progress.say(input_name(planned.input) + " is left out: " + problem.what());
      failed.push_back({{"input", planned.input}, {"error", problem.what()}});
    }
    progress.advance();
  }
  progress.end();
  if (request.json) print_json({{"converted", converted}, {"failed", failed}});
  for (const fs::path& file : request.json ? std::vector<fs::path>() : written) print_line(file.string());
  if (!failed.empty())
    throw Error("cannot convert " + std::to_string(failed.size()) + " of " + std::to_string(plan.size()) + " files");
}

}  // namespace clavier
