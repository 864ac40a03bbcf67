#include "originality/suffix_array.h"

#include <algorithm>

#include "base/parallel.h"

namespace clavier {
namespace {

constexpr std::size_t kKeySteps = 7;  // of 9 bits each: most comparisons need no look into the text
constexpr unsigned kStepBits = 9;
static_assert(kNoteSteps <= 1 << kStepBits);

struct Suffix {
  std::uint64_t key = 0;  // its first steps
  std::uint32_t place = 0;
};

std::vector<Suffix> unsorted_suffixes(std::span<const NoteStep> text) {
  std::vector<Suffix> suffixes;
  suffixes.reserve(text.size());
  std::uint64_t key = 0;
  for (std::size_t place = text.size(); place-- > 0;) {
    key = key >> kStepBits | std::uint64_t{text[place]} << (kStepBits * (kKeySteps - 1));
    if (text[place] != kNoStep) suffixes.push_back({.key = key, .place = static_cast<std::uint32_t>(place)});
  }
  return suffixes;
}

/// Where the suffixes that begin with each step begin and, one further, end.
std::vector<std::size_t> put_by_first_step(std::vector<Suffix>& suffixes) {
  const auto first_step = [](const Suffix& suffix) { return suffix.key >> (kStepBits * (kKeySteps - 1)); };
  std::vector<std::size_t> begins(std::size_t{kNoteSteps} + 1);
  for (const Suffix& suffix : suffixes) ++begins[first_step(suffix) + 1];
  for (std::size_t step = 1; step < begins.size(); ++step) begins[step] += begins[step - 1];
  std::vector<Suffix> placed(suffixes.size());
  std::vector<std::size_t> next = begins;
  for (const Suffix& suffix : suffixes) placed[next[first_step(suffix)]++] = suffix;
  suffixes = std::move(placed);
  return begins;
}

}  // namespace

SuffixOrder::SuffixOrder(std::vector<NoteStep> text, unsigned threads) : text_(std::move(text)) {
  std::vector<Suffix> suffixes = unsorted_suffixes(text_);
  const std::vector<std::size_t> begins = put_by_first_step(suffixes);
  const auto comes_before = [this](const Suffix& a, const Suffix& b) {
    if (a.key != b.key) return a.key < b.key;
    const auto rest = [&](const Suffix& suffix) {
      return text_.begin() + static_cast<std::ptrdiff_t>(std::min(suffix.place + kKeySteps, text_.size()));
    };
    return std::lexicographical_compare(rest(a), text_.end(), rest(b), text_.end());
  };
  parallel_for(kNoteSteps, threads, [&](std::size_t step) {
    std::sort(suffixes.begin() + static_cast<std::ptrdiff_t>(begins[step]),
              suffixes.begin() + static_cast<std::ptrdiff_t>(begins[step + 1]), comes_before);
  });
  order_.reserve(suffixes.size());
  for (const Suffix& suffix : suffixes) order_.push_back(suffix.place);
}

std::uint32_t SuffixOrder::agreement(std::uint32_t place, std::span<const NoteStep> passage) const {
  const auto from = text_.begin() + static_cast<std::ptrdiff_t>(place);
  return static_cast<std::uint32_t>(std::mismatch(passage.begin(), passage.end(), from, text_.end()).first -
                                    passage.begin());
}

TextMatch SuffixOrder::longest_match(std::span<const NoteStep> passage) const {
  const auto after = std::lower_bound(order_.begin(), order_.end(), passage, [&](std::uint32_t place, auto& wanted) {
    const auto from = text_.begin() + static_cast<std::ptrdiff_t>(place);
    return std::lexicographical_compare(from, text_.end(), wanted.begin(), wanted.end());
  });
  TextMatch best;
  for (auto neighbour = after - (after == order_.begin() ? 0 : 1); neighbour != order_.end(); ++neighbour) {
    const std::uint32_t length = agreement(*neighbour, passage);
    if (length > best.length) best = {.place = *neighbour, .length = length};
    if (neighbour == after) break;
  }
  return best;
}

}  // namespace clavier
