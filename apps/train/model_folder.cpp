#include "train/model_folder.h"

#include "base/error.h"
#include "training/run/run_state.h"

namespace clavier {
namespace fs = std::filesystem;

FolderPlan plan_model_folder(const fs::path& folder, bool resume, bool overwrite) {
  if (resume && overwrite)
    throw Misuse("--resume goes on with a training, --overwrite begins another in its place: give one of them");
  return {.path = folder,
          .kind = FolderKind::model,
          .allowed = resume || overwrite ? FolderContents::any : FolderContents::none,
          .advice =
              "choose another folder, go on with a stopped training with --resume, or write over it with "
              "--overwrite"};
}

void forget_training(const fs::path& folder) {
  std::error_code ignored;
  fs::remove(folder / kStateFile, ignored);
}

FolderPlan plan_addition(const fs::path& folder, const char* file, bool overwrite) {
  if (!overwrite && fs::exists(folder / file))
    throw Misuse("cannot write " + (folder / file).string() + ": it is there already; write over it with --overwrite");
  return {.path = folder, .kind = FolderKind::model, .allowed = FolderContents::any, .advice = ""};
}

}  // namespace clavier
