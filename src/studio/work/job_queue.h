#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "studio/library/job_store.h"
#include "studio/work/job_events.h"

namespace clavier {

/// Thrown through work that shall stop.
class JobStopped : public Error {
 public:
  JobStopped() : Error("stopped") {}
};

/// Too many jobs wait: try again later.
class QueueFull : public Error {
 public:
  QueueFull() : Error("cannot take more work: too many pieces are waiting; try again when one is done") {}
};

/// What a job sees of the queue while it runs.
class JobContext {
 public:
  JobContext(JobEvents& events, const std::atomic<bool>& stop) : events_(events), stop_(stop) {}

  void tell(std::string name, Json data) { events_.tell(std::move(name), std::move(data)); }
  void say(std::string_view line) { tell("say", {{"line", line}}); }
  /// Throws JobStopped when the job shall stop. Cheap, and for any thread.
  void check() const {
    if (stop_) throw JobStopped();
  }

 private:
  JobEvents& events_;
  const std::atomic<bool>& stop_;
};

/// Does a job, and returns the data of its event "done".
using JobWork = std::function<Json(const StoredJob&, JobContext&)>;

/// A job as users see it.
struct JobStatus {
  StoredJob job;
  std::size_t place = 0;  ///< how many wait before it
};

struct QueueLimits {
  unsigned workers = 2;
  std::size_t waiting = 20;
  std::size_t kept = 200;  ///< jobs that are over whose events are kept; of older ones only the last event is known
};

/// Does jobs in their order on some threads, and tells their events:
/// state, then those of the work, then done, failed or stopped. What a killed process left running has failed; what
/// waited is done now. Several threads may use it. Its end stops what runs; what waits is done by the next process.
class JobQueue {
 public:
  JobQueue(JobStore& store, JobWork work, std::function<std::string()> random_id, QueueLimits limits = {});
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;
  ~JobQueue() { close(); }

  /// Stops what runs, and whoever waits for events. Nothing is done afterwards.
  void close();

  /// Throws QueueFull.
  JobStatus add(const std::string& kind, const Json& request);
  std::optional<JobStatus> find(const std::string& id);
  /// False when there is no such job; one that is over stays as it is.
  bool stop(const std::string& id);
  /// Null when there is no such job.
  std::shared_ptr<JobEvents> events(const std::string& id);
  /// Whether no job waits or runs.
  bool is_idle();

 private:
  struct LiveJob {
    StoredJob job;
    std::shared_ptr<JobEvents> events = std::make_shared<JobEvents>();
    std::atomic<bool> stop{false};
  };
  using Live = std::shared_ptr<LiveJob>;

  void enqueue(const StoredJob& job);
  void serve();
  void perform(const Live& live);
  void finish(const Live& live, JobState state, Json result);
  void tell_places();
  std::optional<std::size_t> place_of(const std::string& id) const;

  JobStore& store_;
  JobWork work_;
  std::function<std::string()> random_id_;
  QueueLimits limits_;
  std::mutex lock_;
  std::condition_variable changed_;
  std::map<std::string, Live> jobs_;
  std::deque<Live> waiting_;
  std::deque<std::string> over_;
  std::size_t running_ = 0;
  bool closing_ = false;
  std::vector<std::thread> workers_;
};

/// {"error": the reason, "option": its name}; the option only where the reason begins with one.
Json error_json(const std::exception& problem);

}  // namespace clavier
