#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/files.h"

namespace clavier::support {

/// Compares with tests/golden/`name` byte by byte. With UPDATE_GOLDEN=1 in the environment it writes that file instead.
inline void expect_golden(const std::string& name, ByteView bytes) {
  const std::filesystem::path path = std::filesystem::path(CLAVIER_SOURCE_DIR) / "tests" / "golden" / name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) write_file(path, bytes);
  EXPECT_EQ(std::string(as_text(bytes)), read_text(path)) << "UPDATE_GOLDEN=1 rewrites " << path;
}

}  // namespace clavier::support
