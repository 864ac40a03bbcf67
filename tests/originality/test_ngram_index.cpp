#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "originality/ngram_index.h"

namespace clavier {
namespace {

NgramIndex small_index() {
  NgramIndex index{.corpus = "0123456789abcdef", .ngrams = 2, .filter = BloomFilter(20)};
  index.filter.add(7);
  index.filter.add(8);
  index.human[0] = {{.notes = 100, .excerpts = 25, .longest = {0, 12, 15.5}, .share = {0, 0.01, 0.05}},
                    {.notes = 200, .excerpts = 21, .longest = {0, 12, 17}, .share = {0, 0.02, 0.04}}};
  return index;
}

std::string problem_of(ByteView bytes) {
  try {
    read_ngram_index(bytes, "patterns.bin");
  } catch (const Error& problem) {
    return problem.what();
  }
  return "none";
}

TEST(NgramIndex, SurvivesARoundTrip) {
  const NgramIndex index = small_index();
  const NgramIndex again = read_ngram_index(write_ngram_index(index), "patterns.bin");
  EXPECT_EQ(again.corpus, index.corpus);
  EXPECT_EQ(again.ngrams, 2u);
  EXPECT_EQ(again.filter.words(), index.filter.words());
  EXPECT_EQ(again.human, index.human);
}

TEST(NgramIndex, EndsInTheWordsOfItsFilter) {
  const NgramIndex index = small_index();
  const Bytes bytes = write_ngram_index(index);
  EXPECT_EQ(bytes.size() % 8, 0u);
  std::uint64_t last = 0;
  for (std::size_t byte = 8; byte > 0; --byte) last = last << 8 | bytes[bytes.size() - 9 + byte];
  EXPECT_EQ(last, index.filter.words().back());
}

TEST(NgramIndex, RefusesOtherFiles) {
  EXPECT_EQ(problem_of({}), "cannot read patterns patterns.bin: it holds no patterns of a corpus");
  EXPECT_EQ(problem_of(as_bytes("Dear diary, today I practised scales.")),
            "cannot read patterns patterns.bin: it holds no patterns of a corpus");
}

TEST(NgramIndex, RefusesATruncatedFile) {
  const Bytes bytes = write_ngram_index(small_index());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    ASSERT_THAT(problem_of(ByteView(bytes).first(size)), testing::StartsWith("cannot read patterns patterns.bin: "));
}

TEST(NgramIndex, RefusesADamagedFilter) {
  Bytes bytes = write_ngram_index(small_index());
  bytes.back() ^= 1;
  EXPECT_EQ(problem_of(bytes), "cannot read patterns patterns.bin: its patterns are damaged");
}

TEST(NgramIndex, RefusesTrailingBytes) {
  Bytes bytes = write_ngram_index(small_index());
  bytes.insert(bytes.end(), 8, 0);
  EXPECT_THAT(problem_of(bytes), testing::HasSubstr("something follows"));
}

TEST(NgramIndex, RefusesAnotherVersion) {
  Bytes bytes = write_ngram_index(small_index());
  bytes[16 + std::string_view(R"({"format":)").size()] = '2';
  EXPECT_THAT(problem_of(bytes), testing::HasSubstr("another version"));
}

TEST(NgramIndex, RefusesLengthsThatDoNotIncrease) {
  NgramIndex index = small_index();
  index.human[0][1].notes = 100;
  EXPECT_THAT(problem_of(write_ngram_index(index)), testing::HasSubstr("do not rise"));
}

}  // namespace
}  // namespace clavier
