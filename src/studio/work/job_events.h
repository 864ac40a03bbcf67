#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "base/options.h"

namespace clavier {

struct JobEvent {
  std::string name;  ///< "state", "notes" ...
  Json data;
  bool operator==(const JobEvent&) const = default;
};

/// The events of one job, which are numbered from 0. Any number of threads may wait for them, each from any number on.
class JobEvents {
 public:
  void tell(std::string name, Json data);
  /// The last event.
  void end(std::string name, Json data);
  /// Nobody waits any longer, although the job goes on elsewhere: the program ends.
  void close();

  struct Heard {
    std::vector<JobEvent> events;  ///< from the asked number on
    bool over = false;             ///< nothing follows these
  };
  /// Waits until there is an event of number `from`, the job is over, or so much time has passed. From a number beyond
  /// the last event of a job that is over, the last one comes again.
  Heard wait(std::size_t& from, std::chrono::milliseconds limit);

 private:
  std::mutex lock_;
  std::condition_variable changed_;
  std::vector<JobEvent> events_;
  bool over_ = false, closed_ = false;
};

}  // namespace clavier
