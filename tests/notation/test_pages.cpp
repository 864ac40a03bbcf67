#include <gtest/gtest.h>

#include <cstdlib>

#include "base/program.h"
#include "notation/pages.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

/// MuseScore 3, where it is installed.
std::filesystem::path installed_musescore() {
  const char* const folders = std::getenv("PATH");
  return find_program(musescore_names(), folders == nullptr ? "" : folders);
}

/// Two voices of a staff and the other hand, all on one key.
Sheet shared_keys() {
  const std::vector<SheetEvent> quarters(4, chord(kQuarter, {kC4}));
  const std::vector<SheetEvent> halves(2, chord(kHalf, {kC4}));
  return sheet({measure({voice(Staff::upper, quarters), voice(Staff::upper, halves), voice(Staff::lower, halves)})});
}

/// Two chords that alternate, and one that is repeated.
Sheet tremolos() {
  const NoteValue halved{NoteType::half, 0, {2, 1}};
  std::vector<SheetEvent> events = {chord(halved, {kC4}), chord(halved, {kG4}), chord(kHalf, {kE4})};
  events[0].tremolo = Tremolo{Tremolo::Kind::start, 3};
  events[1].tremolo = Tremolo{Tremolo::Kind::stop, 3};
  events[2].tremolo = Tremolo{Tremolo::Kind::single, 2};
  return sheet({upper_measure(events)});
}

TEST(Pages, AreEngravedWhereVoicesShareAKey) {
  const std::filesystem::path musescore = installed_musescore();
  if (musescore.empty()) GTEST_SKIP() << "MuseScore 3 is not installed";
  EXPECT_EQ(render_pages(shared_keys(), PageFormat::svg, musescore).size(), 1U);
}

TEST(Pages, AreEngravedWithTremolos) {
  const std::filesystem::path musescore = installed_musescore();
  if (musescore.empty()) GTEST_SKIP() << "MuseScore 3 is not installed";
  EXPECT_EQ(render_pages(tremolos(), PageFormat::svg, musescore).size(), 1U);
}

}  // namespace
}  // namespace clavier::testing
