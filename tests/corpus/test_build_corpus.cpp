#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/error.h"
#include "corpus/build/build_corpus.h"
#include "corpus/corpus_report.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/musicxml/mxl.h"
#include "support/pieces.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

CorpusContents build(const TemporaryFolder& folder, const CorpusOptions& options = {}, unsigned threads = 2) {
  SilentProgress progress;
  return build_corpus({folder.path()}, options, progress, threads);
}

std::map<std::string, DropReason> reasons(const CorpusContents& contents) {
  std::map<std::string, DropReason> found;
  for (const DroppedPiece& dropped : contents.dropped) found.emplace(dropped.file, dropped.reason);
  return found;
}

/// Twenty works, some in the folders of two eras, some twice.
void add_many(const TemporaryFolder& folder) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const std::string opus = "Op." + std::to_string(seed / 2 + 1);
    folder.add("romantic/Chopin, Frédéric, Mazurka, " + opus + " No." + std::to_string(seed) + ", id" +
                   std::to_string(seed) + ".mid",
               random_piece(seed));
    folder.add("baroque/Bach, Johann Sebastian, Fugue, BWV " + std::to_string(800 + seed) + ", x.mid",
               random_piece(seed + 50));
    if (seed % 5 == 0)
      folder.add("romantic/Chopin, Frédéric, Another " + std::to_string(seed) + ", y.mid", random_piece(seed, 150));
  }
}

TEST(BuiltCorpus, LabelsByComposerNotByFolder) {
  const TemporaryFolder folder;
  folder.add("baroque/Brahms, Johannes, Variations on a Theme by Handel, Op.24, abc.mid", random_piece(1));
  const CorpusContents contents = build(folder);
  ASSERT_EQ(contents.pieces.size(), 1u);
  EXPECT_EQ(contents.pieces[0].era, Era::romantic);
  EXPECT_EQ(contents.pieces[0].folder_era, Era::baroque);
  EXPECT_EQ(contents.pieces[0].title, "Variations on a Theme by Handel, Op.24");
}

TEST(BuiltCorpus, KeepsTheEraOfTheFolderForTheArticle) {
  const TemporaryFolder folder;
  folder.add("modernist/Chaminade, Cécile, Automne, abc.mid", random_piece(1));
  EXPECT_EQ(build(folder, {.labels = "article"}).pieces[0].era, Era::modernist);
  EXPECT_EQ(build(folder).pieces[0].era, Era::romantic);
}

TEST(BuiltCorpus, CountsABadFileAndContinues) {
  const TemporaryFolder folder;
  folder.add("baroque/good.mid", random_piece(1));
  write_file(folder.path() / "baroque/bad.mid", std::string_view("no music at all"));
  const CorpusContents contents = build(folder, {.rights = "all"});
  EXPECT_EQ(contents.pieces.size(), 1u);
  EXPECT_EQ(reasons(contents).at("baroque/bad.mid"), DropReason::unreadable);
}

TEST(BuiltCorpus, ReadsEveryEndingInAnyCase) {
  const TemporaryFolder folder;
  std::uint64_t seed = 0;
  for (const char* ending : {".mid", ".MID", ".midi", ".kar", ".rmi", ".smf", ".Smf"}) {
    ++seed;
    folder.add("romantic/x" + std::to_string(seed) + ending, random_piece(seed));
  }
  write_file(folder.path() / "romantic/notes.txt", std::string_view("x"));
  write_file(folder.path() / "romantic/more.TXT", std::string_view("x"));
  write_file(folder.path() / "romantic/page.pdf", std::string_view("x"));
  write_file(folder.path() / "romantic/.hidden", std::string_view("x"));
  write_file(folder.path() / "manifest.tsv", std::string_view("file\tcomposer\n"));
  const CorpusContents contents = build(folder, {.rights = "all"});
  EXPECT_EQ(contents.pieces.size(), 7u);
  EXPECT_EQ(contents.other_files, (OtherFiles{{".txt", 2}, {".pdf", 1}}));
  write_corpus(folder.path() / "corpus", contents);
  EXPECT_THAT(report_text(make_corpus_report(Corpus::open(folder.path() / "corpus"))),
              testing::HasSubstr("3 files with other endings were left out: .txt (2), .pdf (1)\n"));
}

