#include "base/standard_streams.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "base/error.h"

namespace clavier {
namespace {

constexpr std::size_t kFirstBytes = std::size_t{1} << 16;

}  // namespace

Bytes read_standard_input(std::uint64_t limit) {
  Bytes bytes(kFirstBytes);
  std::size_t size = 0;
  while (true) {
    if (size > limit) throw Error("cannot read standard input: it has more than " + std::to_string(limit) + " bytes");
    if (size == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t got = ::read(STDIN_FILENO, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Error(std::string("cannot read standard input: ") + std::strerror(errno));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  bytes.resize(size);
  return bytes;
}

void write_standard_output(ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw Error(std::string("cannot write to standard output: ") + std::strerror(errno));
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

}  // namespace clavier
