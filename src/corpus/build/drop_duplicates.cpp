#include "corpus/build/drop_duplicates.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "corpus/metadata/works.h"

namespace clavier {
namespace {

constexpr std::size_t kMinSharedOfWork = 20;  // hashes; about five seconds of music
constexpr double kMinShareOfWork = 0.3;
constexpr double kMinGridShareOfScore = 0.5;

bool is_well_labelled(const Candidate& candidate) {
  if (candidate.composer == nullptr) return false;
  return !candidate.source.folder_era || candidate.source.folder_era == candidate.era;
}

/// The best-labelled copy of a group. Files are sorted, so that a smaller index means an earlier name.
std::size_t best_of(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& group) {
  return *std::min_element(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
    const auto rank = [&](std::size_t at) {
      return (candidates[at].dropped ? 2 : 0) + (is_well_labelled(candidates[at]) ? 0 : 1);
    };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
  });
}

void drop_group(std::vector<Candidate>& candidates, const std::vector<std::size_t>& group) {
  const auto not_solo = std::find_if(group.begin(), group.end(),
                                     [&](std::size_t at) { return candidates[at].dropped == DropReason::not_solo; });
  const std::size_t best = best_of(candidates, group);
  for (const std::size_t at : group) {
    if (not_solo != group.end())
      drop(candidates[at], DropReason::not_solo, "the same recording as " + candidates[*not_solo].source.file);
    if (at != best) drop(candidates[at], DropReason::duplicate, "the same as " + candidates[best].source.file);
  }
}

bool is_score_like(const Candidate& candidate) { return candidate.grid >= kMinGridShareOfScore; }

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %"; }

}  // namespace

void drop_equal_music(std::vector<Candidate>& candidates) {
  std::map<std::uint64_t, std::vector<std::size_t>> groups;
  for (std::size_t at = 0; at < candidates.size(); ++at)
    if (candidates[at].notes > 0) groups[candidates[at].music].push_back(at);
  for (const auto& [hash, group] : groups)
    if (group.size() > 1) drop_group(candidates, group);
}

void drop_overlapping(std::vector<Candidate>& candidates, const std::vector<Overlap>& overlaps, double share) {
  std::vector<std::vector<const Overlap*>> of_piece(candidates.size());
  for (const Overlap& overlap : overlaps) {
    if (overlap.share < share || is_score_like(candidates[overlap.first]) != is_score_like(candidates[overlap.second]))
      continue;
    of_piece[overlap.first].push_back(&overlap);
    of_piece[overlap.second].push_back(&overlap);
  }
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return candidates[a].notes > candidates[b].notes; });
  std::vector<bool> kept(candidates.size(), false);
  for (const std::size_t at : order) {
    for (const Overlap* overlap : of_piece[at]) {
      const std::size_t other = overlap->first == at ? overlap->second : overlap->first;
      if (kept[other])
        drop(candidates[at], DropReason::overlap,
             percent(overlap->share) + " of it in " + candidates[other].source.file);
    }
    kept[at] = !candidates[at].dropped;
  }
}

DisjointSets group_works(const std::vector<Candidate>& candidates, const std::vector<Overlap>& overlaps) {
  DisjointSets works(candidates.size());
  std::unordered_map<std::string, std::size_t> by_identifier;
  std::unordered_map<std::uint64_t, std::size_t> by_music;
  for (std::size_t at = 0; at < candidates.size(); ++at) {
    const Candidate& candidate = candidates[at];
    const std::string composer = candidate.composer == nullptr ? std::string() : candidate.composer_name;
    for (const std::string& identifier : work_identifiers(composer, candidate.source.title, candidate.source.file))
      works.unite(at, by_identifier.emplace(identifier, at).first->second);
    if (candidate.notes > 0) works.unite(at, by_music.emplace(candidate.music, at).first->second);
  }
  for (const Overlap& overlap : overlaps)
    if (overlap.shared >= kMinSharedOfWork || overlap.share >= kMinShareOfWork)
      works.unite(overlap.first, overlap.second);
  return works;
}

}  // namespace clavier