TEST(BuiltCorpus, ReadsFilesWhoseNamesAreNoUtf8) {
  const TemporaryFolder folder;
  folder.add("romantic/Dvo\xF8\xE1k, Anton\xEDn, Humoreske, 1.mid", random_piece(1));
  write_corpus(folder.path() / "corpus", build(folder, {.rights = "all"}));
  const Corpus corpus = Corpus::open(folder.path() / "corpus");
  ASSERT_EQ(corpus.pieces().size(), 1u);
  EXPECT_EQ(corpus.pieces()[0].file, "romantic/Dvo\uFFFD\uFFFDk, Anton\uFFFDn, Humoreske, 1.mid");
  EXPECT_EQ(corpus.score(0).title, "Humoreske");
}

TEST(BuiltCorpus, LeavesOutWhatLastsForDays) {
  const TemporaryFolder folder;
  Score piece = random_piece(1);
  piece.notes.push_back({.onset = piece.notes.back().onset, .duration = Beats{1e6}, .pitch = 60});
  folder.add("romantic/long.mid", piece);
  folder.add("romantic/good.mid", random_piece(2));
  const CorpusContents contents = build(folder, {.rights = "all"});
  ASSERT_EQ(contents.dropped.size(), 1u);
  EXPECT_THAT(contents.dropped[0].detail, testing::HasSubstr("a piece lasts at most 12"));
}

TEST(BuiltCorpus, GivesAReasonForEachDroppedPiece) {
  const TemporaryFolder folder;
  folder.add("a/Chopin, Frédéric, Waltz, 1.mid", random_piece(1));
  folder.add("a/Chopin, Frédéric, Zweiter Walzer, 2.mid", random_piece(1));
  folder.add("a/Chopin, Frédéric, Half a waltz, 3.mid", random_piece(1, 120));
  folder.add("a/Chopin, Frédéric, Short, 4.mid", random_piece(2, 10));
  folder.add("a/Chopin, Frédéric, Rondo for 2 Pianos, 5.mid", random_piece(3));
  folder.add("a/Messiaen, Olivier, Prelude, 6.mid", random_piece(4));
  folder.add("a/Nobody, Known, Prelude, 7.mid", random_piece(5));
  const auto found = reasons(build(folder));
  EXPECT_EQ(found.size(), 6u);
  EXPECT_EQ(found.at("a/Chopin, Frédéric, Zweiter Walzer, 2.mid"), DropReason::duplicate);
  EXPECT_EQ(found.at("a/Chopin, Frédéric, Half a waltz, 3.mid"), DropReason::overlap);
  EXPECT_EQ(found.at("a/Chopin, Frédéric, Short, 4.mid"), DropReason::short_piece);
  EXPECT_EQ(found.at("a/Chopin, Frédéric, Rondo for 2 Pianos, 5.mid"), DropReason::not_solo);
  EXPECT_EQ(found.at("a/Messiaen, Olivier, Prelude, 6.mid"), DropReason::rights);
  EXPECT_EQ(found.at("a/Nobody, Known, Prelude, 7.mid"), DropReason::no_era);
}

TEST(BuiltCorpus, KeepsTheCopyInTheRightFolder) {
  const TemporaryFolder folder;
  folder.add("baroque/Brahms, Johannes, Rhapsody, Op.79, z.mid", random_piece(1));
  folder.add("romantic/Brahms, Johannes, Rhapsody, Op.79, z.mid", random_piece(1));
  EXPECT_EQ(build(folder).pieces[0].file, "romantic/Brahms, Johannes, Rhapsody, Op.79, z.mid");
}

TEST(BuiltCorpus, DropsEveryCopyOfARecordingForMoreHands) {
  const TemporaryFolder folder;
  folder.add("Rachmaninoff, Sergei, 2 Pieces for 6 Hands, z.mid", random_piece(1));
  folder.add("Rachmaninoff, Sergei, 2 Pieces, z.mid", random_piece(1));
  folder.add("Rachmaninoff, Sergei, Prelude, y.mid", random_piece(2));
  EXPECT_EQ(build(folder).pieces.size(), 1u);
}

TEST(BuiltCorpus, ReadsAManifest) {
  const TemporaryFolder folder;
  folder.add("scores/classical/x1.mid", random_piece(1));
  folder.add("scores/classical/x2.mid", random_piece(2));
  write_file(
      folder.path() / "manifest.tsv",
      std::string_view("file\tcomposer\ttitle\tlicence\nscores/classical/x1.mid\tMozartWA\tRondo, K.485\tCC BY 4.0\n"
                       "scores/classical/x2.mid\tAnonim\tPolonez\tCC BY 4.0\n"));
  const CorpusContents contents = build(folder);
  ASSERT_EQ(contents.pieces.size(), 2u);
  EXPECT_EQ(contents.pieces[0].composer, "Mozart, Wolfgang Amadeus");
  EXPECT_EQ(contents.pieces[0].licence, "CC BY 4.0");
  EXPECT_EQ(contents.pieces[1].era, Era::classical);
  EXPECT_THAT(contents.unknown_composers, testing::ElementsAre("Anonim"));
}

