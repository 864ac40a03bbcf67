#pragma once

#include "analysis/key/key_distribution.h"
#include "base/options.h"

namespace clavier {

/// The keys of a config.json: 24 shares from 0 to 1. Throws Error for anything else.
KeyDistribution key_shares_from_json(const Json& json);

}  // namespace clavier
