#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "studio/library/database.h"

namespace clavier {

/// Keeps bytes under the SHA-256 of what is in them, once however often they are put. Returns the hash. `kind` is a
/// media type.
std::string put_blob(Database& database, std::string_view kind, const Bytes& content);

/// Nothing when there is none with that hash.
std::optional<Bytes> find_blob(Database& database, const std::string& hash);

}  // namespace clavier
