#include <algorithm>

#include "base/error.h"
#include "notation/xml/deflate.h"
#include "notation/xml/zip.h"

namespace clavier {
namespace {

constexpr std::size_t kEndSize = 22;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kMaxCommentSize = 65535;
constexpr std::size_t kMaxEntries = 4096;
constexpr std::size_t kMaxEntrySize = std::size_t{64} << 20;
constexpr std::size_t kMinRatioCheckedSize = std::size_t{1} << 20;
constexpr std::size_t kMaxCompressionRatio = 500;
constexpr std::uint16_t kEncrypted = 1U | 1U << 6 | 1U << 13;
constexpr std::string_view kDamaged = "the zip archive is damaged: ";

[[noreturn]] void damaged(std::string_view what) { throw Error(std::string(kDamaged) + std::string(what)); }

std::uint32_t number(ByteView bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int index = count - 1; index >= 0; --index) value = value << 8 | bytes[at + static_cast<std::size_t>(index)];
  return value;
}

std::uint16_t number16(ByteView bytes, std::size_t at) { return static_cast<std::uint16_t>(number(bytes, at, 2)); }

/// The offset of the end record of an archive: the last one whose comment ends with the file.
std::size_t find_end(ByteView archive) {
  if (archive.size() < kEndSize) throw Error("this is no zip archive");
  const std::size_t last = archive.size() - kEndSize;
  const std::size_t first = last - std::min(last, kMaxCommentSize);
  for (std::size_t at = last + 1; at-- > first;)
    if (number(archive, at, 4) == 0x06054b50 && at + kEndSize + number(archive, at + 20, 2) == archive.size())
      return at;
  throw Error("this is no zip archive, or it is cut off");
}

}  // namespace

ZipReader::ZipReader(ByteView archive) : archive_(archive) {
  const std::size_t end = find_end(archive);
  const std::size_t count = number(archive, end + 10, 2);
  const std::uint32_t size = number(archive, end + 12, 4);
  const std::uint32_t begin = number(archive, end + 16, 4);
  if (count == 0xffff || size == 0xffffffff || begin == 0xffffffff)
    throw Error("the archive is zip64; save it as plain zip");
  if (number(archive, end + 4, 4) != 0 || number(archive, end + 8, 2) != count)
    throw Error("the archive is one of several disks");
  if (count > kMaxEntries) throw Error("the archive has more than 4096 entries");
  if (std::uint64_t{begin} + size > end) damaged("its directory lies outside");
  read_directory(begin, begin + size, count);
  locate_entries(begin);
}

void ZipReader::read_directory(std::size_t begin, std::size_t end, std::size_t count) {
  std::size_t at = begin;
  for (std::size_t index = 0; index < count; ++index) {
    if (end - at < kCentralSize || number(archive_, at, 4) != 0x02014b50) damaged("its directory is cut off");
    const std::size_t name = number(archive_, at + 28, 2);
    const std::size_t rest = name + number(archive_, at + 30, 2) + number(archive_, at + 32, 2);
    if (end - at - kCentralSize < rest) damaged("its directory is cut off");
    entries_.push_back({.name = std::string(as_text(archive_.subspan(at + kCentralSize, name))),
                        .flags = number16(archive_, at + 8),
                        .method = number16(archive_, at + 10),
                        .crc = number(archive_, at + 16, 4),
                        .packed_size = number(archive_, at + 20, 4),
                        .size = number(archive_, at + 24, 4),
                        .header = number(archive_, at + 42, 4)});
    at += kCentralSize + rest;
  }
}

/// Finds the bytes of each entry, and checks that no byte belongs to two.
void ZipReader::locate_entries(std::size_t directory) {
  std::vector<Entry*> in_order;
  for (Entry& entry : entries_) in_order.push_back(&entry);
  std::sort(in_order.begin(), in_order.end(), [](const Entry* a, const Entry* b) { return a->header < b->header; });
  std::size_t end = 0;
  for (Entry* const entry : in_order) {
    if (entry->header < end) damaged("entries overlap");
    if (entry->header > directory || directory - entry->header < kLocalSize) damaged("an entry lies outside");
    const ByteView header = archive_.subspan(entry->header, kLocalSize);
    if (number(header, 0, 4) != 0x04034b50) damaged("an entry does not begin where it should");
    entry->begin = entry->header + kLocalSize + number(header, 26, 2) + number(header, 28, 2);
    if (entry->begin > directory || directory - entry->begin < entry->packed_size) damaged("an entry lies outside");
    end = entry->begin + entry->packed_size;
  }
}

std::vector<std::string> ZipReader::names() const {
  std::vector<std::string> names;
  for (const Entry& entry : entries_) names.push_back(entry.name);
  return names;
}

const ZipReader::Entry* ZipReader::find(std::string_view name) const {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

Bytes ZipReader::read(std::string_view name) const {
  const Entry* const entry = find(name);
  if (entry == nullptr) throw Error("the archive has no " + std::string(name));
  const auto refuse = [&](const char* why) { throw Error(std::string(name) + " in the archive " + why); };
  if ((entry->flags & kEncrypted) != 0) refuse("is encrypted");
  if (entry->method != 0 && entry->method != 8) refuse("is packed neither as stored nor as deflated");
  if (entry->size > kMaxEntrySize) refuse("is larger than 64 MiB");
  if (entry->size > kMinRatioCheckedSize && entry->size / kMaxCompressionRatio > entry->packed_size)
    refuse("is more than 500 times as large as it is packed");
  const ByteView packed = archive_.subspan(entry->begin, entry->packed_size);
  if (entry->method == 0 && entry->size != entry->packed_size) damaged("a stored entry has two sizes");
  Bytes bytes = entry->method == 0 ? Bytes(packed.begin(), packed.end()) : inflate_bytes(packed, entry->size);
  if (crc_of(bytes) != entry->crc) damaged("the checksum of " + std::string(name) + " is wrong");
  return bytes;
}

}  // namespace clavier
