#include "corpus/build/candidate.h"

#include <algorithm>

#include "base/files.h"
#include "corpus/build/ensembles.h"
#include "corpus/build/score_parts.h"
#include "corpus/metadata/titles.h"
#include "corpus/store/score_codec.h"
#include "notation/piece_reader.h"

namespace clavier {
namespace {

constexpr std::uint64_t kMaxFileBytes = std::uint64_t{1} << 28;

std::optional<Era> era_by_composer(const Candidate& candidate) {
  const auto opus = opus_of(catalogue_entries(candidate.source.title + " " + candidate.source.file));
  if (candidate.composer != nullptr) return era_of_work(*candidate.composer, opus);
  if (candidate.source.birth > 0) return era_by_years(candidate.source.birth);
  return candidate.source.folder_era;
}

/// An anonymous composer has no year of death; then the file's licence decides.
bool is_free(const Candidate& candidate) {
  if (candidate.composer != nullptr) return in_public_domain(*candidate.composer);
  const Composer stated{
      .surname = {}, .given = {}, .birth = candidate.source.birth, .death = candidate.source.death, .era = {}};
  return in_public_domain(stated) || !candidate.source.licence.empty();
}

void label(Candidate& candidate, const CorpusOptions& options) {
  const SourceFile& source = candidate.source;
  candidate.composer = find_composer(source.composer);
  candidate.composer_name = candidate.composer == nullptr ? source.composer
                                                          : std::string(candidate.composer->surname) + ", " +
                                                                std::string(candidate.composer->given);
  const bool by_folder = options.labels == "article" && source.folder_era.has_value();
  candidate.era = by_folder ? source.folder_era : era_by_composer(candidate);
  candidate.free = is_free(candidate);
}

/// Songs say so by the track of their voice; of other pieces with more than a piano only the title tells.
bool is_song(const Score& score) {
  return std::any_of(score.notes.begin(), score.notes.end(), [](const Note& note) { return note.hand == Hand::voice; });
}

void apply_drop_rules(Candidate& candidate, const PieceReading& reading, const CorpusOptions& options) {
  const Score& score = reading.score;
  const auto least = static_cast<std::uint64_t>(options.min_notes);
  if (candidate.notes == 0) drop(candidate, DropReason::empty, "no notes");
  if (candidate.notes < least) drop(candidate, DropReason::short_piece, std::to_string(candidate.notes) + " notes");
  if (const auto why = find_non_solo_reason(candidate.source.title); !why.empty() && !is_song(score))
    drop(candidate, DropReason::not_solo, std::string(why));
  if (const std::string why = find_ensemble_reason(reading.parts); !why.empty() && !is_song(score))
    drop(candidate, DropReason::not_solo, why);
  if (!candidate.source.solo)
    drop(candidate, DropReason::not_solo, "more likely not than a piano alone, its metadata says");
  if (!candidate.era) drop(candidate, DropReason::no_era, "unknown composer, and no folder named after an era");
  if (!candidate.free && options.rights == "free")
    drop(candidate, DropReason::rights,
         candidate.composer == nullptr ? "unknown composer" : "composer alive or dead for less than 70 years");
}

void pack_parts(Candidate& candidate, const Score& score, const CorpusOptions& options) {
  int number = 0;
  bool any = false;
  for (const Score& part : cut_at_silences(score, Seconds{options.max_silence})) {
    CandidatePart packed{.number = ++number,
                         .score = {},
                         .notes = part.notes.size(),
                         .weight = part.notes.size(),
                         .seconds = duration_of(part).value};
    if (packed.weight >= static_cast<std::uint64_t>(options.min_notes)) {
      const Score kept = options.drop_artefacts
                             ? remove_artefacts(part, Seconds{options.artefact_seconds}, options.artefact_velocity)
                             : part;
      packed.notes = kept.notes.size();
      if (packed.notes > 0) packed.score = pack_score(kept);
      any = any || packed.notes > 0;
    }
    candidate.parts.push_back(std::move(packed));
  }
  if (!any) drop(candidate, DropReason::short_piece, "every part between silences is short");
}

/// The sheet's own title and composer, where the source gives none.
void label_from_sheet(Candidate& candidate, const Sheet& sheet, const CorpusOptions& options) {
  if (!candidate.source.composer.empty() || sheet.origin.empty()) return;
  candidate.source.composer = sheet.origin;
  if (!sheet.title.empty()) candidate.source.title = sheet.title;
  label(candidate, options);
}

void read_music(Candidate& candidate, const CorpusOptions& options) {
  PieceReading reading = read_piece(read_file(candidate.source.path, kMaxFileBytes), candidate.source.file);
  Score& score = reading.score;
  if (reading.sheet) label_from_sheet(candidate, *reading.sheet, options);
  score.title = candidate.source.title;
  score.origin = candidate.composer_name;
  candidate.notes = score.notes.size();
  apply_drop_rules(candidate, reading, options);
  candidate.music = music_hash(score);
  candidate.fingerprint = fingerprint(score);
  candidate.grid = grid_share(score);
  if (!candidate.dropped) pack_parts(candidate, score, options);
}

}  // namespace

void drop(Candidate& candidate, DropReason reason, std::string detail) {
  if (candidate.dropped) return;
  candidate.dropped = reason;
  candidate.detail = std::move(detail);
}

Candidate scan_file(const SourceFile& source, const CorpusOptions& options) {
  Candidate candidate;
  candidate.source = source;
  label(candidate, options);
  try {
    read_music(candidate, options);
  } catch (const std::exception& problem) {
    candidate.parts.clear();
    candidate.fingerprint.clear();
    candidate.notes = 0;
    drop(candidate, DropReason::unreadable, problem.what());
  }
  return candidate;
}

}  // namespace clavier
