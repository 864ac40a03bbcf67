#include <limits>

#include "base/error.h"
#include "notation/xml/deflate.h"
#include "notation/xml/zip.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxWrittenEntries = 65535;
constexpr std::size_t kMaxArchiveSize = std::numeric_limits<std::uint32_t>::max() - 1;
constexpr std::uint16_t kVersion = 20;  // 2.0: deflate
constexpr std::uint16_t kUtf8Name = 1U << 11;
constexpr std::uint16_t kFirstDay = 0x21;  // 1 January 1980, the first date of the zip format

void append(Bytes& bytes, std::uint64_t value, int count) {
  for (int index = 0; index < count; ++index) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * index)));
}

void append(Bytes& bytes, ByteView more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

/// An entry as stored in the archive.
struct Packed {
  const ZipEntry& entry;
  std::uint16_t method = 0;
  Bytes bytes;
};

Packed packed(const ZipEntry& entry) {
  if (entry.bytes.size() > kMaxArchiveSize || entry.name.size() > 65535)
    throw Error("an entry is too large for a zip archive");
  if (entry.name == "mimetype") return {entry, 0, entry.bytes};
  Bytes shorter = deflate_bytes(entry.bytes);
  if (shorter.size() < entry.bytes.size()) return {entry, 8, std::move(shorter)};
  return {entry, 0, entry.bytes};
}

/// Appends the fields that the local header and the central directory share.
void append_description(Bytes& archive, const Packed& file) {
  append(archive, kVersion, 2);
  append(archive, kUtf8Name, 2);
  append(archive, file.method, 2);
  append(archive, 0, 2);  // the time of day
  append(archive, kFirstDay, 2);
  append(archive, crc_of(file.entry.bytes), 4);
  append(archive, file.bytes.size(), 4);
  append(archive, file.entry.bytes.size(), 4);
  append(archive, file.entry.name.size(), 2);
  append(archive, 0, 2);  // extra fields
}

void append_local(Bytes& archive, const Packed& file) {
  append(archive, 0x04034b50, 4);
  append_description(archive, file);
  append(archive, as_bytes(file.entry.name));
  append(archive, file.bytes);
}

void append_central(Bytes& directory, const Packed& file, std::size_t header) {
  append(directory, 0x02014b50, 4);
  append(directory, kVersion, 2);
  append_description(directory, file);
  append(directory, 0, 2);  // comment
  append(directory, 0, 2);  // disk
  append(directory, 0, 2);  // internal attributes
  append(directory, 0, 4);  // external attributes
  append(directory, header, 4);
  append(directory, as_bytes(file.entry.name));
}

}  // namespace

Bytes write_zip(const std::vector<ZipEntry>& entries) {
  Bytes archive;
  Bytes directory;
  if (entries.size() > kMaxWrittenEntries) throw Error("a zip archive has no room for more than 65535 entries");
  for (const ZipEntry& entry : entries) {
    const Packed file = packed(entry);
    append_central(directory, file, archive.size());
    append_local(archive, file);
    if (archive.size() + directory.size() > kMaxArchiveSize) throw Error("a zip archive has no room for 4 GiB");
  }
  const std::size_t begin = archive.size();
  append(archive, directory);
  append(archive, 0x06054b50, 4);
  append(archive, 0, 4);  // this disk and that of the directory
  append(archive, entries.size(), 2);
  append(archive, entries.size(), 2);
  append(archive, directory.size(), 4);
  append(archive, begin, 4);
  append(archive, 0, 2);  // comment
  return archive;
}

}  // namespace clavier
