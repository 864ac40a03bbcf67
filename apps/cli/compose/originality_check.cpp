#include "cli/compose/originality_check.h"

#include <memory>

#include "base/files.h"
#include "composing/open_composer.h"
#include "composing/original_composer.h"
#include "models/model_folder.h"

namespace clavier {

Composer open_original(const FoundModel& model, std::optional<Era> era, bool recall) {
  Composer composer = open_composer(model.folder, era, recall);
  const auto file = find_patterns(model);
  if (!file) return composer;
  auto patterns = std::make_shared<const PatternIndex>(read_pattern_index(read_file(*file), file->string()));
  const std::optional<Era> trained = trained_era(model.folder);
  return original_composer(std::move(composer), std::move(patterns), trained ? trained : era);
}

std::vector<std::optional<CopiedPassage>> look_up(const std::vector<Composition>& pieces, const ComposeRequest& request,
                                                  const Score* prompt, Progress& progress) {
  std::vector<std::optional<CopiedPassage>> passages(pieces.size());
  std::optional<OpenMusic> music;
  if (!request.corpus.empty()) music = open_music(request.corpus, progress);
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    const Composition& piece = pieces[index];
    const std::string which = pieces.size() == 1 ? "" : "piece " + std::to_string(index + 1) + ": ";
    const std::string anew = piece.originality ? reroll_text(*piece.originality) : "";
    if (!anew.empty()) progress.say(which + anew);
    if (!music) continue;
    passages[index] = copied_passage(*music, piece.score, composed_steps(piece.score, prompt, request.composing));
    if (passages[index]) progress.say(which + "nearest to training music: " + copied_text(*passages[index]));
  }
  return passages;
}

}  // namespace clavier
