#pragma once

#include <cstddef>
#include <functional>

namespace clavier {

/// Calls work(index) for every index below `count`, in no particular order, on up to `threads` threads. 0 threads means
/// as many as the processor has. Returns when all calls are done; rethrows the first exception that any of them threw.
void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace clavier
