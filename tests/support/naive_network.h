#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "models/sequence/checkpoint.h"

namespace clavier {

/// An independent implementation of docs/formats/checkpoint.md in double precision, with plain loops and no state
/// between events. The fast networks are tested against it.
class NaiveNetwork {
 public:
  explicit NaiveNetwork(Checkpoint checkpoint) : checkpoint_(std::move(checkpoint)) {}

  using Row = std::vector<double>;
  using Rows = std::vector<Row>;  ///< (time, features)

  /// Logits of `field` of the event after `events`, which begin with the start event. `sampled` holds its fields so
  /// far; remaining[t] is the countdown class of events[t].
  Row logits(const Events& events, const std::vector<int>& remaining, Field field, const Event& sampled) const {
    const Row h = checkpoint_.network.kind == "windowed_lstm" ? window(events) : causal_lstm(events, remaining);
    if (field == Field::token) return dense("head.token", h);
    const std::string names[] = {"token", "shift", "duration", "velocity"};
    const std::string head = "head." + names[static_cast<int>(field)];
    Row z = dense(head + ".features", h);
    for (int before = 0; before < static_cast<int>(field); ++before)
      add(z, row(head + ".after_" + names[before] + ".weight", symbol_of(sampled, static_cast<Field>(before))));
    for (double& value : z) value = std::max(value, 0.0);
    return dense(head + ".output", z);
  }

  /// One direction over x, reversed in time when `reverse`.
  Rows lstm(const std::string& name, Rows x, bool reverse) const {
    if (reverse) std::reverse(x.begin(), x.end());
    const std::size_t units = tensor(name + ".weight_recurrent").shape[1];
    Row h(units), c(units);
    Rows outputs;
    for (const Row& input : x) {
      Row gates = product(name + ".weight_input", input);
      add(gates, product(name + ".weight_recurrent", h));
      add(gates, values(name + ".bias"));
      for (std::size_t u = 0; u < units; ++u) {
        c[u] = sigmoid(gates[units + u]) * c[u] + sigmoid(gates[u]) * std::tanh(gates[2 * units + u]);
        h[u] = sigmoid(gates[3 * units + u]) * std::tanh(c[u]);
      }
      outputs.push_back(h);
    }
    if (reverse) std::reverse(outputs.begin(), outputs.end());
    return outputs;
  }

 private:
  static double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }
  static void add(Row& to, const Row& what) {
    for (std::size_t index = 0; index < to.size(); ++index) to[index] += what[index];
  }
  bool has(const std::string& name) const { return checkpoint_.tensors.contains(name); }

  struct Sized {
    std::vector<std::size_t> shape;
    const std::vector<float>& values;
  };
  Sized tensor(const std::string& name) const {
    const Tensor& found = checkpoint_.tensors.at(name);
    return {{found.shape.begin(), found.shape.end()}, found.values};
  }
  Row values(const std::string& name) const {
    const auto& found = tensor(name).values;
    return {found.begin(), found.end()};
  }
  Row row(const std::string& name, std::size_t index) const {
    const Sized table = tensor(name);
    Row result;
    for (std::size_t column = 0; column < table.shape[1]; ++column)
      result.push_back(table.values[index * table.shape[1] + column]);
    return result;
  }
  Row product(const std::string& name, const Row& x) const {
    const Sized weight = tensor(name);
    Row result(weight.shape[0]);
    for (std::size_t r = 0; r < result.size(); ++r)
      for (std::size_t column = 0; column < x.size(); ++column)
        result[r] += weight.values[r * x.size() + column] * x[column];
    return result;
  }
  Row dense(const std::string& name, const Row& x) const {
    Row result = product(name + ".weight", x);
    add(result, values(name + ".bias"));
    return result;
  }

  Row input(const Event& event, int remaining) const {
    if (!has("embed.token.weight"))
      return {static_cast<double>(event.token) / checkpoint_.vocabulary.size(Field::token)};
    Row x = row("embed.token.weight", event.token);
    if (has("embed.shift.weight")) {
      add(x, row("embed.shift.weight", event.shift));
      add(x, row("embed.duration.weight", event.duration));
      add(x, row("embed.velocity.weight", event.velocity));
    }
    if (has("embed.remaining.weight")) add(x, row("embed.remaining.weight", static_cast<std::size_t>(remaining)));
    return x;
  }

