#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/scratch_folder.h"
#include "studio/library/library.h"
#include "studio/work/job_queue.h"

namespace clavier {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

std::vector<JobEvent> hear_all(JobEvents& events, std::size_t from = 0) {
  std::vector<JobEvent> all;
  while (true) {
    const JobEvents::Heard heard = events.wait(from, 10s);
    all.insert(all.end(), heard.events.begin(), heard.events.end());
    from += heard.events.size();
    if (heard.over || heard.events.empty()) return all;
  }
}

class JobQueueTest : public testing::Test {
 protected:
  std::unique_ptr<JobQueue> open(JobWork work, QueueLimits limits = {}) {
    return std::make_unique<JobQueue>(
        library_.jobs(), std::move(work), [this] { return std::to_string(++ids_); }, limits);
  }
  static Json work_until_stopped(const StoredJob&, JobContext& context) {
    while (true) {
      context.check();
      std::this_thread::sleep_for(1ms);
    }
  }

  ScratchFolder folder_;
  Library library_{folder_.path() / "library", [] { return std::string("2026-12-01T12:00:00Z"); }};
  std::atomic<int> ids_{0};
};

TEST_F(JobQueueTest, TellsStateAndWorkAndTheEnd) {
  const auto queue = open([](const StoredJob& job, JobContext& context) {
    context.say("at work on " + job.kind);
    return Json{{"piece", 3}};
  });
  const std::string id = queue->add("compose", Json::object()).job.id;
  const std::vector<JobEvent> events = hear_all(*queue->events(id));
  ASSERT_EQ(events.size(), 4U);
  EXPECT_EQ(events[0].data, (Json{{"state", "waiting"}, {"place", 0}}));
  EXPECT_EQ(events[1].data.at("state"), "running");
  EXPECT_EQ(events[2].data.at("line"), "at work on compose");
  EXPECT_EQ(events[3], (JobEvent{"done", {{"piece", 3}}}));
  EXPECT_EQ(library_.jobs().find(id)->state, JobState::done);
}

TEST_F(JobQueueTest, ReplaysWhatWasMissed) {
  const auto queue = open([](const StoredJob&, JobContext& context) {
    for (int line = 0; line < 5; ++line) context.say(std::to_string(line));
    return Json::object();
  });
  const std::string id = queue->add("compose", Json::object()).job.id;
  hear_all(*queue->events(id));
  const std::vector<JobEvent> rest = hear_all(*queue->events(id), 5);
  ASSERT_EQ(rest.size(), 3U);
  EXPECT_EQ(rest[0].data.at("line"), "3");
  EXPECT_EQ(rest[2].name, "done");
  EXPECT_EQ(hear_all(*queue->events(id), 99).size(), 1U);
}

TEST_F(JobQueueTest, StopsWhatRunsWithinASecond) {
  const auto queue = open(work_until_stopped);
  const std::string id = queue->add("compose", Json::object()).job.id;
  std::size_t from = 1;
  queue->events(id)->wait(from, 10s);  // it runs
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(queue->stop(id));
  EXPECT_EQ(hear_all(*queue->events(id)).back().name, "stopped");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
}

TEST_F(JobQueueTest, StopsWhatWaitsAtOnce) {
  const auto queue = open(work_until_stopped, {.workers = 1});
  const std::string first = queue->add("compose", Json::object()).job.id;
  std::size_t from = 1;
  queue->events(first)->wait(from, 10s);
  const std::string second = queue->add("compose", Json::object()).job.id;
  EXPECT_EQ(queue->find(second)->job.state, JobState::waiting);
  queue->stop(second);
  EXPECT_EQ(queue->find(second)->job.state, JobState::stopped);
  EXPECT_EQ(queue->find(first)->job.state, JobState::running);
}

TEST_F(JobQueueTest, FailsWithTheReasonAndItsOption) {
  const auto queue = open([](const StoredJob&, JobContext&) -> Json { throw Misuse("option bars must be smaller"); });
  const std::string id = queue->add("compose", Json::object()).job.id;
  const JobEvent last = hear_all(*queue->events(id)).back();
  EXPECT_EQ(last, (JobEvent{"failed", {{"error", "option bars must be smaller"}, {"option", "bars"}}}));
}

TEST_F(JobQueueTest, TakesNoMoreThanItsLimit) {
  const auto queue = open(work_until_stopped, {.workers = 0, .waiting = 2});
  EXPECT_EQ(queue->add("compose", Json::object()).place, 0U);
  EXPECT_EQ(queue->add("compose", Json::object()).place, 1U);
  EXPECT_THROW(queue->add("compose", Json::object()), QueueFull);
}

TEST_F(JobQueueTest, FailsWhatWasRunningAndDoesWhatWasWaitingAfterANewStart) {
  library_.jobs().add("running", "compose", Json::object());
  library_.jobs().set_running("running");
  library_.jobs().add("waiting", "compose", {{"options", Json::object()}});
  const auto queue = open([](const StoredJob& job, JobContext&) { return Json{{"again", job.id}}; });
  EXPECT_EQ(hear_all(*queue->events("waiting")).back().data.at("again"), "waiting");
  const JobEvent last = hear_all(*queue->events("running"), 7).back();
  EXPECT_EQ(last.name, "failed");
  EXPECT_THAT(last.data.at("error").get<std::string>(), HasSubstr("ended while"));
}

TEST_F(JobQueueTest, KnowsTheEndOfJobsWhoseEventsAreForgotten) {
  const auto queue = open([](const StoredJob&, JobContext&) { return Json{{"piece", 1}}; }, {.workers = 1, .kept = 1});
  std::vector<std::string> ids;
  for (int job = 0; job < 3; ++job) {
    ids.push_back(queue->add("compose", Json::object()).job.id);
    hear_all(*queue->events(ids.back()));
  }
  EXPECT_EQ(hear_all(*queue->events(ids.front())).back(), (JobEvent{"done", {{"piece", 1}}}));
  EXPECT_EQ(queue->events("none"), nullptr);
}

}  // namespace
}  // namespace clavier
