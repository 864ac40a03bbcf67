#include "models/checkpoint/former_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace clavier {
namespace {

struct Renamed {
  std::string_view former, current;
};

constexpr std::array kModels = {Renamed{"bilstm", "lstm"}, Renamed{"style", "era-classifier"}};
constexpr std::array kNetworkKinds = {Renamed{"lookback", "causal_lstm"}, Renamed{"window", "windowed_lstm"},
                                      Renamed{"beats", "beat_gan"}, Renamed{"article", "kuo_gan"}};
constexpr std::array kMembers = {Renamed{"recall", "ngram_cache"}};
constexpr std::array kCacheMembers = {Renamed{"moved", "transposed"}};
constexpr std::array kTensors = {Renamed{"reader", "block_lstm"}, Renamed{"consult", "attention_output"},
                                 Renamed{"habits", "decoding_parameters"}, Renamed{"grow", "upsample"}};

template <std::size_t size>
std::string_view current_name(const std::array<Renamed, size>& table, std::string_view name) {
  for (const Renamed& entry : table)
    if (entry.former == name) return entry.current;
  return name;
}

template <std::size_t size>
void rename_value(Json& json, const char* member, const std::array<Renamed, size>& table) {
  if (!json.is_object() || !json.contains(member) || !json[member].is_string()) return;
  json[member] = std::string(current_name(table, json[member].get_ref<const std::string&>()));
}

/// A member stays when its current name exists, too; the reader then refuses it as unknown.
template <std::size_t size>
void rename_members(Json& json, const std::array<Renamed, size>& table) {
  if (!json.is_object()) return;
  for (const Renamed& entry : table) {
    const std::string former(entry.former), current(entry.current);
    if (!json.contains(former) || json.contains(current)) continue;
    json[current] = json[former];
    json.erase(former);
  }
}

}  // namespace

Json with_current_names(Json config) {
  rename_value(config, "model", kModels);
  rename_members(config, kMembers);
  if (!config.is_object()) return config;
  if (config.contains("network")) rename_value(config["network"], "kind", kNetworkKinds);
  if (config.contains("ngram_cache")) rename_members(config["ngram_cache"], kCacheMembers);
  return config;
}

std::string current_tensor_name(const std::string& name) {
  const std::size_t end = std::min(name.find('.'), name.size());
  return std::string(current_name(kTensors, std::string_view(name).substr(0, end))) + name.substr(end);
}

}  // namespace clavier
