#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "studio/library/database.h"

namespace clavier {

/// The time now, in UTC: "2026-12-01T10:00:00Z".
using StudioClock = std::function<std::string()>;

/// The database of a library and the lock under which it is used, for the stores that share it.
struct SharedDatabase {
  SharedDatabase(const std::filesystem::path& file, StudioClock clock) : database(file), now(std::move(clock)) {}

  Database database;
  StudioClock now;
  std::mutex lock;
};

}  // namespace clavier
