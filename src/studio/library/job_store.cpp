#include "studio/library/job_store.h"

#include <array>

#include "base/error.h"

namespace clavier {
namespace {

constexpr std::array<std::string_view, 5> kJobStates = {"waiting", "running", "done", "failed", "stopped"};
constexpr const char* kJobColumns = "SELECT id, kind, request, state, result, created FROM job ";

StoredJob job_of(const SqlRow& row) {
  return {.id = row.text(0),
          .kind = row.text(1),
          .request = parse_json(row.text(2), "a job"),
          .state = parse_job_state(row.text(3)),
          .result = parse_json(row.text(4), "the result of a job"),
          .created = row.text(5)};
}

}  // namespace

std::string_view to_string(JobState state) { return kJobStates.at(static_cast<std::size_t>(state)); }

JobState parse_job_state(std::string_view word) {
  for (std::size_t place = 0; place < kJobStates.size(); ++place)
    if (kJobStates.at(place) == word) return static_cast<JobState>(place);
  throw Error("there is no state of jobs \"" + std::string(word) + "\"");
}

std::string JobStore::add(const std::string& id, const std::string& kind, const Json& request) {
  const std::lock_guard guard(shared_->lock);
  std::string created = shared_->now();
  shared_->database.run("INSERT INTO job (id, kind, request, state, created) VALUES (?, ?, ?, 'waiting', ?)",
                        {id, kind, json_text(request), created});
  return created;
}

void JobStore::set_running(const std::string& id) {
  const std::lock_guard guard(shared_->lock);
  shared_->database.run("UPDATE job SET state = 'running' WHERE id = ?", {id});
}

void JobStore::finish(const std::string& id, JobState state, const Json& result) {
  const std::lock_guard guard(shared_->lock);
  shared_->database.run("UPDATE job SET state = ?, result = ?, ended = ? WHERE id = ?",
                        {std::string(to_string(state)), json_text(result), shared_->now(), id});
}

std::optional<StoredJob> JobStore::find(const std::string& id) {
  const std::lock_guard guard(shared_->lock);
  SqlQuery found = shared_->database.query(std::string(kJobColumns) + "WHERE id = ?", {id});
  return found.next() ? std::optional(job_of(found.row())) : std::nullopt;
}

std::vector<StoredJob> JobStore::recover(const std::string& error) {
  const std::lock_guard guard(shared_->lock);
  shared_->database.run("UPDATE job SET state = 'failed', result = ?, ended = ? WHERE state = 'running'",
                        {json_text(Json{{"error", error}}), shared_->now()});
  std::vector<StoredJob> waiting;
  SqlQuery rows = shared_->database.query(std::string(kJobColumns) + "WHERE state = 'waiting' ORDER BY created, rowid");
  while (rows.next()) waiting.push_back(job_of(rows.row()));
  return waiting;
}

}  // namespace clavier
