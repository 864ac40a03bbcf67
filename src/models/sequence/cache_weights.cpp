#include "models/sequence/cache_weights.h"

#include <algorithm>

#include "base/error.h"

namespace clavier {
namespace {

using Levels = decltype(CacheWeights::exact);

Levels levels_from_json(const Json& json, const char* name) {
  const bool is_list = json.contains(name) && json[name].is_array() && json[name].size() == Levels{}.size();
  const auto is_weight = [](const Json& value) {
    return value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 1;
  };
  if (!is_list || !std::all_of(json[name].begin(), json[name].end(), is_weight))
    throw Error("its n-gram cache needs a list \"" + std::string(name) + "\" of " + std::to_string(Levels{}.size()) +
                " weights from 0 to 1");
  return json[name].get<Levels>();
}

}  // namespace

Json to_json(const CacheWeights& weights) { return {{"exact", weights.exact}, {"transposed", weights.transposed}}; }

CacheWeights cache_weights_from_json(const Json& json) {
  if (!json.is_object()) throw Error("its n-gram cache is no JSON object");
  check_known_keys(json, {"exact", "transposed"}, "ngram_cache");
  return {.exact = levels_from_json(json, "exact"), .transposed = levels_from_json(json, "transposed")};
}

}  // namespace clavier
