#include "corpus/build/build_corpus.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/error.h"
#include "base/parallel.h"
#include "corpus/build/candidate.h"
#include "corpus/build/drop_duplicates.h"
#include "corpus/build/sources.h"
#include "corpus/metadata/works.h"

namespace clavier {
namespace {

std::vector<Candidate> scan_all(const std::vector<SourceFile>& sources, const CorpusOptions& options,
                                Progress& progress, unsigned threads) {
  std::vector<Candidate> candidates(sources.size());
  progress.begin("reading music", sources.size());
  parallel_for(sources.size(), threads, [&](std::size_t at) {
    candidates[at] = scan_file(sources[at], options);
    progress.advance();
  });
  progress.end();
  return candidates;
}

/// Moves the fingerprints out of the candidates: nothing else needs them.
std::vector<Overlap> overlaps_of(std::vector<Candidate>& candidates, unsigned threads) {
  std::vector<Fingerprint> fingerprints;
  for (Candidate& candidate : candidates) fingerprints.push_back(std::move(candidate.fingerprint));
  return find_overlaps(fingerprints, kMinOverlap, threads);
}

/// Names each work by the alphabetically first of its labels.
std::vector<std::string> work_names(const std::vector<Candidate>& candidates, DisjointSets& works) {
  std::vector<std::string> names(candidates.size());
  for (std::size_t at = 0; at < candidates.size(); ++at) {
    const Candidate& candidate = candidates[at];
    std::string& name = names[works.find(at)];
    for (std::string& identifier : work_identifiers(candidate.composer == nullptr ? "" : candidate.composer_name,
                                                    candidate.source.title, candidate.source.file))
      if (name.empty() || identifier < name) name = std::move(identifier);
  }
  for (std::size_t at = 0; at < candidates.size(); ++at) names[at] = names[works.find(at)];
  return names;
}

std::uint64_t weight_of(const Candidate& candidate) {
  std::uint64_t weight = 0;
  for (const CandidatePart& part : candidate.parts) weight += part.score.empty() ? 0 : part.weight;
  return weight;
}

/// The split of each piece. A work counts to the era that most of its notes are in.
std::map<std::string, Split> splits_of(const std::vector<Candidate>& candidates, const std::vector<std::string>& names,
                                       const CorpusOptions& options) {
  std::map<std::string, std::array<std::uint64_t, kEras.size()>> notes;
  for (std::size_t at = 0; at < candidates.size(); ++at)
    if (!candidates[at].dropped)
      notes[names[at]].at(static_cast<std::size_t>(*candidates[at].era)) += weight_of(candidates[at]);
  std::vector<Work> works;
  for (const auto& [name, by_era] : notes) {
    const auto most = std::max_element(by_era.begin(), by_era.end());
    Work work{.name = name, .era = static_cast<Era>(most - by_era.begin()), .notes = 0};
    for (const std::uint64_t count : by_era) work.notes += count;
    works.push_back(std::move(work));
  }
  const std::vector<Split> splits = assign_splits(works, options.validation, options.test);
  std::map<std::string, Split> by_name;
  for (std::size_t work = 0; work < works.size(); ++work) by_name.emplace(works[work].name, splits[work]);
  return by_name;
}

DroppedPiece dropped_piece(const Candidate& candidate, int part, DropReason reason, std::string detail) {
  return {.file = candidate.source.file,
          .part = part,
          .composer = candidate.composer_name,
          .title = candidate.source.title,
          .era = candidate.era,
          .folder_era = candidate.source.folder_era,
          .reason = reason,
          .detail = std::move(detail)};
}

CorpusPiece kept_piece(const Candidate& candidate, const CandidatePart& part, Split split, const std::string& work) {
  return {.file = candidate.source.file,
          .part = part.number,
          .composer = candidate.composer_name,
          .title = candidate.source.title,
          .era = *candidate.era,
          .folder_era = candidate.source.folder_era,
          .split = split,
          .work = work,
          .notes = part.notes,
          .seconds = part.seconds,
          .grid = candidate.grid,
          .licence = candidate.source.licence,
          .free = candidate.free};
}

void add_parts(CorpusContents& contents, Candidate& candidate, Split split, const std::string& work) {
  for (CandidatePart& part : candidate.parts) {
    if (part.score.empty()) {
      contents.dropped.push_back(
          dropped_piece(candidate, part.number, DropReason::short_part, std::to_string(part.notes) + " notes"));
      continue;
    }
    contents.pieces.push_back(kept_piece(candidate, part, split, work));
    contents.scores.push_back(std::move(part.score));
  }
}

std::vector<std::string> unknown_composers(const std::vector<Candidate>& candidates) {
  std::set<std::string> names;
  for (const Candidate& candidate : candidates)
    if (candidate.composer == nullptr)
      names.insert(candidate.composer_name.empty() ? "(unnamed)" : candidate.composer_name);
  return {names.begin(), names.end()};
}

}  // namespace

CorpusContents build_corpus(const std::vector<std::filesystem::path>& folders, const CorpusOptions& options,
                            Progress& progress, unsigned threads) {
  check_options(options);
  std::vector<Candidate> candidates = scan_all(list_sources(folders), options, progress, threads);
  const std::vector<Overlap> overlaps = overlaps_of(candidates, threads);
  if (!options.duplicates) {
    drop_equal_music(candidates);
    drop_overlapping(candidates, overlaps, options.overlap);
  }
  DisjointSets works = group_works(candidates, overlaps);
  const std::vector<std::string> names = work_names(candidates, works);
  const std::map<std::string, Split> splits = splits_of(candidates, names, options);
  CorpusContents contents{.options = options_to_json(options),
                          .pieces = {},
                          .scores = {},
                          .dropped = {},
                          .unknown_composers = unknown_composers(candidates),
                          .other_files = count_other_files(folders)};
  for (std::size_t at = 0; at < candidates.size(); ++at) {
    Candidate& candidate = candidates[at];
    if (candidate.dropped) {
      contents.dropped.push_back(dropped_piece(candidate, 0, *candidate.dropped, candidate.detail));
    } else {
      add_parts(contents, candidate, splits.at(names[at]), names[at]);
    }
  }
  if (contents.pieces.empty())
    throw Error("cannot build a corpus: nothing of " + std::to_string(candidates.size()) +
                " files is kept; the first was left out because: " +
                std::string(to_string(contents.dropped.front().reason)) + ", " + contents.dropped.front().detail);
  return contents;
}

}  // namespace clavier
