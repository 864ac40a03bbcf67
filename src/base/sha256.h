#pragma once

#include <string>

#include "base/bytes.h"

namespace clavier {

/// The SHA-256 digest of `bytes`, as 64 hexadecimal digits. Source: FIPS 180-4.
std::string sha256(ByteView bytes);

}  // namespace clavier
