#include "cli/survey/survey_kit_files.h"

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "cli/convert/output_options.h"
#include "formats/write_outputs.h"
#include "listening_test/survey_files.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKitRecordName = "kit.json";

bool is_inside(const fs::path& file) {
  return !file.empty() && file.is_relative() && *file.lexically_normal().begin() != "..";
}

std::vector<fs::path> excerpt_files(const KitOutput& output, const std::string& name) {
  const fs::path folder = fs::path(output.folder) / "listeners";
  std::vector<fs::path> files = {folder / (name + ".mid")};
  for (const std::string& format : output.formats) files.push_back(folder / (name + "." + format));
  return files;
}

std::vector<const KitExcerpt*> excerpts_in(const KitExcerpt& excerpt) { return {&excerpt}; }
std::vector<const KitExcerpt*> excerpts_in(const KitPair& pair) { return {&pair.left, &pair.right}; }

template <class Question>
Json write_kit_files(const KitOutput& output, std::span<const Question> kit, Progress& progress) {
  Json files = Json::array();
  for (const Question& question : kit)
    for (const KitExcerpt* const excerpt : excerpts_in(question))
      for (const fs::path& file : write_outputs({.score = excerpt->score}, excerpt_files(output, excerpt->name),
                                                make_output_options(output.sound_font), progress))
        files.push_back(file.string());
  const fs::path folder = output.folder;
  const auto write = [&](const fs::path& file, const std::string& text) {
    write_file(file, text);
    files.push_back(file.string());
  };
  if (!output.formats.empty())
    write(folder / "listeners" / "survey.html", make_survey_page(kit, "." + output.formats.front()));
  write(folder / "listeners" / kAnswerSheetName, write_answer_sheet(kit));
  write(folder / "answer-key.csv", write_answer_key(kit));
  return files;
}

}  // namespace

void check_kit_output(const KitOutput& output) {
  check_outputs(excerpt_files(output, "excerpt-1"), make_output_options(output.sound_font));
}

Json write_kit(const KitOutput& output, std::span<const KitExcerpt> kit, Progress& progress) {
  return write_kit_files(output, kit, progress);
}

Json write_kit(const KitOutput& output, std::span<const KitPair> kit, Progress& progress) {
  return write_kit_files(output, kit, progress);
}

std::vector<fs::path> files_of_kit(const fs::path& folder) {
  const fs::path record = folder / kKitRecordName;
  std::vector<fs::path> files;
  if (!fs::exists(record)) return files;
  try {
    const Json kit = parse_json(read_text(record), record.string());
    for (const Json& file : kit.value("files", Json::array()))
      if (file.is_string() && is_inside(file.get<std::string>())) files.emplace_back(file.get<std::string>());
  } catch (const Error&) {  // it is no record of a kit
  } catch (const Json::exception&) {
  }
  return files;
}

void write_kit_record(const fs::path& folder, Json record, const Json& files) {
  Json names = Json::array();
  for (const Json& file : files) names.push_back(fs::path(file.get<std::string>()).lexically_relative(folder).string());
  record["files"] = std::move(names);
  write_file(folder / kKitRecordName, json_text(record, 1) + "\n");
}

void remove_surplus(const fs::path& folder, const std::vector<fs::path>& earlier) {
  const std::vector<fs::path> now = files_of_kit(folder);
  std::error_code ignored;
  for (const fs::path& file : earlier)
    if (std::find(now.begin(), now.end(), file) == now.end()) fs::remove(folder / file, ignored);
}

}  // namespace clavier
