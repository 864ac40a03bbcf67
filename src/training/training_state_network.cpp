#include "training/training_state_network.h"

#include <cstring>
#include <sstream>

#include "base/bytes.h"
#include "base/error.h"
#include "base/files.h"

namespace clavier {
namespace {

constexpr std::string_view kMagic = "CLAVIER-STATE-1\n";

Json json_of(const TrainingState& state, const Json& task) {
  Json curve = Json::array();
  for (const CurvePoint& point : state.curve)
    curve.push_back({point.step, point.seconds, point.training_loss, point.validation_loss});
  return {{"task", task},
          {"step", state.step},
          {"seconds", state.seconds},
          {"processor_seconds", state.processor_seconds},
          {"best_loss", state.best_loss},
          {"since_best", state.since_best},
          {"loss_sum", state.loss_sum},
          {"loss_count", state.loss_count},
          {"curve", curve}};
}

TrainingState state_of(const Json& json) {
  TrainingState state{.step = json.at("step"),
                      .seconds = json.at("seconds"),
                      .processor_seconds = json.at("processor_seconds"),
                      .best_loss = json.at("best_loss"),
                      .since_best = json.at("since_best"),
                      .loss_sum = json.at("loss_sum"),
                      .loss_count = json.at("loss_count")};
  for (const Json& point : json.at("curve")) state.curve.push_back({point[0], point[1], point[2], point[3]});
  return state;
}

/// Parts are written as length and bytes.
void append_part(std::string& file, const std::string& part) {
  const std::uint64_t size = part.size();
  file.append(reinterpret_cast<const char*>(&size), sizeof size).append(part);
}

std::string take_part(std::string_view& file) {
  std::uint64_t size = 0;
  std::memcpy(&size, file.data(), sizeof size);
  std::string part(file.substr(sizeof size, size));
  file.remove_prefix(sizeof size + size);
  return part;
}

std::string archive_of(const SequenceNetwork& network) {
  torch::serialize::OutputArchive archive;
  network.save(archive);
  std::ostringstream stream;
  archive.save_to(stream);
  return stream.str();
}

std::string archive_of(torch::optim::Optimizer& optimizer) {
  torch::serialize::OutputArchive archive;
  optimizer.save(archive);
  std::ostringstream stream;
  archive.save_to(stream);
  return stream.str();
}

torch::serialize::InputArchive opened(const std::string& bytes) {
  std::istringstream stream(bytes);
  torch::serialize::InputArchive archive;
  archive.load_from(stream);
  return archive;
}

}  // namespace

void save_state(const std::filesystem::path& path, const TrainingState& state, const Json& task,
                const SequenceNetwork& network, torch::optim::Optimizer& optimizer) {
  std::string content;
  append_part(content, json_of(state, task).dump());
  append_part(content, archive_of(network));
  append_part(content, archive_of(optimizer));
  const std::uint64_t checksum = hash_bytes(as_bytes(content));
  std::string file(kMagic);
  file.append(reinterpret_cast<const char*>(&checksum), sizeof checksum).append(content);
  write_file(path, file);
}

TrainingState load_state(const std::filesystem::path& path, const Json& task, SequenceNetwork& network,
                         torch::optim::Optimizer& optimizer) {
  if (!std::filesystem::exists(path))
    throw Error("cannot resume training from " + path.string() +
                ": there is no such file, so no run was stopped there; train without --resume");
  const std::string file = read_text(path);
  std::string_view rest = file;
  std::uint64_t checksum = 0;
  const bool long_enough = rest.size() > kMagic.size() + sizeof checksum && rest.starts_with(kMagic);
  if (long_enough) std::memcpy(&checksum, rest.data() + kMagic.size(), sizeof checksum);
  rest.remove_prefix(long_enough ? kMagic.size() + sizeof checksum : 0);
  if (!long_enough || hash_bytes(as_bytes(rest)) != checksum)
    throw Error("cannot resume training from " + path.string() +
                ": the file is damaged; remove it and train again without --resume");
  const Json json = parse_json(take_part(rest), path.string());
  if (json.at("task") != task)
    throw Error("cannot resume training from " + path.string() +
                ": it belongs to a run with other options, data or version");
  auto network_archive = opened(take_part(rest)), optimizer_archive = opened(take_part(rest));
  network.load(network_archive);
  optimizer.load(optimizer_archive);
  return state_of(json);
}

}  // namespace clavier
