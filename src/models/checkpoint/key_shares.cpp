#include "models/checkpoint/key_shares.h"

#include <algorithm>

#include "base/error.h"

namespace clavier {

KeyDistribution key_shares_from_json(const Json& json) {
  KeyDistribution shares{};
  const bool numbers =
      json.is_array() && json.size() == shares.size() && std::all_of(json.begin(), json.end(), [](const Json& share) {
        return share.is_number() && share.get<double>() >= 0 && share.get<double>() <= 1;
      });
  if (!numbers) throw Error("its keys must be " + std::to_string(shares.size()) + " shares from 0 to 1");
  std::copy(json.begin(), json.end(), shares.begin());
  return shares;
}

}  // namespace clavier