/// Two hundred measures of one whole note each.
Sheet long_sheet(const std::string& title, const std::string& composer, std::uint64_t seed) {
  Random random(seed);
  Sheet sheet{.title = title, .origin = composer};
  for (int number = 0; number < 200; ++number) {
    const SpelledPitch pitch = {static_cast<Step>(random.below(7)), 0, 4};
    const SheetEvent note{.length = 4, .value = {NoteType::whole}, .notes = {{.pitch = pitch}}};
    const SheetEvent rest{.kind = EventKind::measure_rest, .length = 4};
    sheet.measures.push_back(
        {.number = std::to_string(number + 1), .voices = {{Staff::upper, {note}}, {Staff::lower, {rest}}}});
  }
  Measure& first = sheet.measures.front();
  first.key = SheetKey{};
  first.meter = SheetMeter{};
  first.clefs = {{Staff::upper, 0, kTrebleClef}, {Staff::lower, 0, kBassClef}};
  return sheet;
}

TEST(BuiltCorpus, ReadsMusicXmlAndItsMetadata) {
  const TemporaryFolder folder;
  write_file(folder.path() / "one.musicxml", write_musicxml(long_sheet("Prelude", "J. S. Bach", 1)));
  write_file(folder.path() / "Satie, Erik, Danse, id.mxl", write_mxl(long_sheet("Another name", "Somebody else", 2)));
  const CorpusContents contents = build(folder);
  std::map<std::string, std::string> composers;
  for (const CorpusPiece& piece : contents.pieces) composers[piece.title] = piece.composer;
  EXPECT_THAT(composers, testing::UnorderedElementsAre(testing::Pair("Prelude", "Bach, Johann Sebastian"),
                                                       testing::Pair("Danse", "Satie, Erik")));
}

TEST(BuiltCorpus, ReadsTheMetadataOfGiantMidi) {
  const TemporaryFolder folder;
  folder.add("midis/Kramer, Zed, Idyll, abc.mid", random_piece(1));
  folder.add("midis/Kramer, Zed, Trio, def.mid", random_piece(2));
  write_file(
      folder.path() / "metadata.csv",
      std::string_view("surname\tfirstname\tmusic\tnationality\tbirth\tdeath\tyoutube_id\tpiano_solo_prob\taudio_name\n"
                       "Kramer\tZed\tIdyll\tGerman\t1830\t1890\tabc\t0.99\tKramer, Zed, Idyll, abc\n"
                       "Kramer\tZed\tTrio\tGerman\t1830\t1890\tdef\t0.02\tKramer, Zed, Trio, def\n"));
  const CorpusContents contents = build(folder);
  ASSERT_EQ(contents.pieces.size(), 1u);
  EXPECT_EQ(contents.pieces[0].era, Era::romantic);
  EXPECT_EQ(reasons(contents).begin()->second, DropReason::not_solo);
}

TEST(BuiltCorpus, KeepsEachWorkInOneSplit) {
  const TemporaryFolder folder;
  add_many(folder);
  const CorpusContents contents = build(folder, {.duplicates = true, .validation = 0.3, .test = 0.3});
  std::map<std::string, std::set<Split>> sides;
  std::set<Split> used;
  for (const CorpusPiece& piece : contents.pieces) {
    sides[piece.work].insert(piece.split);
    used.insert(piece.split);
  }
  for (const auto& [work, splits] : sides) EXPECT_EQ(splits.size(), 1u) << work;
  EXPECT_EQ(used.size(), 3u);
}

TEST(BuiltCorpus, KeepsAnOverlapInOneSplitWhateverItsTitle) {
  const TemporaryFolder folder;
  add_many(folder);
  std::map<std::string, std::string> works;
  for (const CorpusPiece& piece : build(folder, {.duplicates = true}).pieces) works[piece.file] = piece.work;
  EXPECT_EQ(works.at("romantic/Chopin, Frédéric, Another 5, y.mid"),
            works.at("romantic/Chopin, Frédéric, Mazurka, Op.3 No.5, id5.mid"));
}

TEST(BuiltCorpus, KeepsAScoreAndAPerformanceOfOneWorkInOneSplit) {
  const TemporaryFolder folder;
  folder.add("Chopin, Frédéric, Score, 1.mid", random_piece(1));
  folder.add("Chopin, Frédéric, Performance, 2.mid", jittered(random_piece(1), 0.01, 1));
  const CorpusContents contents = build(folder);
  ASSERT_EQ(contents.pieces.size(), 2u);
  EXPECT_EQ(contents.pieces[0].work, contents.pieces[1].work);
}

