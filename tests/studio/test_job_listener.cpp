#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

#include "base/scratch_folder.h"
#include "studio/library/library.h"
#include "studio/work/job_listener.h"
#include "studio/work/model_shelf.h"
#include "studio/work/studio_work.h"

namespace clavier {
namespace {

std::vector<JobEvent> events_so_far(JobEvents& events) {
  std::size_t from = 0;
  return events.wait(from, std::chrono::milliseconds(0)).events;
}

Score notes_at(std::initializer_list<double> onsets) {
  Score score;
  for (const double onset : onsets) score.notes.push_back({Beats{onset}, Beats{1}, 60});
  return score;
}

class JobListenerTest : public testing::Test {
 protected:
  JobEvents events_;
  std::atomic<bool> stop_{false};
  JobContext context_{events_, stop_};
  JobListener listener_{context_, 2};
};

TEST_F(JobListenerTest, TellsEachNoteOnceAndTheLastOnsetLater) {
  listener_.begin();
  listener_.hear(notes_at({0, 1, 2, 2}), 0.25);
  listener_.hear(notes_at({0, 1, 2, 2, 2, 3}), 0.5);
  const std::vector<JobEvent> heard = events_so_far(events_);
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_EQ(heard[0].data.at("notes").size(), 2U);
  EXPECT_EQ(heard[1].data.at("notes").size(), 3U);
  EXPECT_EQ(heard[1].data.at("proposal"), 2);
  EXPECT_EQ(heard[1].data.at("done"), 0.5);
}

TEST_F(JobListenerTest, SaysWhenWhatWasToldDoesNotCount) {
  listener_.begin();
  listener_.begin();
  listener_.hear(notes_at({0, 1}), 0.5);
  listener_.begin();
  listener_.hear(notes_at({0, 1}), 0.5);
  const std::vector<JobEvent> heard = events_so_far(events_);
  ASSERT_EQ(heard.size(), 3U);
  EXPECT_EQ(heard[1].name, "again");
  EXPECT_EQ(heard[2].data.at("notes").size(), 1U);
}

TEST_F(JobListenerTest, StopsWhatItHears) {
  stop_ = true;
  EXPECT_THROW(listener_.check(), JobStopped);
  EXPECT_THROW(listener_.hear(notes_at({0}), 0), JobStopped);
}

/// On the shipped models.
class ShelfTest : public testing::Test {
 protected:
  Score compose(const char* family, ComposingListener* listener) {
    const StudioModel model = shelf_.find(family, Era::baroque);
    ComposeOptions options;
    options.seed = 5;
    options.seconds = 4;
    return shelf_.generator(model, Era::baroque, {.listener = listener})(options, nullptr, 0).score;
  }

  ModelShelf shelf_{{std::filesystem::path(CLAVIER_SOURCE_DIR) / "weights"}};
  JobEvents events_;
  std::atomic<bool> stop_{false};
  JobContext context_{events_, stop_};
};

TEST_F(ShelfTest, ComposesTheSameWhetherSomebodyListensOrNot) {
  for (const char* family : {"lstm", "transformer"}) {
    JobListener listener(context_, 0);
    EXPECT_EQ(compose(family, &listener), compose(family, nullptr)) << family;
  }
  EXPECT_FALSE(events_so_far(events_).empty());
}

TEST_F(ShelfTest, StopsEveryModelThatSamples) {
  stop_ = true;
  for (const char* family : {"lstm", "transformer"}) {
    JobListener listener(context_, 0);
    EXPECT_THROW(compose(family, &listener), JobStopped) << family;
  }
}

TEST_F(ShelfTest, KnowsFamiliesAndAsksForAnEra) {
  std::vector<std::string> names;
  for (const StudioModelFamily& family : shelf_.families()) names.push_back(family.name);
  EXPECT_NE(std::find(names.begin(), names.end(), "lstm"), names.end());
  EXPECT_EQ(std::find(names.begin(), names.end(), "era-classifier"), names.end());
  EXPECT_EQ(shelf_.find("lstm", Era::romantic).name, "lstm-romantic");
  EXPECT_THROW(shelf_.find("lstm", std::nullopt), Misuse);
  EXPECT_THROW(shelf_.find("piano", Era::romantic), Misuse);
}

/// The work itself, without a queue.
TEST_F(ShelfTest, FillsInWhatIsNotLocked) {
  const ScratchFolder folder;
  Library library(folder.path() / "library", [] { return std::string("2026-12-01T12:00:00Z"); });
  const StudioTools tools{library, shelf_, [] { return std::uint64_t{3}; }};
  const auto work = [&](const char* kind, const Json& request) {
    return do_music_work(tools, {.id = "1", .kind = kind, .request = request}, context_)
        .at("versions")
        .at(0)
        .get<std::int64_t>();
  };
  const auto music = [&](std::int64_t version) {
    return read_studio_piece(library.pieces().music_of(version), library.pieces().find_version(version)->report);
  };
  const std::int64_t first =
      work("compose", {{"options", {{"era", "classical"}, {"bars", 8}, {"seed", 1U}, {"originality_check", false}}}});
  library.pieces().change_version(
      first, Json::parse(R"([{"from": 1, "to": 4, "hand": null}, {"from": 5, "to": 8, "hand": "left"}])"),
      std::nullopt);
  const std::int64_t second = work("infill", {{"version", first}, {"options", {{"seed", 9U}}}});
  const Score before = music(first).written, after = music(second).written;
  const double bar = before.meters.empty() ? 4 : measure_length(before.meters.front()).value;
  const auto kept = [&](const Score& score) {
    std::vector<Note> notes;
    for (const Note& note : score.notes)
      if (note.onset.value < 4 * bar - 1e-6 || note.hand == Hand::left) notes.push_back(note);
    return notes;
  };
  EXPECT_EQ(kept(before).size(), kept(after).size());
  EXPECT_NE(before.notes, after.notes);
  EXPECT_EQ(library.pieces().find_version(second)->parent, first);
  EXPECT_EQ(library.pieces().find_piece(1)->head, first);
  const std::int64_t third = work(
      "continue", {{"version", first}, {"range", {{"from", 1}, {"to", 4}}}, {"options", {{"seed", 2U}, {"bars", 4}}}});
  EXPECT_EQ(library.pieces().find_version(third)->report.at("bars"), 8);
}

}  // namespace
}  // namespace clavier
