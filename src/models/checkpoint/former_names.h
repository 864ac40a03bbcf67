#pragma once

#include <string>

#include "base/options.h"

namespace clavier {

/// Names that checkpoints of earlier versions use are read as what they are called today, in one table. Options of
/// networks have theirs beside their declaration (`Option::formerly`). Files are only ever written in today's names.

/// config.json in today's names. Whatever is not in the table is left as it is, however odd.
Json with_current_names(Json config);

/// The tensor's name today: "reader.forward.bias" is "block_lstm.forward.bias".
std::string current_tensor_name(const std::string& name);

}  // namespace clavier
