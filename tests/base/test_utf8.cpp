#include <gtest/gtest.h>

#include "base/options.h"
#include "base/utf8.h"

namespace clavier {
namespace {

TEST(ValidUtf8, IsTheTextItselfWhenThatIsValid) {
  EXPECT_EQ(valid_utf8("Dvořák, \xF0\x9D\x84\x9E"), "Dvořák, \xF0\x9D\x84\x9E");
  EXPECT_EQ(valid_utf8(""), "");
}

TEST(ValidUtf8, HasAReplacementForEachOtherByte) {
  EXPECT_EQ(valid_utf8("Dvo\xF8\xE1k"), "Dvo\uFFFD\uFFFDk");
  EXPECT_EQ(valid_utf8("cut \xC3"), "cut \uFFFD");
}

TEST(TerminalText, ShowsControlCharactersAsEscapes) {
  EXPECT_EQ(terminal_text("a\x1b[31m\x7f\r\u009bb.mid"), "a\\x1b[31m\\x7f\\x0d\\x9bb.mid");
  EXPECT_EQ(terminal_text("Dvořák\t1\n\u00a02"), "Dvořák\t1\n\u00a02");
}

TEST(ShownPath, IsValidForAnyName) { EXPECT_EQ(shown_path("a\xFF/b.mid"), "a\uFFFD/b.mid"); }

TEST(JsonText, HoldsAnyName) { EXPECT_EQ(json_text(Json{{"file", "a\xFF"}}), "{\"file\":\"a\uFFFD\"}"); }

}  // namespace
}  // namespace clavier
