#include "training/run/run_stages.h"

#include <ATen/Parallel.h>

#include "base/parallel.h"

namespace clavier {

void run_stages(const std::vector<Stage>& stages, unsigned threads) {
  for (const Stage& stage : stages)
    parallel_for(2, threads, [&](std::size_t list) {
      at::init_num_threads();  // a new thread's matrix products would else use all cores, and round otherwise
      for (const std::function<void()>& pass : list == 0 ? stage.first : stage.second) pass();
    });
}

}  // namespace clavier
