/// Untrusted scores of a corpus: first as a whole file, then as one packed score. Whatever can be read survives packing
/// and unpacking.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/error.h"
#include "corpus/store/score_codec.h"
#include "corpus/store/score_file.h"

namespace {

void read_file(clavier::ByteView bytes) {
  try {
    for (std::size_t index = clavier::check_score_file(bytes, "input"); index > 0; --index)
      clavier::unpack_score(clavier::packed_score(bytes, index - 1, "input"), "input");
  } catch (const clavier::Error&) {
  }
}

void read_score(clavier::ByteView bytes) {
  try {
    const clavier::Score score = clavier::unpack_score(bytes, "input");
    if (!(clavier::unpack_score(clavier::pack_score(score), "again") == score)) std::abort();
  } catch (const clavier::Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_file({data, size});
  read_score({data, size});
  return 0;
}
