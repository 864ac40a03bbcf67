#include <gtest/gtest.h>

#include <filesystem>

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

TEST_F(TemporaryFileTest, RefusesAFolderAsDestination) {
  fs::create_directories(path_);
  EXPECT_THROW(TemporaryFile{path_}, Error);
}

}  // namespace
}  // namespace clavier
