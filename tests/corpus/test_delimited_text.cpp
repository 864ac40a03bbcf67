#include <gtest/gtest.h>

#include "corpus/metadata/delimited_text.h"

namespace clavier {
namespace {

TEST(Table, GivesTheLineOnWhichARowBegins) {
  const Table table("a,b\r\n\r\n1,\"two\nlines\"\n3,4\n");
  ASSERT_EQ(table.rows(), 2u);
  EXPECT_EQ(table.at(0, "b"), "two\nlines");
  EXPECT_EQ(table.line(0), 3u);
  EXPECT_EQ(table.line(1), 5u);
}

TEST(Table, CountsTheLinesOfTabSeparatedText) {
  const Table table("a\tb\n1\t2\n\n3\t4");
  ASSERT_EQ(table.rows(), 2u);
  EXPECT_EQ(table.line(0), 2u);
  EXPECT_EQ(table.line(1), 4u);
}

}  // namespace
}  // namespace clavier
