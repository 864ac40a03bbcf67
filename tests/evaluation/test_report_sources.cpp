#include <gmock/gmock.h>

#include "base/error.h"
#include "base/files.h"
#include "encoding/bins.h"
#include "encoding/chord_tokens.h"
#include "evaluation/report/report_sources.h"
#include "midi/midi_writer.h"
#include "models/markov/markov.h"
#include "support/corpus_on_disk.h"
#include "support/told_progress.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::HasSubstr;

Score aimless(std::uint64_t seed, int seconds = 20) {
  return score_of(support::aimless_notes(seconds * kStepsPerSecond, seed));
}

void write_chain(const fs::path& folder, std::uint64_t seed) {
  const Vocabulary vocabulary = Vocabulary::of_notes();
  write_markov(folder, train_markov(std::vector<Events>{encode(aimless(seed), vocabulary)}, vocabulary));
}

std::string state_of_chain(const fs::path& folder, const SeedRange& seeds) {
  return make_model_source("chain", open_model(folder), Era::baroque, seeds, Seconds{10}).state;
}

TEST(ModelSource, ChangesItsStateWithTheWeightsAndTheSeeds) {
  const ScratchFolder folder;
  write_chain(folder.path(), 1);
  const std::string before = state_of_chain(folder.path(), {1, 5});
  EXPECT_EQ(state_of_chain(folder.path(), {1, 5}), before);
  EXPECT_NE(state_of_chain(folder.path(), {2, 5}), before);
  EXPECT_NE(state_of_chain(folder.path(), {1, 6}), before);
  write_chain(folder.path(), 2);
  EXPECT_NE(state_of_chain(folder.path(), {1, 5}), before);
}

TEST(ModelSource, ComposesAPieceForEachSeedLikeItsCommand) {
  const ScratchFolder folder;
  write_chain(folder.path(), 1);
  const PieceSource source = make_model_source("chain", open_model(folder.path()), Era::baroque, {3, 2}, Seconds{7.5});
  EXPECT_EQ(source.command,
            "clavier compose --model chain --era baroque --seconds 7.5 --no-originality-check --seed 3");
  EXPECT_EQ(source.model().folder, folder.path().string());
  SilentProgress silent;
  const PieceSet set = source.pieces(silent);
  ASSERT_EQ(set.size(), 2u);
  EXPECT_EQ(set[0].name, "seed 3");
  EXPECT_NE(set[0].score.notes, set[1].score.notes);
  for (const MeasuredPiece& piece : set) EXPECT_LE(duration_of(piece.score).value, 7.5 + 1e-3);
}

TEST(FolderSet, SkipsUnreadableFilesAndReportsThem) {
  const ScratchFolder folder;
  write_file(folder.path() / "b.mid", write_midi(aimless(1)));
  write_file(folder.path() / "a" / "c.mid", write_midi(aimless(2)));
  write_file(folder.path() / "damaged.mid", std::string("no music"));
  write_file(folder.path() / "empty.mid", write_midi(Score{}));
  support::ToldProgress progress;
  const PieceSet set = read_piece_set(folder.path(), 10, Seconds{10}, progress);
  ASSERT_EQ(set.size(), 2u);
  EXPECT_EQ(set[0].name, "c.mid");
  EXPECT_EQ(set[1].name, "b.mid");
  EXPECT_EQ(set[0].score.notes.size(), 80u);
  EXPECT_THAT(progress.lines, ElementsAre(HasSubstr("damaged.mid")));
}

TEST(FolderSet, ReadsNoMoreThanRequested) {
  const ScratchFolder folder;
  for (std::uint64_t seed = 1; seed <= 3; ++seed)
    write_file(folder.path() / (std::to_string(seed) + ".mid"), write_midi(aimless(seed)));
  SilentProgress silent;
  EXPECT_EQ(read_piece_set(folder.path(), 2, Seconds{10}, silent).size(), 2u);
}

TEST(FolderSet, IsRefusedWhenItHasNoPieces) {
  const ScratchFolder folder;
  write_file(folder.path() / "damaged.mid", std::string("no music"));
  SilentProgress silent;
  EXPECT_THAT([&] { read_piece_set(folder.path(), 10, Seconds{10}, silent); },
              testing::ThrowsMessage<Error>(HasSubstr("no MIDI or MusicXML with notes")));
}

TEST(FilesSource, ChangesItsStateWithTheContentsOfItsFiles) {
  const ScratchFolder folder;
  const auto state = [&] { return make_files_source(folder.path(), 10, Seconds{10}).state; };
  Score score = aimless(1);
  write_file(folder.path() / "piece.mid", write_midi(score));
  const std::string before = state();
  EXPECT_EQ(state(), before);
  score.notes[0].pitch = static_cast<Pitch>(score.notes[0].pitch + 1);  // a file of the same size
  write_file(folder.path() / "piece.mid", write_midi(score));
  EXPECT_NE(state(), before);
}

TEST(FilesSource, IsNamedAfterItsFolder) {
  const ScratchFolder folder;
  write_file(folder.path() / "others" / "piece.mid", write_midi(aimless(1)));
  EXPECT_EQ(make_files_source(folder.path() / "others", 10, Seconds{10}).name, "others");
  EXPECT_EQ(make_files_source(folder.path() / "others" / "", 10, Seconds{10}).name, "others");
  EXPECT_THROW(make_files_source(folder.path() / "missing", 10, Seconds{10}), Error);
}

TEST(RealSources, AreHumanPiecesAndTheirShuffledPitchesAndOnsets) {
  const support::CorpusOnDisk corpus(Seconds{25});
  const auto sources = make_real_sources(
      corpus.get(), {.split = Split::validation, .era = Era::modernist, .pieces = 4, .length = Seconds{10}});
  ASSERT_EQ(sources.size(), 3u);
  EXPECT_EQ(sources[0].kind, "human");
  SilentProgress silent;
  std::vector<PieceSet> sets;
  for (const PieceSource& source : sources) sets.push_back(source.pieces(silent));
  for (const PieceSet& set : sets) {
    ASSERT_EQ(set.size(), 4u);
    EXPECT_EQ(set[0].score.notes.size(), 80u);
    EXPECT_EQ(set[0].name, sets[0][0].name);
  }
  EXPECT_NE(sets[1][0].score.notes, sets[0][0].score.notes);
  EXPECT_NE(sets[2][0].score.notes, sets[0][0].score.notes);
}

TEST(MarkovSource, IsTrainedAgainOnlyForAnotherCorpus) {
  const ScratchFolder folder;
  const support::CorpusOnDisk corpus(Seconds{25}), other(Seconds{30});
  const auto lines_of = [&](const support::CorpusOnDisk& from) {
    support::ToldProgress progress;
    make_markov_source(from.get(), Era::modernist, folder.path(), {1, 2}, Seconds{5}).pieces(progress);
    return progress.lines;
  };
  EXPECT_THAT(lines_of(corpus), ElementsAre(HasSubstr("Markov chain of 8 pieces")));
  EXPECT_TRUE(lines_of(corpus).empty());
  EXPECT_EQ(lines_of(other).size(), 1u);
}

}  // namespace
}  // namespace clavier