  Rows layer(const std::string& name, const Rows& x) const {
    Rows outputs = lstm(name + ".forward", x, false);
    if (!has(name + ".backward.bias")) return outputs;
    const Rows back = lstm(name + ".backward", x, true);
    for (std::size_t t = 0; t < x.size(); ++t) outputs[t].insert(outputs[t].end(), back[t].begin(), back[t].end());
    return outputs;
  }

  void batch_norm(const std::string& name, Row& x) const {
    if (!has(name + ".mean")) return;
    const Row weight = values(name + ".weight"), bias = values(name + ".bias"), mean = values(name + ".mean"),
              variance = values(name + ".variance");
    for (std::size_t u = 0; u < x.size(); ++u)
      x[u] = (x[u] - mean[u]) / std::sqrt(variance[u] + 1e-3) * weight[u] + bias[u];
  }

  Row window(const Events& events) const {
    const auto size = static_cast<std::size_t>(checkpoint_.network.window);
    Events padded(size, Event{});
    padded.insert(padded.end(), events.begin(), events.end());
    Rows x;
    for (auto event = padded.end() - static_cast<std::ptrdiff_t>(size); event != padded.end(); ++event)
      x.push_back(input(*event, 0));
    const std::size_t layers = parse_stack(checkpoint_.network.stack).size();
    for (std::size_t number = 0; number < layers; ++number) x = layer("layer." + std::to_string(number), x);
    Row h = x.back();
    const std::size_t units = static_cast<std::size_t>(parse_stack(checkpoint_.network.stack).back().units);
    for (std::size_t u = units; u < h.size(); ++u) h[u] = x.front()[u];
    batch_norm("norm.0", h);
    if (!has("dense.weight")) return h;
    h = dense("dense", h);
    for (double& value : h) value = std::max(value, 0.0);
    batch_norm("norm.1", h);
    return h;
  }

  /// The attention of position t over past blocks.
  Row attend(const Rows& x, const Row& a, std::size_t t) const {
    const auto block = static_cast<std::size_t>(checkpoint_.network.block);
    const auto context_blocks = static_cast<std::size_t>(checkpoint_.network.context_blocks);
    const std::size_t full = (t + 1) / block;
    const Row query = product("query.weight", a), null = values("distance.null");
    const std::size_t size = query.size() / 4;
    Row found(query.size()), sums(4);
    for (std::size_t h = 0; h < 4; ++h) sums[h] = std::exp(null[h]);
    for (std::size_t b = full > context_blocks ? full - context_blocks : 0; b < full; ++b) {
      const Rows cut(x.begin() + static_cast<std::ptrdiff_t>(b * block),
                     x.begin() + static_cast<std::ptrdiff_t>((b + 1) * block));
      for (const Row& read : layer("block_lstm", cut)) {
        const Row key = product("key.weight", read), value = product("value.weight", read);
        for (std::size_t h = 0; h < 4; ++h) {
          double score = row("distance.weight", h)[full - 1 - b];
          for (std::size_t f = h * size; f < (h + 1) * size; ++f) score += query[f] * key[f] / std::sqrt(size);
          sums[h] += std::exp(score);
          for (std::size_t f = h * size; f < (h + 1) * size; ++f) found[f] += std::exp(score) * value[f];
        }
      }
    }
    for (std::size_t f = 0; f < found.size(); ++f) found[f] /= sums[f / size];
    return product("attention_output.weight", found);
  }

  Row causal_lstm(const Events& events, const std::vector<int>& remaining) const {
    Rows x;
    for (std::size_t t = 0; t < events.size(); ++t) x.push_back(input(events[t], remaining[t]));
    Rows u = lstm("layer.0.forward", x, false);
    if (checkpoint_.network.block > 0)
      for (std::size_t t = 0; t < u.size(); ++t) add(u[t], attend(x, u[t], t));
    Row h = lstm("layer.1.forward", u, false).back();
    add(h, u.back());
    const Row weight = values("norm.weight"), bias = values("norm.bias");
    double mean = 0, variance = 0;
    for (const double value : h) mean += value / static_cast<double>(h.size());
    for (const double value : h) variance += (value - mean) * (value - mean) / static_cast<double>(h.size());
    for (std::size_t i = 0; i < h.size(); ++i) h[i] = (h[i] - mean) / std::sqrt(variance + 1e-5) * weight[i] + bias[i];
    return h;
  }

  Checkpoint checkpoint_;
};

}  // namespace clavier