TEST(BuiltCorpus, IsIndependentOfTheNumberOfThreads) {
  const TemporaryFolder folder;
  add_many(folder);
  const CorpusContents one = build(folder, {}, 1);
  const CorpusContents four = build(folder, {}, 4);
  EXPECT_EQ(one.pieces, four.pieces);
  EXPECT_EQ(one.scores, four.scores);
  EXPECT_EQ(one.dropped, four.dropped);
}

TEST(BuiltCorpus, RemovesArtefactsWithoutMovingPieces) {
  const TemporaryFolder folder;
  add_many(folder);
  const CorpusContents raw = build(folder);
  const CorpusContents drop_artefacts =
      build(folder, {.drop_artefacts = true, .artefact_seconds = 0.2, .artefact_velocity = 60});
  ASSERT_EQ(raw.pieces.size(), drop_artefacts.pieces.size());
  for (std::size_t piece = 0; piece < raw.pieces.size(); ++piece)
    EXPECT_EQ(raw.pieces[piece].split, drop_artefacts.pieces[piece].split);
  EXPECT_LT(drop_artefacts.pieces[0].notes, raw.pieces[0].notes);
}

TEST(BuiltCorpus, RefusesAFolderWithoutMusic) {
  const TemporaryFolder folder;
  EXPECT_THROW(build(folder), Error);
}

TEST(WrittenCorpus, OpensAsItWasBuilt) {
  const TemporaryFolder folder;
  add_many(folder);
  const CorpusContents contents = build(folder);
  write_corpus(folder.path() / "corpus", contents);
  const Corpus corpus = Corpus::open(folder.path() / "corpus");
  ASSERT_EQ(corpus.pieces().size(), contents.pieces.size());
  EXPECT_EQ(corpus.pieces()[3].work, contents.pieces[3].work);
  EXPECT_EQ(corpus.score(3).notes.size(), contents.pieces[3].notes);
  EXPECT_EQ(corpus.score(3).title, contents.pieces[3].title);
}

TEST(WrittenCorpus, ReplacesTheOldOneAtomically) {
  const TemporaryFolder folder;
  add_many(folder);
  write_corpus(folder.path() / "corpus", build(folder));
  const std::string before = Corpus::open(folder.path() / "corpus").checksum();
  write_corpus(folder.path() / "corpus",
               build(folder, {.drop_artefacts = true, .artefact_seconds = 1, .artefact_velocity = 60}));
  EXPECT_NE(Corpus::open(folder.path() / "corpus").checksum(), before);
  EXPECT_EQ(list_files(folder.path() / "corpus", {".bin"}).size(), 1u);
}

TEST(WrittenCorpus, IsRefusedWhenDamaged) {
  const TemporaryFolder folder;
  add_many(folder);
  write_corpus(folder.path() / "corpus", build(folder));
  const fs::path scores = list_files(folder.path() / "corpus", {".bin"}).front();
  Bytes bytes = read_file(scores);
  bytes.back() ^= 1;
  write_file(scores, bytes);
  const Corpus corpus = Corpus::open(folder.path() / "corpus");
  EXPECT_THROW(corpus.score(corpus.pieces().size() - 1), Error);
  bytes.pop_back();
  write_file(scores, bytes);
  EXPECT_THROW(Corpus::open(folder.path() / "corpus"), Error);
}

TEST(WrittenCorpus, ReportsMissingMembers) {
  const TemporaryFolder folder;
  try {
    Corpus::open(folder.path());
    FAIL();
  } catch (const Error& problem) {
    EXPECT_THAT(problem.what(), testing::HasSubstr("clavier corpus build"));
  }
}

TEST(CorpusReport, CountsEveryFileOnce) {
  const TemporaryFolder folder;
  add_many(folder);
  write_corpus(folder.path() / "corpus", build(folder));
  const CorpusReport report = make_corpus_report(Corpus::open(folder.path() / "corpus"));
  EXPECT_EQ(report.total.found, 44u);
  EXPECT_EQ(report.total.labelled, 44u);
  EXPECT_EQ(report.total.kept, 40u);
  EXPECT_THAT(report_text(report), testing::HasSubstr("overlap"));
  EXPECT_EQ(report_json(report)["total"]["kept"], 40);
  EXPECT_THAT(report_svg(report), testing::HasSubstr("40 of 44 files are kept"));
}

}  // namespace
}  // namespace clavier
