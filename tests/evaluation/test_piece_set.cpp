#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "evaluation/pieces/piece_set.h"
#include "support/corpus_on_disk.h"

namespace clavier {
namespace {

/// Pieces of 65 s with a note every eighth of a second: six excerpts of 10 s in each, of 80 notes.
class RealSets : public testing::Test {
 protected:
  PieceSet set_of(const RealPieceSelection& wanted, std::uint64_t seed = 1) const {
    return sample_real_pieces(corpus_.get(), wanted, Random(seed));
  }
  static RealPieceSelection training(std::size_t pieces) {
    return {.split = Split::train, .era = Era::modernist, .pieces = pieces, .length = Seconds{10}};
  }
  const support::CorpusOnDisk corpus_{Seconds{65}};
};

/// One property of each note, sorted.
template <class Take>
auto sorted_of(const Score& score, Take take) {
  std::vector<decltype(take(score.notes.front()))> values;
  for (const Note& note : score.notes) values.push_back(take(note));
  std::sort(values.begin(), values.end());
  return values;
}

std::vector<double> onsets(const Score& score) {
  return sorted_of(score, [](const Note& note) { return note.onset.value; });
}

std::vector<Pitch> keys(const Score& score) {
  return sorted_of(score, [](const Note& note) { return note.pitch; });
}

/// Two bars of chords of two pitches.
PieceSet chords() {
  Score score;
  for (int beat = 0; beat < 8; ++beat)
    for (const int key : {40 + 3 * beat, 60 + 2 * beat})
      score.notes.push_back({Beats{1.0 * beat}, Beats{0.1 * (1 + beat)}, static_cast<Pitch>(key), 80, {}});
  return {{.score = score, .name = "chords", .group = "work"}};
}

TEST_F(RealSets, TakeEquallyManyExcerptsFromEachPiece) {
  std::map<std::string, int> stretches;
  for (const MeasuredPiece& piece : set_of(training(20))) ++stretches[piece.name];
  ASSERT_EQ(stretches.size(), 8u);
  for (const auto& [name, count] : stretches) EXPECT_TRUE(count == 2 || count == 3) << name << ": " << count;
}

TEST_F(RealSets, TakeAllExcerptsWhenMoreAreRequested) { EXPECT_EQ(set_of(training(1000)).size(), 48u); }

TEST_F(RealSets, TakeExcerptsThatDoNotOverlap) {
  std::map<std::string, std::vector<Score>> stretches;
  for (const MeasuredPiece& piece : set_of(training(1000))) stretches[piece.name].push_back(piece.score);
  for (auto& [name, scores] : stretches) {
    std::size_t notes = 0;
    for (const Score& score : scores) notes += score.notes.size();
    EXPECT_EQ(notes, 480u) << name;  // all that begin in the first minute, each once
    for (std::size_t one = 0; one < scores.size(); ++one)
      for (std::size_t other = 0; other < one; ++other) EXPECT_NE(scores[one].notes, scores[other].notes);
  }
}

TEST_F(RealSets, AreCutToTheirLength) {
  for (const MeasuredPiece& piece : set_of(training(1000))) {
    EXPECT_EQ(piece.score.notes.size(), 80u);
    EXPECT_EQ(piece.score.notes.front().onset, Beats{});
    EXPECT_LE(duration_of(piece.score).value, 10);
  }
}

TEST_F(RealSets, HaveTheRequestedSplitAndEra) {
  RealPieceSelection wanted = training(1000);
  wanted.split = Split::validation;
  for (const MeasuredPiece& piece : set_of(wanted)) EXPECT_TRUE(piece.group == "work 4" || piece.group == "work 5");
  EXPECT_EQ(set_of(wanted).size(), 18u);
  wanted.era = Era::baroque;
  EXPECT_TRUE(set_of(wanted).empty());
}

TEST_F(RealSets, OmitPiecesThatAreTooShort) {
  RealPieceSelection wanted = training(1000);
  wanted.length = Seconds{66};
  EXPECT_TRUE(set_of(wanted).empty());
}

TEST_F(RealSets, AreDeterministicForASeed) {
  const auto names = [](const PieceSet& set) {
    std::vector<std::string> all;
    for (const MeasuredPiece& piece : set) all.push_back(piece.name);
    return all;
  };
  EXPECT_EQ(names(set_of(training(20))), names(set_of(training(20))));
  EXPECT_NE(names(set_of(training(20), 1)), names(set_of(training(20), 2)));
}

TEST(ShuffledPitches, KeepOnsetsDurationsAndTheSetOfPitches) {
  const Score before = chords().front().score, after = shuffle_pitches(chords(), Random(1)).front().score;
  const auto rhythm = [](const Note& note) { return std::pair(note.onset.value, note.duration.value); };
  EXPECT_EQ(sorted_of(after, rhythm), sorted_of(before, rhythm));
  EXPECT_EQ(keys(after), keys(before));
  EXPECT_NE(after.notes, before.notes);
  EXPECT_TRUE(std::is_sorted(after.notes.begin(), after.notes.end()));
}

TEST(ShuffledOnsets, KeepDurationsOfPitchesAndTheSetOfOnsets) {
  const Score before = chords().front().score, after = shuffle_onsets(chords(), Random(1)).front().score;
  const auto held = [](const Note& note) { return std::pair(note.pitch, note.duration.value); };
  EXPECT_EQ(sorted_of(after, held), sorted_of(before, held));
  EXPECT_EQ(onsets(after), onsets(before));
  EXPECT_NE(after.notes, before.notes);
  EXPECT_TRUE(std::is_sorted(after.notes.begin(), after.notes.end()));
}

TEST(Shortened, EndsEachPieceAfterTheLength) {
  const PieceSet set = shorten(chords(), Seconds{1.2});  // 2.4 beats
  EXPECT_EQ(set.front().name, "chords");
  EXPECT_EQ(set.front().score.notes.size(), 6u);
  EXPECT_LE(end_of(set.front().score), Beats{2.4});
}

}  // namespace
}  // namespace clavier
