#include <gtest/gtest.h>

#include "corpus/store/score_codec.h"
#include "originality/measure_human_baseline.h"
#include "support/pieces.h"

namespace clavier {
namespace {

constexpr std::size_t kChordsEach = 400;

/// Six training pieces and three classical validation pieces, the last of which contains a passage of the second.
class SmallCorpus : public testing::Test {
 protected:
  SmallCorpus() {
    CorpusContents contents;
    contents.options = Json::object();
    for (std::uint64_t seed = 0; seed < 9; ++seed) {
      scores_.push_back(random_piece(seed, kChordsEach));
      if (seed == 8) put_passage(scores_[1], scores_.back());
      contents.scores.push_back(pack_score(scores_.back()));
      contents.pieces.push_back({.file = std::to_string(seed) + ".mid",
                                 .composer = "Nobody",
                                 .title = "No. " + std::to_string(seed),
                                 .era = Era::classical,
                                 .split = seed < 6 ? Split::train : Split::validation,
                                 .work = std::to_string(seed),
                                 .notes = scores_.back().notes.size()});
    }
    write_corpus(folder_.path(), contents);
  }

  /// The first 60 notes of `piece` become notes 100 to 159 of `source`, three semitones lower.
  static void put_passage(const Score& source, Score& piece) {
    piece = source;
    piece.notes.erase(piece.notes.begin(), piece.notes.begin() + 100);
    piece.notes.resize(60);
    const Beats begin = piece.notes.front().onset;
    for (Note& note : piece.notes) {
      note.onset -= begin;
      note.pitch = static_cast<Pitch>(note.pitch - 3);
    }
    const Beats end = end_of(piece);
    for (Note note : random_piece(99, kChordsEach).notes) {
      note.onset += end + Beats{1};
      piece.notes.push_back(note);
    }
  }

  TemporaryFolder folder_;
  std::vector<Score> scores_;
  SilentProgress progress_;
};

TEST_F(SmallCorpus, LocatesACopiedPassage) {
  const Corpus corpus = Corpus::open(folder_.path());
  const PassageFinder music(read_interval_sequences(corpus, Split::train, progress_));
  const LocatedOverlap copied = locate_overlap(music.text(), encode_intervals(scores_[8]));
  EXPECT_GE(copied.overlap.longest, 58u);  // chords at the edges of the passage can be cut
  EXPECT_LE(copied.overlap.first, 2u);
  const PassageLocation position = music.locate(corpus, copied.position);
  EXPECT_EQ(position.piece, 1u);
  const Note& first = scores_[1].notes[100 + copied.overlap.first];
  EXPECT_NEAR(position.start.value, scores_[1].tempo.seconds_at(first.onset).value, 1e-9);
}

TEST_F(SmallCorpus, IsIndexedWithItsTrainingPiecesOnly) {
  const Corpus corpus = Corpus::open(folder_.path());
  const NgramIndex index = build_ngram_index(corpus, progress_);
  EXPECT_EQ(index.corpus, corpus.checksum());
  EXPECT_EQ(ngram_overlap(measure_overlap(encode_intervals(scores_[0]), index.filter)), 1);
  EXPECT_LT(ngram_overlap(measure_overlap(encode_intervals(scores_[7]), index.filter)), 0.03);
}

TEST_F(SmallCorpus, IsIndependentOfTheNumberOfThreads) {
  const Corpus corpus = Corpus::open(folder_.path());
  EXPECT_EQ(write_ngram_index(build_ngram_index(corpus, progress_, 1)),
            write_ngram_index(build_ngram_index(corpus, progress_, 3)));
}

TEST_F(SmallCorpus, GivesAHumanBaselineFromItsOtherPieces) {
  const Corpus corpus = Corpus::open(folder_.path());
  const auto count = [](const IntervalSequence& part) {
    return TrainingOverlap{.notes = part.notes.size(), .longest = 5};
  };
  const HumanBaselineTable table = measure_human_baseline(corpus, count, progress_);
  const HumanBaselineRow& row = baseline_row_of(table, Era::classical);
  ASSERT_EQ(row.size(), 2u);  // about 24 excerpts have 100 notes, fewer than 20 have 200
  EXPECT_EQ(row[0].notes, 50);
  EXPECT_EQ(row[0].longest, (ReferenceRange{5, 5, 5}));
  EXPECT_EQ(baseline_row_of(table, std::nullopt), row);
  EXPECT_TRUE(baseline_row_of(table, Era::baroque).empty());
}

TEST(Excerpt, HasTheIntervalsBetweenItsNotes) {
  const IntervalSequence piece{.intervals = {1, 2, 3, 4}, .notes = {10, 11, 12, 13, 14}};
  EXPECT_EQ(cut_intervals(piece, 1, 3), (IntervalSequence{.intervals = {2, 3}, .notes = {11, 12, 13}}));
}

}  // namespace
}  // namespace clavier
