#include <gtest/gtest.h>

#include "cli/evaluate/originality_table.h"
#include "corpus/store/score_codec.h"
#include "support/pieces.h"

namespace clavier {
namespace {

/// Five training pieces and one test piece, which equals the first of them.
void write_small_corpus(const std::filesystem::path& folder) {
  CorpusContents contents;
  contents.options = Json::object();
  for (std::uint64_t seed : {1, 2, 3, 4, 5, 1}) {
    const Score score = random_piece(seed, 300);
    contents.scores.push_back(pack_score(score));
    contents.pieces.push_back({.file = std::to_string(contents.pieces.size()) + ".mid",
                               .composer = "Nobody",
                               .title = "No. " + std::to_string(seed),
                               .era = Era::baroque,
                               .split = contents.pieces.size() < 5 ? Split::train : Split::test,
                               .work = std::to_string(contents.pieces.size()),
                               .notes = score.notes.size()});
  }
  write_corpus(folder, contents);
}

TEST(HumanRows, MeasureTheHeldOutPiecesOfAnEra) {
  const TemporaryFolder folder;
  write_small_corpus(folder.path());
  SilentProgress progress;
  const Corpus corpus = Corpus::open(folder.path());
  const OriginalityReference reference = make_originality_reference(corpus, progress);
  const Json rows = measure_human_rows(corpus, reference, Era::baroque, Seconds{20});
  ASSERT_EQ(rows.size(), 1u);
  const Json& human = rows[0];
  EXPECT_TRUE(human["model"].is_null());
  EXPECT_GE(human["pieces"], 3);  // 300 chords take some 94 s; the rest at the end does not count
  EXPECT_EQ(human["ngram_overlap_12"], Json({1.0, 1.0, 1.0}));
  EXPECT_EQ(human["longest_match"], human["notes"]);
}

}  // namespace
}  // namespace clavier
