#include "engine/network_options.h"

#include <charconv>

namespace clavier {
namespace {

LayerShape parse_layer(std::string_view text, const std::string& stack) {
  LayerShape layer;
  layer.bidirectional = text.starts_with("bi");
  const bool known = layer.bidirectional || text.starts_with("uni");
  text.remove_prefix(std::min<std::size_t>(text.size(), layer.bidirectional ? 2 : 3));
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), layer.units);
  if (!known || problem != std::errc() || end != text.data() + text.size() || layer.units < 1 || layer.units > 4096)
    throw Misuse("option stack must list layers like bi256,uni256 of 1 to 4096 units, not \"" + stack + "\"");
  return layer;
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

}  // namespace clavier
