#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "base/bytes.h"

namespace clavier {

/// A file that can be written, read and sought in while it is made, invisible to others before publish(). It lies in
/// the folder of `destination`. It has no name where the file system allows that, so that even a killed program leaves
/// nothing behind. Without publish() it vanishes with this object. Every call throws Error, naming `destination`, when
/// the disk refuses.
class TemporaryFile {
 public:
  /// Makes missing folders.
  explicit TemporaryFile(std::filesystem::path destination);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  /// Both begin at the current position and move it. read() returns the number of bytes, fewer than asked for only at
  /// the end of the file.
  void write(ByteView bytes);
  std::size_t read(std::span<std::uint8_t> bytes);
  /// Positions are in bytes from the beginning of the file.
  void seek(std::int64_t position);
  std::int64_t position() const;
  std::int64_t size() const;

  /// Puts the file at its destination in one step: readers see the old file or the new one, never half a file.
  void publish();

 private:
  void link_name();
  void unlink_name();

  std::filesystem::path destination_;
  std::filesystem::path name_;  // empty while nameless
  int descriptor_ = -1;
};

}  // namespace clavier
