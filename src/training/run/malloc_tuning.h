#pragma once

namespace clavier {

/// Makes freed memory stay with the process: every training step allocates the same large tensors, and memory that is
/// returned to the system each time costs many page faults.
void tune_malloc();

}  // namespace clavier
