#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"
#include "corpus/store/score_codec.h"
#include "corpus/store/score_file.h"
#include "support/pieces.h"

namespace clavier {
namespace {

Beats random_time() { return Beats{static_cast<double>(*rc::gen::inRange(0, 100000)) / 480}; }

Score any_score() {
  Score score = random_piece(*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::inRange<std::size_t>(0, 40));
  score.title = *rc::gen::string<std::string>();
  score.origin = *rc::gen::string<std::string>();
  score.tempo = TempoMap({{.onset = random_time(), .microseconds_per_beat = *rc::gen::inRange(1, 0x7FFFFFFF)}});
  score.meters = {{.onset = random_time(), .numerator = *rc::gen::inRange(1, 300), .denominator = 8}};
  score.keys = {{.onset = random_time(), .fifths = *rc::gen::inRange(-7, 8), .mode = Mode::minor}};
  score.pedal = {{.onset = random_time(), .pedal = Pedal::soft, .depth = *rc::gen::inRange<std::uint8_t>(0, 128)}};
  for (Note& note : score.notes) note.hand = static_cast<Hand>(*rc::gen::inRange(0, 3));
  sort_events(score);
  return score;
}

RC_GTEST_PROP(PackedScore, UnpacksToTheSameScore, ()) {
  const Score score = any_score();
  RC_ASSERT(unpack_score(pack_score(score), "test") == score);
}

RC_GTEST_PROP(PackedScore, GivesAScoreOrAnErrorForAnyBytes, ()) {
  Bytes bytes = pack_score(any_score());
  for (int change = *rc::gen::inRange(1, 5); change > 0; --change)
    bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<std::uint8_t>();
  bytes.resize(*rc::gen::inRange<std::size_t>(0, bytes.size() + 1));
  try {
    unpack_score(bytes, "test");
  } catch (const Error&) {
  }
}

TEST(PackedScore, TakesAtMostSevenBytesANote) {
  const Score score = random_piece(1, 5000);
  EXPECT_LE(pack_score(score).size(), score.notes.size() * 7);
}

TEST(PackedScore, NamesTheCorpusInItsErrors) {
  try {
    unpack_score({}, "piece 3");
    FAIL();
  } catch (const Error& problem) {
    EXPECT_STREQ(problem.what(), "cannot read piece 3: byte 0 of the score: it ends too early; build the corpus again");
  }
}

TEST(ScoreFile, RestoresEveryScore) {
  const std::vector<Bytes> scores = {{1, 2, 3}, {}, {4}};
  const Bytes file = pack_score_file(scores);
  ASSERT_EQ(check_score_file(file, "test"), 3u);
  for (std::size_t index = 0; index < scores.size(); ++index) {
    const ByteView bytes = packed_score(file, index, "test");
    EXPECT_EQ(Bytes(bytes.begin(), bytes.end()), scores[index]);
  }
}

TEST(ScoreFile, IsRefusedWhenTruncatedAnywhere) {
  const Bytes file = pack_score_file({{1, 2, 3}, {4, 5}});
  for (std::size_t size = 0; size < file.size(); ++size)
    EXPECT_THROW(check_score_file(ByteView(file).first(size), "test"), Error) << size;
}

TEST(ScoreFile, IsRefusedWhenAnyByteIsDamaged) {
  const Bytes file = pack_score_file({{1, 2, 3}, {4, 5}});
  for (std::size_t place = 0; place < file.size(); ++place) {
    Bytes damaged = file;
    damaged[place] ^= 0x40;
    const auto read_all = [&] {
      for (std::size_t index = check_score_file(damaged, "test"); index > 0; --index)
        packed_score(damaged, index - 1, "test");
    };
    EXPECT_THROW(read_all(), Error) << place;
  }
}

}  // namespace
}  // namespace clavier
