#pragma once

#include <functional>
#include <vector>

namespace clavier {

/// Passes of a schedule that may run at once: each list in its order on a thread of its own. No pass of one list may
/// need a result of the other; that is for the next stage.
struct Stage {
  std::vector<std::function<void()>> first, second;
};

/// One stage after the other, on up to two threads; on one thread, the first list of a stage and then the second. Both
/// threads have the number of threads inside LibTorch's operations that is set. When a pass throws, no further stage
/// starts and the exception is thrown again here.
void run_stages(const std::vector<Stage>& stages, unsigned threads);

}  // namespace clavier
