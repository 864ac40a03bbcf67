#include <cstdint>
#include <cstdlib>

#include "base/error.h"
#include "notation/musicxml/mxl.h"
#include "notation/xml/zip.h"

namespace {

/// Unpacks every entry of an archive; unpacked entries survive being packed and unpacked again.
void read_archive(clavier::ByteView bytes) {
  try {
    const clavier::ZipReader archive(bytes);
    for (const std::string& name : archive.names()) {
      const clavier::Bytes entry = archive.read(name);
      if (clavier::ZipReader(clavier::write_zip({{name, entry}})).read(name) != entry) std::abort();
    }
  } catch (const clavier::Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_archive({data, size});
  try {
    clavier::read_mxl({data, size}, "input");
  } catch (const clavier::Error&) {
  }
  return 0;
}
