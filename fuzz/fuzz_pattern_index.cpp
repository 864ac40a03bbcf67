/// A file of patterns from outside: whatever can be read writes to something that reads the same, and a piece can be
/// measured by it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/error.h"
#include "originality/ngram_index.h"

namespace {

void measure(const clavier::PatternIndex& index) {
  const clavier::NoteSteps piece{.steps = std::vector<clavier::NoteStep>(30, 130),
                                 .notes = std::vector<std::uint32_t>(31)};
  const clavier::Borrowing borrowing = clavier::borrowing_of(piece, index.filter);
  if (borrowing.known > borrowing.patterns || borrowing.longest > borrowing.notes) std::abort();
  for (const clavier::HumanRow& row : index.human)
    if (const auto human = clavier::human_borrowing_at(row, borrowing.notes)) clavier::borrows_more(borrowing, *human);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const clavier::PatternIndex index = clavier::read_pattern_index({data, size}, "input");
    measure(index);
    const clavier::PatternIndex again = clavier::read_pattern_index(clavier::write_pattern_index(index), "again");
    if (again.filter.words() != index.filter.words() || again.human != index.human) std::abort();
  } catch (const clavier::Error&) {
  }
  return 0;
}
