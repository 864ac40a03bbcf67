#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>

#include "base/error.h"
#include "base/files.h"
#include "base/scratch_folder.h"
#include "studio/library/library.h"
#include "studio/library/migrations.h"

namespace clavier {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string noon() { return "2026-12-01T12:00:00Z"; }

NewVersion version_made_by(const std::string& how, std::optional<std::int64_t> parent = std::nullopt) {
  return {.parent = parent,
          .how = how,
          .options = {{"model", "transformer"}, {"era", "baroque"}, {"seed", 7}},
          .music = {.midi = {1, 2, 3}},
          .report = {{"notes", 12}, {"seconds", 3.5}}};
}

class PieceStoreTest : public testing::Test {
 protected:
  PieceStore& pieces() { return library_.pieces(); }
  ScratchFolder folder_;
  Library library_{folder_.path() / "library", noon};
};

TEST_F(PieceStoreTest, KeepsVersionsAsATreeUnderTheHead) {
  const AddedVersions first = pieces().add_piece("A piece", {version_made_by("compose")});
  const std::int64_t root = first.versions.front();
  const AddedVersions changed =
      pieces().add_versions(first.piece, {version_made_by("infill", root), version_made_by("infill", root)}, true);
  const std::vector<PieceVersion> tree = pieces().versions_of(first.piece);
  ASSERT_EQ(tree.size(), 3U);
  EXPECT_EQ(tree[0].parent, std::nullopt);
  EXPECT_EQ(tree[1].parent, root);
  EXPECT_EQ(tree[2].parent, root);
  const LibraryPiece piece = *pieces().find_piece(first.piece);
  EXPECT_EQ(piece.head, changed.versions.front());
  EXPECT_EQ(piece.versions, 3);
  EXPECT_EQ(piece.era, "baroque");
  EXPECT_EQ(piece.notes, 12);
}

TEST_F(PieceStoreTest, UndoMovesTheHeadAndLosesNothing) {
  const AddedVersions first = pieces().add_piece("A piece", {version_made_by("compose")});
  const AddedVersions edit =
      pieces().add_versions(first.piece, {version_made_by("edit", first.versions.front())}, true);
  pieces().change_piece(first.piece, {.head = first.versions.front()});
  EXPECT_EQ(pieces().find_piece(first.piece)->head, first.versions.front());
  pieces().change_piece(first.piece, {.head = edit.versions.front()});
  EXPECT_EQ(pieces().find_piece(first.piece)->head, edit.versions.front());
  EXPECT_EQ(pieces().versions_of(first.piece).size(), 2U);
}

TEST_F(PieceStoreTest, LeavesTheHeadWhereProposalsAreAdded) {
  const AddedVersions first = pieces().add_piece("A piece", {version_made_by("compose")});
  pieces().add_versions(first.piece, {version_made_by("infill", first.versions.front())}, false);
  EXPECT_EQ(pieces().find_piece(first.piece)->head, first.versions.front());
  EXPECT_EQ(pieces().versions_of(first.piece).size(), 2U);
}

TEST_F(PieceStoreTest, RefusesAHeadOfAnotherPiece) {
  const AddedVersions first = pieces().add_piece("One", {version_made_by("compose")});
  const AddedVersions other = pieces().add_piece("Other", {version_made_by("compose")});
  EXPECT_THROW(pieces().change_piece(first.piece, {.head = other.versions.front()}), Misuse);
  EXPECT_EQ(pieces().find_piece(first.piece)->head, first.versions.front());
}

TEST_F(PieceStoreTest, ListsNewestFirstPageByPage) {
  std::vector<std::int64_t> ids;
  for (const char* title : {"one", "two", "three"})
    ids.push_back(pieces().add_piece(title, {version_made_by("compose")}).piece);
  const auto newest = pieces().list_pieces({.limit = 2});
  ASSERT_EQ(newest.size(), 2U);
  EXPECT_EQ(newest[0].title, "three");
  const auto rest = pieces().list_pieces({.after = newest.back().id, .limit = 2});
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].title, "one");
}

