#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <optional>

#include "base/error.h"
#include "base/files.h"
#include "base/owned_folder.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

class OwnedFolderTest : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  FolderPlan plan(FolderKind kind, FolderContents allowed = FolderContents::own_kind) const {
    return {.path = folder_, .kind = kind, .allowed = allowed};
  }
  void fill(FolderKind kind) const {
    const OwnedFolder owned(plan(kind));
    write_file(folder_ / "file", "text");
  }
  std::string refusal(const FolderPlan& wanted) const {
    try {
      const OwnedFolder owned(wanted);
      return {};
    } catch (const Error& problem) {
      return problem.what();
    }
  }

  const fs::path folder_ = fs::temp_directory_path() / "clavier_owned_folder" / "deep";
};

TEST_F(OwnedFolderTest, IsMadeAndMarked) {
  fill(FolderKind::corpus);
  EXPECT_TRUE(read_text(folder_ / ".clavier").starts_with("corpus "));
}

TEST_F(OwnedFolderTest, LeavesNothingWhenNothingWasWritten) {
  { const OwnedFolder owned(plan(FolderKind::corpus)); }
  EXPECT_FALSE(fs::exists(folder_));
  fs::create_directories(folder_);
  { const OwnedFolder owned(plan(FolderKind::corpus)); }
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(OwnedFolderTest, IsWrittenAgainAsTheSameKind) {
  fill(FolderKind::report);
  EXPECT_EQ(refusal(plan(FolderKind::report)), "");
}

TEST_F(OwnedFolderTest, RefusesAnotherKind) {
  fill(FolderKind::corpus);
  EXPECT_NE(refusal(plan(FolderKind::survey_kit)).find("it holds a corpus"), std::string::npos);
  EXPECT_TRUE(read_text(folder_ / ".clavier").starts_with("corpus "));
}

TEST_F(OwnedFolderTest, RefusesFilesOfOthersAndMarksNothing) {
  write_file(folder_ / "mine.txt", "mine");
  EXPECT_NE(refusal(plan(FolderKind::corpus)), "");
  EXPECT_FALSE(fs::exists(folder_ / ".clavier"));
  EXPECT_EQ(refusal(plan(FolderKind::corpus, FolderContents::any)), "");
}

TEST_F(OwnedFolderTest, RefusesEvenItsOwnKindWhereNothingMayBe) {
  fill(FolderKind::model);
  EXPECT_NE(refusal(plan(FolderKind::model, FolderContents::none)), "");
}

TEST_F(OwnedFolderTest, RefusesASecondWriterAndNamesTheFirst) {
  const OwnedFolder first(plan(FolderKind::corpus));
  const std::string said = refusal(plan(FolderKind::corpus, FolderContents::any));
  EXPECT_NE(said.find("process " + std::to_string(::getpid()) + " is writing it"), std::string::npos) << said;
}

TEST_F(OwnedFolderTest, IsFreeOnceItsWriterWasKilled) {
  std::array<int, 2> ready{};
  ASSERT_EQ(::pipe(ready.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const OwnedFolder owned(plan(FolderKind::corpus));
    const char done = '.';
    if (::write(ready[1], &done, 1) == 1) ::pause();
    ::_exit(0);
  }
  char got = 0;
  ASSERT_EQ(::read(ready[0], &got, 1), 1);
  EXPECT_NE(refusal(plan(FolderKind::corpus)), "");
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_EQ(refusal(plan(FolderKind::corpus)), "");
}

TEST_F(OwnedFolderTest, SaysThatAFileIsNoFolder) {
  write_file(folder_, "text");
  EXPECT_NE(refusal(plan(FolderKind::corpus)), "");
}

}  // namespace
}  // namespace clavier
