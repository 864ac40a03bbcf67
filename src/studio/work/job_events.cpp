#include "studio/work/job_events.h"

namespace clavier {

void JobEvents::tell(std::string name, Json data) {
  {
    const std::lock_guard guard(lock_);
    if (over_) return;
    events_.push_back({std::move(name), std::move(data)});
  }
  changed_.notify_all();
}

void JobEvents::end(std::string name, Json data) {
  {
    const std::lock_guard guard(lock_);
    if (over_) return;
    events_.push_back({std::move(name), std::move(data)});
    over_ = true;
  }
  changed_.notify_all();
}

void JobEvents::close() {
  {
    const std::lock_guard guard(lock_);
    closed_ = true;
  }
  changed_.notify_all();
}

JobEvents::Heard JobEvents::wait(std::size_t& from, std::chrono::milliseconds limit) {
  std::unique_lock guard(lock_);
  changed_.wait_for(guard, limit, [&] { return from < events_.size() || over_ || closed_; });
  if (over_ && from >= events_.size()) from = events_.size() - 1;
  if (from >= events_.size()) return {.events = {}, .over = closed_};
  return {{events_.begin() + static_cast<std::ptrdiff_t>(from), events_.end()}, over_};
}

}  // namespace clavier
