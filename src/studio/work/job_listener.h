#pragma once

#include "base/progress.h"
#include "composing/composing_listener.h"
#include "studio/work/job_queue.h"

namespace clavier {

/// Tells what is composed as events "notes" and "again" of one proposal, and stops when the job shall.
class JobListener final : public ComposingListener {
 public:
  JobListener(JobContext& context, int proposal) : context_(context), proposal_(proposal) {}

  void begin() override;
  /// Notes at the time of the last onset wait: further ones may begin there.
  void hear(const Score& so_far, double done) override;
  void check() override { context_.check(); }

 private:
  JobContext& context_;
  int proposal_;
  bool begun_ = false;
  std::size_t told_ = 0;
};

/// Passes on the lines that work says, and stops it when the job shall.
class JobProgress final : public Progress {
 public:
  explicit JobProgress(JobContext& context) : context_(context) {}

  void begin(std::string_view, std::uint64_t) override { context_.check(); }
  void advance(std::uint64_t) override { context_.check(); }
  void end() override {}
  void say(std::string_view line) override { context_.say(line); }

 private:
  JobContext& context_;
};

}  // namespace clavier
