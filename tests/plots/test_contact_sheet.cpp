#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plots/contact_sheet.h"

namespace clavier {
namespace {

TEST(ContactSheet, ShowsEveryPictureUnderItsCaption) {
  Score score;
  score.notes.push_back({.onset = {0}, .duration = {1}, .pitch = 60});
  score.notes.push_back({.onset = {0}, .duration = {1}, .pitch = 120});  // outside of the plot
  const Svg sheet = draw(ContactSheet{
      .title = "Step 500", .pictures = {{"baroque <1>", score}, {"2", score}, {"3", Score()}}, .columns = 2});
  const std::string text = sheet.str();
  EXPECT_THAT(text, testing::HasSubstr("Step 500"));
  EXPECT_THAT(text, testing::HasSubstr("baroque &lt;1&gt;"));
  EXPECT_EQ(sheet.width(), 16 + 2 * 336.0);
  EXPECT_EQ(sheet.height(), 64 + 2 * (84 * 1.5 + 32));
}

TEST(ContactSheet, CanBeEmpty) { EXPECT_EQ(draw(ContactSheet{}).height(), 64); }

}  // namespace
}  // namespace clavier
