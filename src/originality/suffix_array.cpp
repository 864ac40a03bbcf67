#include "originality/suffix_array.h"

#include <algorithm>

#include "base/parallel.h"

namespace clavier {
namespace {

constexpr std::size_t kPrefixIntervals = 7;  // of 9 bits each: most comparisons need not read the text
constexpr unsigned kIntervalBits = 9;
static_assert(kNoteIntervals <= 1 << kIntervalBits);

struct Suffix {
  std::uint64_t prefix = 0;  // its first intervals
  std::uint32_t position = 0;
};

std::vector<Suffix> collect_suffixes(std::span<const NoteInterval> text) {
  std::vector<Suffix> suffixes;
  suffixes.reserve(text.size());
  std::uint64_t prefix = 0;
  for (std::size_t position = text.size(); position-- > 0;) {
    prefix = prefix >> kIntervalBits | std::uint64_t{text[position]} << (kIntervalBits * (kPrefixIntervals - 1));
    if (text[position] != kNoInterval)
      suffixes.push_back({.prefix = prefix, .position = static_cast<std::uint32_t>(position)});
  }
  return suffixes;
}

/// For each first interval, the index of its first suffix; the last element is the number of suffixes.
std::vector<std::size_t> bucket_by_first_interval(std::vector<Suffix>& suffixes) {
  const auto first_step = [](const Suffix& suffix) {
    return suffix.prefix >> (kIntervalBits * (kPrefixIntervals - 1));
  };
  std::vector<std::size_t> begins(std::size_t{kNoteIntervals} + 1);
  for (const Suffix& suffix : suffixes) ++begins[first_step(suffix) + 1];
  for (std::size_t interval = 1; interval < begins.size(); ++interval) begins[interval] += begins[interval - 1];
  std::vector<Suffix> placed(suffixes.size());
  std::vector<std::size_t> next = begins;
  for (const Suffix& suffix : suffixes) placed[next[first_step(suffix)]++] = suffix;
  suffixes = std::move(placed);
  return begins;
}

}  // namespace

SuffixArray::SuffixArray(std::vector<NoteInterval> text, unsigned threads) : text_(std::move(text)) {
  std::vector<Suffix> suffixes = collect_suffixes(text_);
  const std::vector<std::size_t> begins = bucket_by_first_interval(suffixes);
  const auto comes_before = [this](const Suffix& a, const Suffix& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    const auto rest = [&](const Suffix& suffix) {
      return text_.begin() + static_cast<std::ptrdiff_t>(std::min(suffix.position + kPrefixIntervals, text_.size()));
    };
    return std::lexicographical_compare(rest(a), text_.end(), rest(b), text_.end());
  };
  parallel_for(kNoteIntervals, threads, [&](std::size_t interval) {
    std::sort(suffixes.begin() + static_cast<std::ptrdiff_t>(begins[interval]),
              suffixes.begin() + static_cast<std::ptrdiff_t>(begins[interval + 1]), comes_before);
  });
  suffixes_.reserve(suffixes.size());
  for (const Suffix& suffix : suffixes) suffixes_.push_back(suffix.position);
}

std::uint32_t SuffixArray::common_prefix_length(std::uint32_t position, std::span<const NoteInterval> passage) const {
  const auto from = text_.begin() + static_cast<std::ptrdiff_t>(position);
  return static_cast<std::uint32_t>(std::mismatch(passage.begin(), passage.end(), from, text_.end()).first -
                                    passage.begin());
}

TextMatch SuffixArray::find_longest_match(std::span<const NoteInterval> passage) const {
  const auto after =
      std::lower_bound(suffixes_.begin(), suffixes_.end(), passage, [&](std::uint32_t position, auto& wanted) {
        const auto from = text_.begin() + static_cast<std::ptrdiff_t>(position);
        return std::lexicographical_compare(from, text_.end(), wanted.begin(), wanted.end());
      });
  TextMatch best;
  for (auto neighbour = after - (after == suffixes_.begin() ? 0 : 1); neighbour != suffixes_.end(); ++neighbour) {
    const std::uint32_t length = common_prefix_length(*neighbour, passage);
    if (length > best.length) best = {.position = *neighbour, .length = length};
    if (neighbour == after) break;
  }
  return best;
}

}  // namespace clavier
