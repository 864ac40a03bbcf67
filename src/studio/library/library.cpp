#include "studio/library/library.h"

#include "studio/library/migrations.h"

namespace clavier {
namespace {

std::shared_ptr<SharedDatabase> open_database(const std::filesystem::path& folder, StudioClock now) {
  auto shared = std::make_shared<SharedDatabase>(folder / "library.db", std::move(now));
  migrate(shared->database);
  return shared;
}

FolderPlan library_plan(const std::filesystem::path& folder) {
  return {.path = folder, .kind = FolderKind::library, .advice = "choose another folder with --library"};
}

}  // namespace

Library::Library(const std::filesystem::path& folder, StudioClock now)
    : folder_(std::filesystem::absolute(folder)),
      owned_(library_plan(folder_)),
      shared_(open_database(folder_, std::move(now))),
      pieces_(shared_),
      jobs_(shared_),
      surveys_(shared_) {}

}  // namespace clavier
