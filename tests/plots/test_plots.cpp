#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "plots/axes.h"
#include "plots/bars.h"
#include "plots/curves.h"
#include "plots/piano_roll.h"
#include "plots/stack_vertically.h"

namespace clavier {
namespace {

/// True when every element is closed in order, and attributes and text have no unescaped markup.
bool is_well_formed(const std::string& svg) {
  std::vector<std::string> open;
  for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at)) {
    const std::size_t end = svg.find('>', at);
    const std::size_t next = svg.find('<', at + 1);
    if (end == std::string::npos || (next != std::string::npos && next < end)) return false;
    const std::string tag = svg.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" /"));
    if (tag.front() == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else if (tag.back() != '/') {
      open.push_back(name);
    }
    at = end;
  }
  return open.empty();
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

Score two_hands() {
  return {.meters = {{.onset = Beats{0}, .numerator = 3, .denominator = 4}},
          .notes = {{.onset = Beats{0}, .duration = Beats{3}, .pitch = 48, .velocity = 30, .hand = Hand::left},
                    {.onset = Beats{3}, .duration = Beats{1}, .pitch = 72, .velocity = 120, .hand = Hand::right}}};
}

TEST(Svg, EscapesReservedCharacters) {
  Svg svg(10, 10);
  svg.text({0, 0}, "<b> & \"c\"\x01");
  EXPECT_NE(svg.str().find("&lt;b&gt; &amp; &quot;c&quot;</text>"), std::string::npos);
}

RC_GTEST_PROP(Svg, IsWellFormedForAnyText, (const std::string& words)) {
  RC_ASSERT(
      is_well_formed(draw(BarPlot{.title = words, .subtitle = words, .bars = {{.label = words, .value = 1}}}).str()));
}

TEST(ShortNumber, OmitsTrailingZeros) {
  EXPECT_EQ(format_number(3), "3");
  EXPECT_EQ(format_number(-0.001), "0");
  EXPECT_EQ(format_number(1.50), "1.5");
  EXPECT_EQ(format_number(100), "100");
}

TEST(Axes, HaveRoundTicks) {
  EXPECT_EQ(find_nice_ticks({.low = 0, .high = 10}, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
  EXPECT_EQ(make_nice_axis({.low = 1.3, .high = 4.2}, "").range.low, 1);
  EXPECT_EQ(make_nice_axis({.low = 1.3, .high = 4.2}, "").range.high, 5);
}

TEST(Axes, HaveARangeForAnyValues) {
  EXPECT_LT(range_of({}).low, range_of({}).high);
  EXPECT_LT(range_of({7}).low, range_of({7}).high);
  EXPECT_EQ(range_of({1, NAN, INFINITY, 3}).high, 3);
}

TEST(BarPlot, DrawsABarForEveryValueAboveZero) {
  const Svg svg = draw(BarPlot{.bars = {{.label = "a", .value = 2}, {.label = "b"}, {.label = "c", .value = 1}}});
  EXPECT_EQ(count(svg.str(), "fill=\"#0072b2\""), 2u);
}

TEST(BarPlot, CanBeEmpty) { EXPECT_TRUE(is_well_formed(draw(BarPlot{}).str())); }

TEST(CurvePlot, BreaksACurveWhereItIsNotFinite) {
  const Curve broken{.name = "loss", .points = {{0, 1}, {1, 2}, {2, NAN}, {3, 2}, {4, 1}}};
  const std::string svg = draw(CurvePlot{.curves = {broken}}).str();
  EXPECT_EQ(count(svg, "<polyline"), 2u);
  EXPECT_EQ(count(svg, "nan"), 0u);
}

TEST(CurvePlot, NamesSeveralCurvesInALegend) {
  const Curve one{.name = "training", .points = {{0, 1}, {1, 0}}},
      other{.name = "validation", .points = {{0, 2}, {1, 1}}};
  EXPECT_EQ(count(draw(CurvePlot{.curves = {one}}).str(), "training"), 0u);
  EXPECT_EQ(count(draw(CurvePlot{.curves = {one, other}}).str(), "validation"), 1u);
}

TEST(PianoRoll, NamesHandsOnlyWhereTheyAreKnown) {
  Score score = two_hands();
  EXPECT_EQ(count(draw_piano_roll(score, {}).str(), "left hand"), 1u);
  for (Note& note : score.notes) note.hand = Hand::unknown;
  EXPECT_EQ(count(draw_piano_roll(score, {}).str(), "left hand"), 0u);
}

TEST(PianoRoll, IsWellFormedWithAndWithoutNotes) {
  EXPECT_TRUE(is_well_formed(draw_piano_roll(two_hands(), {.title = "a < b", .bars = true}).str()));
  EXPECT_TRUE(is_well_formed(draw_piano_roll(Score{}, {.bars = true}).str()));
}

TEST(PianoRoll, DrawsAnHourOfNotesInAMegabyte) {
  Score score;
  for (int note = 0; note < 36000; ++note)
    score.notes.push_back(
        {.onset = Beats{note * 0.2}, .duration = Beats{0.2}, .pitch = static_cast<Pitch>(40 + note % 40)});
  EXPECT_LT(draw_piano_roll(score, {}).str().size(), 1200000u);
}

TEST(Measures, BeginWhereMetersSay) {
  Score score{.meters = {{.onset = Beats{0}, .numerator = 3, .denominator = 4},
                         {.onset = Beats{6}, .numerator = 2, .denominator = 4}},
              .notes = {{.onset = Beats{0}, .duration = Beats{9}}}};
  EXPECT_EQ(measure_starts(score), (std::vector<Beats>{{0}, {3}, {6}, {8}, {10}}));
}

TEST(Stacked, HasTheTotalHeightAndTheLargestWidth) {
  const Svg sheet = stack_vertically({Svg(100, 50), Svg(200, 70)});
  EXPECT_EQ(sheet.width(), 200);
  EXPECT_EQ(sheet.height(), 120);
  EXPECT_TRUE(is_well_formed(sheet.str()));
}

}  // namespace
}  // namespace clavier