TEST_F(PieceStoreTest, FindsByTitleStarAndTrash) {
  const std::int64_t plain = pieces().add_piece("100 % Bach", {version_made_by("compose")}).piece;
  const std::int64_t starred = pieces().add_piece("Waltz", {version_made_by("compose")}).piece;
  const std::int64_t gone = pieces().add_piece("Gone", {version_made_by("compose")}).piece;
  pieces().change_piece(starred, {.starred = true});
  pieces().change_piece(gone, {.deleted = true});
  const auto ids = [&](const LibraryFilter& filter) {
    std::vector<std::int64_t> found;
    for (const LibraryPiece& piece : pieces().list_pieces(filter)) found.push_back(piece.id);
    return found;
  };
  EXPECT_THAT(ids({.search = "0 % b"}), ElementsAre(plain));
  EXPECT_THAT(ids({.search = "100_%"}), ElementsAre());
  EXPECT_THAT(ids({.starred = true}), ElementsAre(starred));
  EXPECT_THAT(ids({.deleted = true}), ElementsAre(gone));
  EXPECT_THAT(ids({.era = "romantic"}), ElementsAre());
  pieces().change_piece(gone, {.deleted = false});
  EXPECT_THAT(ids({}), ElementsAre(gone, starred, plain));
}

TEST_F(PieceStoreTest, KeepsMusicByWhatIsInIt) {
  NewVersion version = version_made_by("import");
  version.music = {.midi = {9, 8, 7}, .sheet = Bytes{1, 1}};
  const std::int64_t id = pieces().add_piece("Imported", {version, version}).versions.back();
  EXPECT_EQ(pieces().music_of(id).midi, (Bytes{9, 8, 7}));
  EXPECT_EQ(pieces().music_of(id).sheet, (Bytes{1, 1}));
}

TEST_F(PieceStoreTest, MarksAVersionWithoutAnotherOne) {
  const AddedVersions added = pieces().add_piece("A piece", {version_made_by("compose")});
  pieces().change_version(added.versions.front(), Json::array({{{"from", 1}, {"to", 4}}}), true);
  const PieceVersion version = *pieces().find_version(added.versions.front());
  EXPECT_TRUE(version.discarded);
  EXPECT_EQ(version.locks.at(0).at("to"), 4);
}

TEST(Library, IsUsedByOneProcessAtATime) {
  const ScratchFolder folder;
  const Library library(folder.path() / "library", noon);
  EXPECT_THROW(Library(folder.path() / "library", noon), Error);
}

TEST(Library, RefusesAFolderOfOtherThings) {
  const ScratchFolder folder;
  write_file(folder.path() / "letter.txt", "text");
  EXPECT_THROW(Library(folder.path(), noon), Misuse);
}

TEST(Library, MigratesTablesOfAnyEarlierVersion) {
  const ScratchFolder folder;
  const auto file = folder.path() / "library.db";
  {
    Database database(file);
    migrate(database);
    database.execute("DROP TABLE answer; DROP TABLE listener; DROP TABLE question; DROP TABLE survey");
    database.execute("PRAGMA user_version = 1");
  }
  Database database(file);
  migrate(database);
  EXPECT_EQ(database.version(), count_migrations());
  EXPECT_NO_THROW(database.run("SELECT * FROM survey"));
}

TEST(Library, RefusesOneOfANewerProgram) {
  const ScratchFolder folder;
  Database database(folder.path() / "library.db");
  database.execute("PRAGMA user_version = 1000");
  EXPECT_THROW(migrate(database), Error);
}

TEST(Library, HasAfterAKillEverythingThatACallHasStored) {
  const ScratchFolder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    Library library(folder.path() / "library", noon);
    for (int piece = 0; piece < 20; ++piece) library.pieces().add_piece("A piece", {version_made_by("compose")});
    library.jobs().add("11", "compose", Json::object());
    library.jobs().set_running("11");
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  Library library(folder.path() / "library", noon);
  EXPECT_EQ(library.pieces().list_pieces({.limit = 100}).size(), 20U);
  EXPECT_TRUE(library.jobs().recover("the program ended").empty());
  EXPECT_EQ(library.jobs().find("11")->state, JobState::failed);
  EXPECT_EQ(library.jobs().find("11")->result.at("error"), "the program ended");
}

TEST(Library, ReadsATreeOf20000VersionsInSeconds) {
  const ScratchFolder folder;
  Library library(folder.path() / "library", noon);
  const std::vector<NewVersion> many(20'000, version_made_by("compose"));
  const auto begin = std::chrono::steady_clock::now();
  const AddedVersions added = library.pieces().add_piece("Large", many);
  EXPECT_EQ(library.pieces().versions_of(added.piece).size(), many.size());
  EXPECT_EQ(library.pieces().list_pieces({}).front().versions, 20'000);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

}  // namespace
}  // namespace clavier
