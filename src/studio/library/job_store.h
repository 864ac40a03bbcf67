#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/options.h"
#include "studio/library/shared_database.h"

namespace clavier {

enum class JobState : std::uint8_t { waiting, running, done, failed, stopped };

/// "waiting" and so on.
std::string_view to_string(JobState state);
/// Throws Error for any other word.
JobState parse_job_state(std::string_view word);

constexpr bool is_over(JobState state) { return state > JobState::running; }

/// A piece of work as it is stored.
struct StoredJob {
  std::string id;  ///< 128 random bits, 32 hexadecimal digits
  std::string kind;
  Json request;  ///< as it came
  JobState state = JobState::waiting;
  Json result = Json::object();  ///< the data of its last event: piece and versions, or an error
  std::string created;
};

/// Jobs, which outlive the process. Several threads may use it.
class JobStore {
 public:
  explicit JobStore(std::shared_ptr<SharedDatabase> shared) : shared_(std::move(shared)) {}

  /// Stores a waiting job; returns when it was created.
  std::string add(const std::string& id, const std::string& kind, const Json& request);
  void set_running(const std::string& id);
  /// `state` is one that is over.
  void finish(const std::string& id, JobState state, const Json& result);
  std::optional<StoredJob> find(const std::string& id);

  /// What the end of the last process left: running jobs fail with this error; the waiting ones are returned, oldest
  /// first.
  std::vector<StoredJob> recover(const std::string& error);

 private:
  std::shared_ptr<SharedDatabase> shared_;
};

}  // namespace clavier
