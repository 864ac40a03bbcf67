#include "models/sequence/network_options.h"

#include <charconv>

namespace clavier {
namespace {

LayerShape parse_layer(std::string_view text, const std::string& stack) {
  LayerShape layer;
  layer.bidirectional = text.starts_with("bi");
  const bool has_direction = layer.bidirectional || text.starts_with("uni");
  text.remove_prefix(std::min<std::size_t>(text.size(), layer.bidirectional ? 2 : 3));
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), layer.units);
  if (!has_direction || problem != std::errc() || end != text.data() + text.size() || layer.units < 1 ||
      layer.units > 4096)
    throw Misuse("option stack must list layers like bi256,uni256 of 1 to 4096 units, not \"" + stack + "\"");
  return layer;
}

/// Layers that meet are of one size and read both directions.
void check_bidirectional(const NetworkOptions& network, const std::vector<LayerShape>& layers) {
  for (const LayerShape& layer : layers)
    if (!layer.bidirectional || layer.units != layers.front().units)
      throw Misuse(
          "option stack of a bidirectional_lstm network must be bi layers of one size like bi256,bi256, not \"" +
          network.stack + "\"");
  if (network.input != "embedding")
    throw Misuse("option input of a bidirectional_lstm network must be embedding, not " + network.input);
}

void check_causal(const NetworkOptions& network, const std::vector<LayerShape>& layers) {
  if (layers.size() != 2 || layers[0].bidirectional || layers[1].bidirectional || layers[0].units != layers[1].units)
    throw Misuse("option stack of a causal_lstm network must be two uni layers of one size like uni256,uni256, not \"" +
                 network.stack + "\"");
  if (network.input != "embedding")
    throw Misuse("option input of a causal_lstm network must be embedding, not " + network.input);
  if (network.attention % kAttentionHeads != 0)
    throw Misuse("option attention must be a multiple of 4, not " + std::to_string(network.attention));
}

}  // namespace

std::vector<LayerShape> parse_stack(const std::string& stack) {
  std::vector<LayerShape> layers;
  std::size_t begin = 0;
  while (true) {
    const std::size_t comma = stack.find(',', begin);
    layers.push_back(parse_layer(std::string_view(stack).substr(begin, comma - begin), stack));
    if (comma == std::string::npos) return layers;
    begin = comma + 1;
  }
}

void check_network(const NetworkOptions& network) {
  check_options(network);
  const std::vector<LayerShape> layers = parse_stack(network.stack);
  if (network.kind == "causal_lstm") check_causal(network, layers);
  if (network.kind == "bidirectional_lstm") check_bidirectional(network, layers);
}

}  // namespace clavier
