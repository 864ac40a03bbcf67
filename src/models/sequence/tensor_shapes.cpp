#include "models/sequence/tensor_shapes.h"

#include "base/error.h"
#include "models/sequence/field_names.h"
#include "models/sequence/match_fields.h"

namespace clavier {
namespace {

class ShapeTable {
 public:
  ShapeTable(const NetworkOptions& network, const Vocabulary& vocabulary)
      : network_(network), vocabulary_(vocabulary) {}

  TensorShapes fill() {
    input();
    heads(network_.kind == "windowed_lstm"        ? window()
          : network_.kind == "bidirectional_lstm" ? bidirectional_lstm()
                                                  : causal_lstm());
    return std::move(shapes_);
  }

 private:
  bool embeds() const { return network_.input == "embedding"; }
  std::int64_t features() const { return embeds() ? network_.embedding : 1; }
  std::int64_t symbols(int field) const { return vocabulary_.size(static_cast<Field>(field)); }
  int fields() const { return vocabulary_.has_timing() ? kFields : 1; }

  void add(const std::string& name, std::vector<std::int64_t> shape) { shapes_[name] = std::move(shape); }

  void dense(const std::string& name, std::int64_t inputs, std::int64_t outputs) {
    add(name + ".weight", {outputs, inputs});
    add(name + ".bias", {outputs});
  }

  void lstm(const std::string& name, std::int64_t inputs, std::int64_t units) {
    add(name + ".weight_input", {4 * units, inputs});
    add(name + ".weight_recurrent", {4 * units, units});
    add(name + ".bias", {4 * units});
  }

  void batch_norm(const std::string& name, std::int64_t size) {
    for (const char* part : {".weight", ".bias", ".mean", ".variance"}) add(name + part, {size});
  }

  void input() {
    if (!embeds()) return;
    for (int field = 0; field < fields(); ++field)
      add("embed." + field_name(field) + ".weight", {symbols(field), features()});
    if (conditions_on_remaining(network_)) add("embed.remaining.weight", {kRemainingClasses, features()});
  }

  /// Adds the tensors between input and heads; returns the number of features that the heads take.
  std::int64_t window() {
    std::int64_t size = features();
    int number = 0;
    for (const LayerShape& layer : parse_stack(network_.stack)) {
      const std::string name = "layer." + std::to_string(number++);
      lstm(name + ".forward", size, layer.units);
      if (layer.bidirectional) lstm(name + ".backward", size, layer.units);
      size = layer.outputs();
    }
    if (network_.batch_norm) batch_norm("norm.0", size);
    if (network_.dense == 0) return size;
    dense("dense", size, network_.dense);
    if (network_.batch_norm) batch_norm("norm.1", network_.dense);
    return network_.dense;
  }

  /// The same.
  std::int64_t causal_lstm() {
    const std::int64_t units = parse_stack(network_.stack).front().units;
    lstm("layer.0.forward", features(), units);
    lstm("layer.1.forward", units, units);
    add("norm.weight", {units});
    add("norm.bias", {units});
    if (network_.block > 0) attention(units);
    return units;
  }

  /// The same.
  std::int64_t bidirectional_lstm() {
    const std::vector<LayerShape> layers = parse_stack(network_.stack);
    const std::int64_t units = layers.front().units;
    for (std::size_t number = 0; number < layers.size(); ++number)
      for (const char* direction : {".forward", ".backward"})
        lstm("layer." + std::to_string(number) + direction, number == 0 ? features() : units, units);
    add("embed.time_left.weight", {kTimeLeftClasses, features()});
    add("after.weight", {features(), units});
    add("after_output.weight", {units, units});
    add("norm.weight", {units});
    add("norm.bias", {units});
    if (network_.matches) matches(units);
    return units;
  }

  void matches(std::int64_t units) {
    for (int place = 0; place < kMatchKinds * kMatchFields; ++place)
      add(match_table_name(place) + ".weight", {count_match_symbols(place % kMatchFields, vocabulary_), features()});
    add("match_output.weight", {units, features()});
  }

  void attention(std::int64_t units) {
    for (const char* name : {"block_lstm.forward", "block_lstm.backward"}) lstm(name, features(), network_.block_lstm);
    add("key.weight", {network_.attention, 2 * network_.block_lstm});
    add("value.weight", {network_.attention, 2 * network_.block_lstm});
    add("query.weight", {network_.attention, units});
    add("attention_output.weight", {units, network_.attention});
    add("distance.weight", {kAttentionHeads, network_.context_blocks});
    add("distance.null", {kAttentionHeads});
  }

  void heads(std::int64_t size) {
    dense("head.token", size, symbols(0));
    for (int field = 1; field < fields(); ++field) {
      const std::string name = "head." + field_name(field);
      dense(name + ".features", size, network_.head);
      for (int before = 0; before < field; ++before)
        add(name + ".after_" + field_name(before) + ".weight", {symbols(before), network_.head});
      dense(name + ".output", network_.head, symbols(field));
    }
  }

  const NetworkOptions& network_;
  const Vocabulary& vocabulary_;
  TensorShapes shapes_;
};

void check_seed_windows(const Checkpoint& checkpoint) {
  const auto found = checkpoint.tensors.find("seed_windows");
  if (found == checkpoint.tensors.end()) return;
  const Tensor& seeds = found->second;
  if (checkpoint.network.kind != "windowed_lstm")
    throw Error("checkpoint has seed_windows, which only networks of kind windowed_lstm have");
  if (seeds.shape.size() != 2 || seeds.shape[1] != checkpoint.network.window)
    throw Error("checkpoint has tensor seed_windows whose rows are not windows of " +
                std::to_string(checkpoint.network.window));
  const auto tokens = static_cast<float>(checkpoint.vocabulary.size(Field::token));
  for (const float token : seeds.values) {
    if (!(token >= 0 && token < tokens))
      throw Error("checkpoint has tensor seed_windows with a token its vocabulary does not know");
  }
}

}  // namespace

TensorShapes tensor_shapes(const NetworkOptions& network, const Vocabulary& vocabulary) {
  check_network(network);
  return ShapeTable(network, vocabulary).fill();
}

void check_tensors(const Checkpoint& checkpoint) {
  require_tensors(checkpoint.tensors, tensor_shapes(checkpoint.network, checkpoint.vocabulary), "seed_windows");
  check_seed_windows(checkpoint);
}

}  // namespace clavier
