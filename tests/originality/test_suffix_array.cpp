#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "originality/suffix_array.h"

namespace clavier {
namespace {

std::vector<NoteStep> steps_of(std::string_view letters) {
  std::vector<NoteStep> steps;
  for (const char letter : letters) steps.push_back(letter == '|' ? kNoStep : static_cast<NoteStep>(letter));
  return steps;
}

TextMatch match(const SuffixOrder& text, std::string_view letters) { return text.longest_match(steps_of(letters)); }

TEST(SuffixOrder, FindsWhereTheLongestBeginningStands) {
  const SuffixOrder text(steps_of("banana|bandana"));
  EXPECT_EQ(match(text, "bandit").place, 7u);
  EXPECT_EQ(match(text, "bandit").length, 4u);
  EXPECT_EQ(match(text, "nanas").place, 2u);
  EXPECT_EQ(match(text, "nanas").length, 4u);
}

TEST(SuffixOrder, FindsNothingOfWhatIsNotThere) {
  EXPECT_EQ(match(SuffixOrder(steps_of("banana")), "xyz").length, 0u);
  EXPECT_EQ(match(SuffixOrder({}), "banana").length, 0u);
  EXPECT_EQ(match(SuffixOrder(steps_of("banana")), "").length, 0u);
}

TEST(SuffixOrder, NeverReachesFromOnePieceIntoTheNext) {
  EXPECT_EQ(match(SuffixOrder(steps_of("abc|def")), "abcdef").length, 3u);
  EXPECT_EQ(match(SuffixOrder(steps_of("abc|def|")), "defabc").length, 3u);
}

TEST(SuffixOrder, FindsTheWholeTextInItself) {
  const auto letters = steps_of("tralalalalalalala");
  EXPECT_EQ(SuffixOrder(letters).longest_match(letters).length, letters.size());
}

std::uint32_t slow_longest(std::span<const NoteStep> text, std::span<const NoteStep> passage) {
  std::ptrdiff_t longest = 0;
  for (std::size_t place = 0; place < text.size(); ++place) {
    const auto rest = text.subspan(place);
    longest = std::max(longest,
                       std::mismatch(passage.begin(), passage.end(), rest.begin(), rest.end()).first - passage.begin());
  }
  return static_cast<std::uint32_t>(longest);
}

TEST(SuffixOrder, FindsAsMuchAsLookingEverywhereDoes) {
  Random random(1);
  std::vector<NoteStep> text(3000), passage(400);
  for (NoteStep& step : text) step = static_cast<NoteStep>(random.below(4));
  for (NoteStep& step : passage) step = static_cast<NoteStep>(1 + random.below(3));
  const SuffixOrder order(text, 2);
  for (std::size_t begin = 0; begin < passage.size(); ++begin) {
    const auto rest = std::span<const NoteStep>(passage).subspan(begin);
    const TextMatch found = order.longest_match(rest);
    ASSERT_EQ(found.length, slow_longest(text, rest));
    ASSERT_TRUE(std::equal(rest.begin(), rest.begin() + found.length, text.begin() + found.place));
  }
}

}  // namespace
}  // namespace clavier
