#include "studio/work/job_queue.h"

#include <algorithm>

#include "base/error_line.h"

namespace clavier {
namespace {

constexpr const char* kDied = "the studio ended while this was being done; ask for it again";

Json state_json(JobState state, std::size_t place) { return {{"state", to_string(state)}, {"place", place}}; }

}  // namespace

Json error_json(const std::exception& problem) {
  const std::string reason = reason_of(problem);
  Json error{{"error", reason}};
  constexpr std::string_view kOption = "option ";
  if (reason.starts_with(kOption))
    error["option"] = reason.substr(kOption.size(), reason.find_first_of(" :", kOption.size()) - kOption.size());
  return error;
}

JobQueue::JobQueue(JobStore& store, JobWork work, std::function<std::string()> random_id, QueueLimits limits)
    : store_(store), work_(std::move(work)), random_id_(std::move(random_id)), limits_(limits) {
  for (const StoredJob& job : store_.recover(kDied)) enqueue(job);
  for (unsigned worker = 0; worker < limits_.workers; ++worker) workers_.emplace_back([this] { serve(); });
}

void JobQueue::close() {
  {
    const std::lock_guard guard(lock_);
    closing_ = true;
    for (const auto& [id, live] : jobs_) live->stop = true;
  }
  changed_.notify_all();
  for (std::thread& worker : workers_) worker.join();
  workers_.clear();
  const std::lock_guard guard(lock_);
  for (const auto& [id, live] : jobs_) live->events->close();
}

void JobQueue::enqueue(const StoredJob& job) {
  auto live = std::make_shared<LiveJob>();
  live->job = job;
  live->events->tell("state", state_json(JobState::waiting, waiting_.size()));
  jobs_[job.id] = live;
  waiting_.push_back(live);
}

JobStatus JobQueue::add(const std::string& kind, const Json& request) {
  const std::lock_guard guard(lock_);
  if (waiting_.size() >= limits_.waiting || closing_) throw QueueFull();
  StoredJob job{.id = random_id_(), .kind = kind, .request = request};
  job.created = store_.add(job.id, kind, request);
  enqueue(job);
  changed_.notify_one();
  return {job, waiting_.size() - 1};
}

std::optional<std::size_t> JobQueue::place_of(const std::string& id) const {
  for (std::size_t place = 0; place < waiting_.size(); ++place)
    if (waiting_[place]->job.id == id) return place;
  return std::nullopt;
}

std::optional<JobStatus> JobQueue::find(const std::string& id) {
  const std::lock_guard guard(lock_);
  if (const auto live = jobs_.find(id); live != jobs_.end())
    return JobStatus{live->second->job, place_of(id).value_or(0)};
  const std::optional<StoredJob> stored = store_.find(id);
  return stored ? std::optional(JobStatus{*stored, 0}) : std::nullopt;
}

bool JobQueue::stop(const std::string& id) {
  const std::lock_guard guard(lock_);
  const auto live = jobs_.find(id);
  if (live == jobs_.end()) return store_.find(id).has_value();
  live->second->stop = true;
  if (const auto place = place_of(id)) {
    const Live job = waiting_[*place];
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(*place));
    finish(job, JobState::stopped, Json::object());
    tell_places();
  }
  return true;
}

std::shared_ptr<JobEvents> JobQueue::events(const std::string& id) {
  const std::lock_guard guard(lock_);
  if (const auto live = jobs_.find(id); live != jobs_.end()) return live->second->events;
  const std::optional<StoredJob> stored = store_.find(id);
  if (!stored) return nullptr;
  auto last = std::make_shared<JobEvents>();
  last->end(std::string(to_string(stored->state)), stored->result);
  return last;
}

bool JobQueue::is_idle() {
  const std::lock_guard guard(lock_);
  return waiting_.empty() && running_ == 0;
}

void JobQueue::tell_places() {
  for (std::size_t place = 0; place < waiting_.size(); ++place)
    waiting_[place]->events->tell("state", state_json(JobState::waiting, place));
}

void JobQueue::serve() {
  while (true) {
    Live live;
    {
      std::unique_lock guard(lock_);
      changed_.wait(guard, [&] { return closing_ || !waiting_.empty(); });
      if (closing_) return;
      live = waiting_.front();
      waiting_.pop_front();
      ++running_;
      live->job.state = JobState::running;
      try {
        store_.set_running(live->job.id);
      } catch (const Error&) {  // a full disk: storing the result will say so
      }
      live->events->tell("state", state_json(JobState::running, 0));
      tell_places();
    }
    perform(live);
  }
}

void JobQueue::perform(const Live& live) {
  JobContext context(*live->events, live->stop);
  JobState state = JobState::done;
  Json result;
  try {
    result = work_(live->job, context);
  } catch (const JobStopped&) {
    state = JobState::stopped;
    result = Json::object();
  } catch (const std::exception& problem) {
    state = JobState::failed;
    result = error_json(problem);
  }
  const std::lock_guard guard(lock_);
  --running_;
  finish(live, state, std::move(result));
}

void JobQueue::finish(const Live& live, JobState state, Json result) {
  try {
    store_.finish(live->job.id, state, result);
  } catch (const Error& problem) {
    state = JobState::failed;
    result = error_json(problem);
  }
  live->job.state = state;
  live->job.result = result;
  live->events->end(std::string(to_string(state)), std::move(result));
  over_.push_back(live->job.id);
  if (over_.size() <= limits_.kept) return;
  jobs_.erase(over_.front());
  over_.pop_front();
}

}  // namespace clavier
