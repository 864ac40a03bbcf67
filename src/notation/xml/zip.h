#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace clavier {

/// A file inside an archive.
struct ZipEntry {
  std::string name;  ///< its path with '/'
  Bytes bytes;
};

/// A zip archive of the entries in their order, without times of day, so that the same entries give the same bytes.
/// Entries are deflated, and stored when that is no shorter, or when their name is "mimetype". Throws Error for what
/// takes zip64: 4 GiB or 65536 entries.
Bytes write_zip(const std::vector<ZipEntry>& entries);

/// The files of a zip archive, by its central directory. Only those that are asked for are unpacked.
class ZipReader {
 public:
  /// Throws Error for what is no archive or a damaged one: entries that overlap or lie outside; and for archives of
  /// several disks, zip64, and more than 4096 entries. `archive` must outlive the reader.
  explicit ZipReader(ByteView archive);

  /// In the order of the central directory.
  std::vector<std::string> names() const;
  bool has(std::string_view name) const { return find(name) != nullptr; }

  /// An entry unpacked. Throws Error when there is none, when it is encrypted, packed in another way than stored or
  /// deflated, or damaged (its CRC-32 is checked); when it is larger than 64 MiB, or larger than 1 MiB and more than
  /// 500 times what it takes in the archive.
  Bytes read(std::string_view name) const;

 private:
  struct Entry {
    std::string name;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t crc = 0;
    std::uint32_t packed_size = 0;
    std::uint32_t size = 0;
    std::size_t header = 0;  // where its local header begins
    std::size_t begin = 0;   // where its bytes begin
  };

  const Entry* find(std::string_view name) const;
  void read_directory(std::size_t begin, std::size_t end, std::size_t count);
  void locate_entries(std::size_t directory);

  ByteView archive_;
  std::vector<Entry> entries_;
};

}  // namespace clavier
