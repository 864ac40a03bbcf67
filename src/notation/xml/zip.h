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

/// A zip archive of the entries in their order, without timestamps, so that the same entries give the same bytes.
/// Entries are deflated; they are stored when that is no longer, or when their name is "mimetype". Throws Error for
/// what needs zip64: 4 GiB or 65536 entries.
Bytes write_zip(const std::vector<ZipEntry>& entries);

/// Reads the files of a zip archive by its central directory. Unpacks only those that are asked for.
class ZipReader {
 public:
  /// Throws Error when it is no archive or damaged (entries that overlap or lie outside), for archives of several
  /// disks, for zip64, and for more than 4096 entries. `archive` must outlive the reader.
  explicit ZipReader(ByteView archive);

  /// In the order of the central directory.
  std::vector<std::string> names() const;
  bool has(std::string_view name) const { return find(name) != nullptr; }

  /// Unpacks an entry. Throws Error when there is none, when it is encrypted, packed by a method other than stored or
  /// deflated, or damaged (its CRC-32 is checked). Also throws Error when it is larger than 64 MiB, or larger than 1
  /// MiB and more than 500 times its packed size.
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
