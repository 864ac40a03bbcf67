#pragma once

#include <functional>
#include <vector>

#include "base/parallel.h"

namespace clavier {

/// Passes of a schedule that may run at once: each list in its order on a thread of its own. No pass of one list may
/// need a result of the other; that is for the next stage.
struct Stage {
  std::vector<std::function<void()>> first, second;
};

/// One stage after the other, on up to two threads; on one thread, the first list of a stage and then the second. When
/// a pass throws, no further stage is begun and the exception is thrown again here.
inline void run_stages(const std::vector<Stage>& stages, unsigned threads) {
  for (const Stage& stage : stages)
    parallel_for(2, threads, [&](std::size_t list) {
      for (const std::function<void()>& pass : list == 0 ? stage.first : stage.second) pass();
    });
}

}  // namespace clavier
