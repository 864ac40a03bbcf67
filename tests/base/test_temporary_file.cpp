#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "base/error.h"
#include "base/files.h"
#include "base/temporary_file.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

class TemporaryFileTest : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  std::size_t files() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {})); }

  const fs::path folder_ = fs::temp_directory_path() / "clavier_temporary_file";
  const fs::path path_ = folder_ / "deep" / "file";
};

TEST_F(TemporaryFileTest, AppearsWholeWhenPublished) {
  write_file(path_, "old");
  TemporaryFile file(path_);
  file.write(as_bytes("new text"));
  EXPECT_EQ(read_text(path_), "old");
  file.publish();
  EXPECT_EQ(read_text(path_), "new text");
}

TEST_F(TemporaryFileTest, LeavesNothingWhenNotPublished) {
  { TemporaryFile(folder_ / "file").write(as_bytes("lost")); }
  EXPECT_EQ(files(), 0u);
}

TEST_F(TemporaryFileTest, CanBeReadAndPatched) {
  TemporaryFile file(path_);
  file.write(as_bytes("hello"));
  file.seek(1);
  file.write(as_bytes("a"));
  EXPECT_EQ(file.position(), 2);
  EXPECT_EQ(file.size(), 5);
  Bytes rest(10);
  EXPECT_EQ(file.read(rest), 3u);
  rest.resize(3);
  EXPECT_EQ(as_text(rest), "llo");
}

TEST_F(TemporaryFileTest, KeepsTheModeOfTheFileThatItReplaces) {
  write_file(path_, "old");
  fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write);
  write_file(path_, "new");
  EXPECT_EQ(fs::status(path_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(TemporaryFileTest, FollowsLinks) {
  write_file(path_, "old");
  const fs::path link = folder_ / "link", dangling = folder_ / "dangling";
  fs::create_symlink("deep/file", link);
  fs::create_symlink("deep/other", dangling);
  write_file(link, "new");
  write_file(dangling, "other");
  EXPECT_TRUE(fs::is_symlink(link) && fs::is_symlink(dangling));
  EXPECT_EQ(read_text(path_), "new");
  EXPECT_EQ(read_text(folder_ / "deep" / "other"), "other");
}

TEST_F(TemporaryFileTest, WritesToPipes) {
  fs::create_directories(folder_);
  const fs::path pipe = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::string got;
  std::thread reader([&] { got = read_text(pipe); });
  write_file(pipe, std::string(200'000, 'x'));
  reader.join();
  EXPECT_EQ(got, std::string(200'000, 'x'));
  EXPECT_TRUE(fs::is_fifo(pipe));
}

TEST_F(TemporaryFileTest, WritesToDevices) {
  write_file("/dev/null", "text");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(TemporaryFileTest, TakesNamesAsLongAsFileSystemsDo) {
  const fs::path longest = folder_ / std::string(255, 'n');
  write_file(longest, "text");
  EXPECT_EQ(read_text(longest), "text");
  EXPECT_THROW(write_file(folder_ / std::string(256, 'n'), "text"), Error);
  EXPECT_EQ(files(), 1u);
}

TEST_F(TemporaryFileTest, RemovesWhatDeadProcessesLeft) {
  const pid_t dead = ::fork();
  if (dead == 0) ::_exit(0);
  ASSERT_EQ(::waitpid(dead, nullptr, 0), dead);
  const fs::path left = folder_ / (".clavier-" + std::to_string(dead) + "-abcdef");
  const fs::path living = folder_ / (".clavier-" + std::to_string(::getpid()) + "-abcdef");
  const fs::path foreign = folder_ / ".clavier-notes";
  for (const fs::path& file : {left, living, foreign}) {
    fs::create_directories(folder_);
    std::ofstream(file) << "x";
  }
  write_file(folder_ / "file", "text");
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(living) && fs::exists(foreign));
}

TEST_F(TemporaryFileTest, RefusesAFolderAsDestination) {
  fs::create_directories(path_);
  EXPECT_THROW(TemporaryFile{path_}, Error);
}

}  // namespace
}  // namespace clavier
