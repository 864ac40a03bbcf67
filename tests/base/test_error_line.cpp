#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/error_line.h"
#include "base/utf8.h"

namespace clavier {
namespace {

template <class Action>
std::string reason_when(const Action& action) {
  try {
    action();
  } catch (const std::exception& problem) {
    return reason_of(problem);
  }
  return {};
}

TEST(ReasonOf, IsTheTextOfOurErrors) {
  EXPECT_EQ(reason_when([] { throw Error("cannot read a.mid: it is empty"); }), "cannot read a.mid: it is empty");
}

TEST(ReasonOf, NamesThePathOfAFileSystemError) {
  EXPECT_EQ(reason_when([] { std::filesystem::create_directory("/no/such/folder"); }),
            "cannot use /no/such/folder: No such file or directory");
}

TEST(ReasonOf, LeavesOutTheTagsOfTheJsonLibrary) {
  EXPECT_EQ(reason_when([] { static_cast<void>(nlohmann::json::object().at("pieces")); }), "key 'pieces' not found");
}

TEST(ErrorLine, IsOneLineWithoutControlCharacters) {
  EXPECT_EQ(error_line("clavier", "a\nb\x1b[31m"), "clavier: a b\\x1b[31m");
}

TEST(ErrorLine, HasAtMost300CharactersAndKeepsBothEnds) {
  const std::string line = error_line("clavier", "cannot read " + std::string(1000, 'x') + ": it is empty");
  EXPECT_EQ(line.size(), 300u);
  EXPECT_TRUE(line.starts_with("clavier: cannot read xxx"));
  EXPECT_TRUE(line.ends_with("xxx: it is empty"));
}

TEST(ErrorLine, CutsBetweenCharacters) {
  std::string umlauts;
  for (int count = 0; count < 500; ++count) umlauts += "\xC3\xBC";
  EXPECT_TRUE(is_utf8(as_bytes(error_line("clavier", umlauts))));
}

}  // namespace
}  // namespace clavier
