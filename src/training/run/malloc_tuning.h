#pragma once

namespace clavier {

/// Makes freed memory stay with the process: every step of training allocates the same large tensors, and given back to
/// the system each time they cost a quarter of the run in page faults.
void tune_malloc();

}  // namespace clavier
