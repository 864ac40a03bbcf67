#include "models/gan/gan_checkpoint.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace clavier {
namespace {

/// RollReadOptions as stored in config.json.
struct StoredReading {
  double sounding = 0;
  double onset = 0;
  int min_onset_interval = 1;
  int velocity = 80;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "sounding", .doc = "a pitch sounds above this", .minimum = -1, .maximum = 1}, sounding);
    visitor(Option{.name = "onset", .doc = "a note begins above this", .minimum = -1, .maximum = 1}, onset);
    visitor(Option{.name = "min_onset_interval",
                   .doc = "least steps from onset to onset",
                   .minimum = 1,
                   .maximum = 1000,
                   .formerly = "closest_strikes"},
            min_onset_interval);
    visitor(Option{.name = "velocity", .doc = "of notes without one", .minimum = 1, .maximum = 127}, velocity);
  }
};

/// Rounds to six decimals, so that 0.98f is stored as 0.98, not as 0.980000019.
double short_decimal(float value) { return std::round(value * 1e6) / 1e6; }

Json stored(const RollReadOptions& reading) {
  return options_to_json(StoredReading{.sounding = short_decimal(reading.sounding),
                                       .onset = short_decimal(reading.onset),
                                       .min_onset_interval = reading.min_onset_interval,
                                       .velocity = reading.velocity});
}

RollReadOptions reading_from(const Json& json, std::string_view where) {
  StoredReading read;
  options_from_json(json, read, where);
  return {.sounding = static_cast<float>(read.sounding),
          .onset = static_cast<float>(read.onset),
          .min_onset_interval = read.min_onset_interval,
          .velocity = static_cast<std::uint8_t>(read.velocity)};
}

std::vector<RollEra> eras_from(const Json& names, const Json& readings, std::string_view where) {
  if (!names.is_array() || names.empty()) throw Error("its eras must be a list of at least one era");
  if (!readings.is_object()) throw Error("its reading must be an object of eras");
  std::vector<RollEra> eras;
  std::vector<std::string> known;
  for (const Json& name : names) {
    if (!name.is_string()) throw Error("its eras must be names");
    known.push_back(name.get<std::string>());
    const Era era = parse_era(known.back());
    if (std::any_of(eras.begin(), eras.end(), [era](const RollEra& other) { return other.era == era; }))
      throw Error("its eras name " + known.back() + " twice");
    if (!readings.contains(known.back())) throw Error("it does not say how to read " + known.back());
    eras.push_back({era, reading_from(readings[known.back()], where)});
  }
  check_known_keys(readings, known, where);
  return eras;
}

}  // namespace

GanCheckpoint gan_checkpoint_from_config(const Json& config, std::string_view where) {
  GanCheckpoint checkpoint;
  const ConfigMembers members{kGanCheckpointFormat, {"model", "eras", "network", "reading"}, {"training"}};
  read_members(config, where, members, [&](const Json& json) {
    if (json["model"] != "gan") throw Error("its model must be gan");
    checkpoint.eras = eras_from(json["eras"], json["reading"], where);
    options_from_json(json["network"], checkpoint.network, where);
    if (json.contains("training")) checkpoint.training = json["training"];
  });
  return checkpoint;
}

Json config_of(const GanCheckpoint& checkpoint) {
  Json eras = Json::array(), readings = Json::object();
  for (const RollEra& entry : checkpoint.eras) {
    eras.push_back(std::string(to_string(entry.era)));
    readings[std::string(to_string(entry.era))] = stored(entry.reading);
  }
  return {{"format", kGanCheckpointFormat},
          {"model", "gan"},
          {"eras", eras},
          {"network", options_to_json(checkpoint.network)},
          {"reading", readings},
          {"training", checkpoint.training}};
}

GanCheckpoint read_gan_checkpoint(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  return read_gan_checkpoint(files, read_config(files));
}

GanCheckpoint read_gan_checkpoint(const CheckpointFolder& files, const Json& config) {
  GanCheckpoint checkpoint = gan_checkpoint_from_config(config, files.config.string());
  checkpoint.tensors = read_weights(files);
  return checkpoint;
}

void write_gan_checkpoint(const std::filesystem::path& folder, const GanCheckpoint& checkpoint, Precision precision) {
  write_files(CheckpointFolder(folder), config_of(checkpoint), checkpoint.tensors, precision);
}

void check_gan_tensors(const GanCheckpoint& checkpoint) {
  const int eras = static_cast<int>(checkpoint.eras.size());
  require_tensors(checkpoint.tensors, gan_tensor_shapes(checkpoint.network, eras));
}

}  // namespace clavier
