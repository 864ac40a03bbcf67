#include "cli/inspect/model_report.h"

#include <algorithm>

#include "base/files.h"
#include "models/checkpoint/checkpoint_folder.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

/// {"tokens": [...800 texts...]} becomes {"tokens": 800}.
Json count_entries(Json vocabulary) {
  if (!vocabulary.is_object()) return vocabulary;
  for (auto& [name, value] : vocabulary.items())
    if (value.is_array()) value = value.size();
  return vocabulary;
}

/// The composers that can be asked for, some a line.
std::string composer_rows(const Json& composers) {
  constexpr std::size_t kInRow = 4;
  std::string text;
  for (std::size_t first = 0; first < composers.size(); first += kInRow) {
    std::string row;
    for (std::size_t place = first; place < std::min(composers.size(), first + kInRow); ++place)
      row += (row.empty() ? "" : "; ") + composers[place].get<std::string>();
    text += report_row(first == 0 ? "composers" : "", row);
  }
  return text;
}

}  // namespace

Json model_report(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  Json report = {{"kind", "model"}, {"folder", folder.string()}};
  report["config"] = read_config(files);
  if (report["config"].contains("vocabulary"))
    report["config"]["vocabulary"] = count_entries(report["config"]["vocabulary"]);
  const Bytes bytes = read_file(files.weights);
  std::uint64_t count = 0;
  Json tensors = Json::object();
  for (const auto& [name, tensor] : read_safetensors(bytes, files.weights.string())) {
    tensors[name] = tensor.shape;
    count += tensor.values.size();
  }
  report["weights"] = count;
  report["bytes"] = bytes.size() + std::filesystem::file_size(files.config);
  report["tensors"] = tensors;
  return report;
}

std::string model_report_text(const Json& report) {
  std::string text = report_row("model", report["folder"].get<std::string>());
  Json config = report["config"];
  const Json composers = config.value("composers", Json::array());
  config.erase("composers");
  text += report_rows(config);
  text += composer_rows(composers);
  text += report_row("weights", format_count(report["weights"].get<std::uint64_t>()));
  text += report_row("bytes", format_count(report["bytes"].get<std::uint64_t>()));
  return text + report_rows(report["tensors"], "  ");
}

}  // namespace clavier
