#pragma once

#include <cstddef>
#include <functional>

namespace clavier {

/// Calls work(index) for every index below `count` on up to `threads` threads (0: as many as the processor has), in no
/// particular order; returns when all are done. The first exception thrown by any of them is thrown again here.
void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace clavier
