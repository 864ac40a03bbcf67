#pragma once

#include <string>

#include "base/options.h"

namespace clavier {

// Former names in checkpoint files are still read; one table maps them to the current ones. Former names of network
// options stand beside their declaration (`Option::formerly`). Files are written with current names only.

/// config.json with current names. Whatever is not in the table stays as it is.
Json with_current_names(Json config);

/// The current name of a tensor: "reader.forward.bias" becomes "block_lstm.forward.bias".
std::string current_tensor_name(const std::string& name);

}  // namespace clavier
