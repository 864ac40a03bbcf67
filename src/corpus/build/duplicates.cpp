#include "corpus/build/duplicates.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/parallel.h"

namespace clavier {
namespace {

constexpr std::size_t kShards = 16;
constexpr std::size_t kMaxPiecesPerHash = 32;
constexpr std::size_t kMinSharedHashes = 8;

using Counts = std::unordered_map<std::uint64_t, std::uint32_t>;  // first piece << 32 | second piece

/// Every hash of this shard with the index of its piece, sorted.
std::vector<std::uint64_t> shard_index(const std::vector<Fingerprint>& pieces, std::size_t shard) {
  constexpr std::uint32_t kWidth = static_cast<std::uint32_t>((std::uint64_t{1} << 32) / kShards);
  const auto low = static_cast<std::uint32_t>(shard * kWidth);
  std::vector<std::uint64_t> index;
  for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
    const Fingerprint& hashes = pieces[piece];
    for (auto at = std::lower_bound(hashes.begin(), hashes.end(), low); at != hashes.end() && *at - low < kWidth; ++at)
      index.push_back(std::uint64_t{*at} << 32 | piece);
  }
  std::sort(index.begin(), index.end());
  return index;
}

void count_pairs(const std::uint64_t* begin, const std::uint64_t* end, Counts& counts) {
  for (const std::uint64_t* first = begin; first != end; ++first)
    for (const std::uint64_t* second = first + 1; second != end; ++second)
      ++counts[*first << 32 | (*second & 0xFFFFFFFF)];
}

Counts count_shard(const std::vector<Fingerprint>& pieces, std::size_t shard) {
  const std::vector<std::uint64_t> index = shard_index(pieces, shard);
  const std::uint64_t* const all_end = index.data() + index.size();
  Counts counts;
  for (const std::uint64_t* begin = index.data(); begin != all_end;) {
    const std::uint64_t* end = begin;
    while (end != all_end && *end >> 32 == *begin >> 32) ++end;
    if (static_cast<std::size_t>(end - begin) <= kMaxPiecesPerHash) count_pairs(begin, end, counts);
    begin = end;
  }
  return counts;
}

}  // namespace

std::vector<Overlap> find_overlaps(const std::vector<Fingerprint>& pieces, double share, unsigned threads) {
  std::vector<Counts> shards(kShards);
  parallel_for(kShards, threads, [&](std::size_t shard) { shards[shard] = count_shard(pieces, shard); });
  Counts& counts = shards.front();
  for (std::size_t shard = 1; shard < kShards; ++shard)
    for (const auto& [pair, shared] : shards[shard]) counts[pair] += shared;
  std::vector<Overlap> overlaps;
  for (const auto& [pair, shared] : counts) {
    Overlap overlap{.first = pair >> 32, .second = pair & 0xFFFFFFFF, .shared = shared, .share = 0};
    overlap.share = static_cast<double>(shared) /
                    static_cast<double>(std::min(pieces[overlap.first].size(), pieces[overlap.second].size()));
    if (shared >= kMinSharedHashes && overlap.share >= share) overlaps.push_back(overlap);
  }
  std::sort(overlaps.begin(), overlaps.end(), [](const Overlap& a, const Overlap& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  });
  return overlaps;
}

DisjointSets::DisjointSets(std::size_t count) : parents_(count) {
  std::iota(parents_.begin(), parents_.end(), std::size_t{0});
}

std::size_t DisjointSets::find(std::size_t member) {
  while (parents_[member] != member) member = parents_[member] = parents_[parents_[member]];
  return member;
}

void DisjointSets::unite(std::size_t a, std::size_t b) {
  a = find(a);
  b = find(b);
  parents_[std::max(a, b)] = std::min(a, b);
}

}  // namespace clavier
