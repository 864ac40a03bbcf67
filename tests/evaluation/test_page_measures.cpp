#include <gtest/gtest.h>

#include "evaluation/pieces/page_measures.h"

namespace clavier {
namespace {

SheetEvent event_of(ExactBeats onset, ExactBeats length, NoteValue value, std::int8_t alter = 0) {
  return {.onset = onset, .length = length, .value = value, .notes = {{.pitch = {.alter = alter}}}};
}

Voice measure_rest(Staff staff) { return {staff, {{.kind = EventKind::measure_rest, .onset = 0, .length = 1}}}; }

/// Four measures of 1/4: a quarter; one tied on; one with a sharp; a triplet over a sounding lower staff in three
/// voices.
Sheet little_page() {
  const NoteValue quarter{NoteType::quarter}, triplet{NoteType::eighth, 0, {3, 2}};
  Sheet sheet;
  const auto add = [&](std::vector<Voice> voices) {
    sheet.measures.push_back({.number = "1", .length = 1, .voices = std::move(voices)});
  };
  add({{Staff::upper, {event_of(0, 1, quarter)}}, measure_rest(Staff::lower)});
  SheetEvent tied = event_of(0, 1, quarter);
  tied.notes[0].tie_start = true;
  add({{Staff::upper, {tied}}, measure_rest(Staff::lower)});
  add({{Staff::upper, {event_of(0, 1, quarter, 1)}}, measure_rest(Staff::lower)});
  const Fraction third(1, 3);
  const std::vector<SheetEvent> triplets = {event_of(0, third, triplet), event_of(third, third, triplet),
                                            event_of(third * 2, third, triplet)};
  const Voice low{Staff::lower, {event_of(0, 1, quarter)}};
  add({{Staff::upper, triplets}, low, low, low});
  sheet.measures.front().key = SheetKey{};
  return sheet;
}

TEST(PageMeasures, AreSharesOfMeasures) {
  const PageMeasureValues values = measure_page(little_page());
  EXPECT_DOUBLE_EQ(values[static_cast<std::size_t>(PageMeasure::tuplets)], 0.25);
  EXPECT_DOUBLE_EQ(values[static_cast<std::size_t>(PageMeasure::ties)], 0.25);
  EXPECT_DOUBLE_EQ(values[static_cast<std::size_t>(PageMeasure::empty_staff)], 0.75);
  EXPECT_DOUBLE_EQ(values[static_cast<std::size_t>(PageMeasure::voices)], 0.25);
  EXPECT_DOUBLE_EQ(values[static_cast<std::size_t>(PageMeasure::accidentals)], 1.0 / 9);
}

TEST(PageMeasures, HaveAMiddle) {
  std::vector<PageMeasureValues> pages(11);
  for (std::size_t index = 0; index < pages.size(); ++index) pages[index].fill(static_cast<double>(index) / 10);
  const PageRange range = page_ranges(pages)[0];
  EXPECT_DOUBLE_EQ(range.low, 0.1);
  EXPECT_DOUBLE_EQ(range.median, 0.5);
  EXPECT_DOUBLE_EQ(range.high, 0.9);
  EXPECT_DOUBLE_EQ(share_within(pages, PageMeasure::ties, {.low = 0.25, .median = 0.5, .high = 0.5}), 3.0 / 11);
}

}  // namespace
}  // namespace clavier
