#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "originality/suffix_array.h"

namespace clavier {
namespace {

std::vector<NoteInterval> steps_of(std::string_view letters) {
  std::vector<NoteInterval> intervals;
  for (const char letter : letters)
    intervals.push_back(letter == '|' ? kNoInterval : static_cast<NoteInterval>(letter));
  return intervals;
}

TextMatch match(const SuffixArray& text, std::string_view letters) {
  return text.find_longest_match(steps_of(letters));
}

TEST(SuffixArray, FindsTheLongestPrefix) {
  const SuffixArray text(steps_of("banana|bandana"));
  EXPECT_EQ(match(text, "bandit").position, 7u);
  EXPECT_EQ(match(text, "bandit").length, 4u);
  EXPECT_EQ(match(text, "nanas").position, 2u);
  EXPECT_EQ(match(text, "nanas").length, 4u);
}

TEST(SuffixArray, FindsNothingForAMissingInterval) {
  EXPECT_EQ(match(SuffixArray(steps_of("banana")), "xyz").length, 0u);
  EXPECT_EQ(match(SuffixArray({}), "banana").length, 0u);
  EXPECT_EQ(match(SuffixArray(steps_of("banana")), "").length, 0u);
}

TEST(SuffixArray, FindsNoMatchAcrossPieces) {
  EXPECT_EQ(match(SuffixArray(steps_of("abc|def")), "abcdef").length, 3u);
  EXPECT_EQ(match(SuffixArray(steps_of("abc|def|")), "defabc").length, 3u);
}

TEST(SuffixArray, FindsTheWholeTextInItself) {
  const auto letters = steps_of("tralalalalalalala");
  EXPECT_EQ(SuffixArray(letters).find_longest_match(letters).length, letters.size());
}

std::uint32_t slow_longest(std::span<const NoteInterval> text, std::span<const NoteInterval> passage) {
  std::ptrdiff_t longest = 0;
  for (std::size_t position = 0; position < text.size(); ++position) {
    const auto rest = text.subspan(position);
    longest = std::max(longest,
                       std::mismatch(passage.begin(), passage.end(), rest.begin(), rest.end()).first - passage.begin());
  }
  return static_cast<std::uint32_t>(longest);
}

TEST(SuffixArray, AgreesWithAnExhaustiveSearch) {
  Random random(1);
  std::vector<NoteInterval> text(3000), passage(400);
  for (NoteInterval& step : text) step = static_cast<NoteInterval>(random.below(4));
  for (NoteInterval& step : passage) step = static_cast<NoteInterval>(1 + random.below(3));
  const SuffixArray order(text, 2);
  for (std::size_t begin = 0; begin < passage.size(); ++begin) {
    const auto rest = std::span<const NoteInterval>(passage).subspan(begin);
    const TextMatch found = order.find_longest_match(rest);
    ASSERT_EQ(found.length, slow_longest(text, rest));
    ASSERT_TRUE(std::equal(rest.begin(), rest.begin() + found.length, text.begin() + found.position));
  }
}

}  // namespace
}  // namespace clavier
