#pragma once

#include <ATen/Parallel.h>

namespace clavier {

/// Sets the number of threads inside LibTorch's operations, and restores the old number at the end of its life.
class ThreadCountGuard {
 public:
  explicit ThreadCountGuard(int threads) : before_(at::get_num_threads()) { at::set_num_threads(threads); }
  ~ThreadCountGuard() { at::set_num_threads(before_); }
  ThreadCountGuard(const ThreadCountGuard&) = delete;
  ThreadCountGuard& operator=(const ThreadCountGuard&) = delete;

 private:
  int before_;
};

}  // namespace clavier
