#include "originality/bloom_filter.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <utility>

namespace clavier {
namespace {

constexpr std::size_t kBitsPerNgram = 10;
constexpr unsigned kProbes = 7;  // 10 ln 2: the fewest false positives at 10 bits an n-gram
constexpr std::uint64_t kHashMultiplier = 0x9e3779b97f4a7c15ULL;

/// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the result depends on every bit of `word`.
std::uint64_t mix_bits(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9ULL;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebULL;
  return word ^ (word >> 31);
}

/// The bits of an n-gram: double hashing gives as many positions as needed (Kirsch and Mitzenmacher, 2006).
class Probes {
 public:
  Probes(std::uint64_t ngram, std::size_t words) : position_(ngram), step_(mix_bits(ngram) | 1), words_(words) {}
  std::uint64_t next() { return std::exchange(position_, position_ + step_) % (64 * words_); }

 private:
  std::uint64_t position_, step_, words_;
};

std::uint64_t bit(std::uint64_t position) { return std::uint64_t{1} << (position % 64); }

}  // namespace

std::vector<std::uint64_t> hash_ngrams(std::span<const NoteInterval> intervals) {
  constexpr std::size_t kWindow = kNgramNotes - 1;
  std::vector<std::uint64_t> hashes;
  for (std::size_t begin = 0; begin + kWindow <= intervals.size(); ++begin) {
    std::uint64_t hash = 0;
    for (const NoteInterval interval : intervals.subspan(begin, kWindow)) hash = (hash + interval) * kHashMultiplier;
    hashes.push_back(mix_bits(hash));
  }
  return hashes;
}

BloomFilter::BloomFilter(std::size_t ngrams) : words_((ngrams * kBitsPerNgram + 63) / 64 + 1) {}

BloomFilter::BloomFilter(std::vector<std::uint64_t> words) : words_(std::move(words)) { assert(!words_.empty()); }

void BloomFilter::add(std::uint64_t ngram) {
  Probes probes(ngram, words_.size());
  for (unsigned probe = 0; probe < kProbes; ++probe) {
    const std::uint64_t position = probes.next();
    words_[position / 64] |= bit(position);
  }
}

bool BloomFilter::contains(std::uint64_t ngram) const {
  Probes probes(ngram, words_.size());
  for (unsigned probe = 0; probe < kProbes; ++probe) {
    const std::uint64_t position = probes.next();
    if ((words_[position / 64] & bit(position)) == 0) return false;
  }
  return true;
}

double BloomFilter::false_positive_rate() const {
  std::uint64_t set = 0;
  for (const std::uint64_t word : words_) set += static_cast<std::uint64_t>(std::popcount(word));
  return std::pow(static_cast<double>(set) / (64.0 * static_cast<double>(words_.size())), kProbes);
}

}  // namespace clavier
