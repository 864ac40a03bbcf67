#include "training/run/malloc_tuning.h"

#include <malloc.h>

#include <limits>

namespace clavier {

void tune_malloc() {
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

}  // namespace clavier
