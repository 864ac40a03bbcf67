#include "training/run/malloc_tuning.h"

#include <malloc.h>

#include <limits>

namespace clavier {

void keep_freed_memory() {
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

}  // namespace clavier
