#pragma once

#include <ATen/Parallel.h>

namespace clavier {

/// So many threads inside LibTorch's operations for as long as it lives.
class ThreadsInside {
 public:
  explicit ThreadsInside(int threads) : before_(at::get_num_threads()) { at::set_num_threads(threads); }
  ~ThreadsInside() { at::set_num_threads(before_); }
  ThreadsInside(const ThreadsInside&) = delete;
  ThreadsInside& operator=(const ThreadsInside&) = delete;

 private:
  int before_;
};

}  // namespace clavier
