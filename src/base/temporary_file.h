#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "base/bytes.h"

namespace clavier {

/// A file that can be written, read and sought in while it is made, invisible to others before publish(). It lies in
/// the folder of `destination`, or of the file that a link there leads to. It has no name where the file system allows
/// that, so that even a killed program leaves nothing behind; else its name holds the number of this process, and what
/// dead ones left is removed. Without publish() it vanishes with this object. A device, a pipe and /dev/stdout are
/// written to when it is published. Every call throws Error, naming `destination`, when the disk refuses.
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

  /// Puts the file at its destination in one step: readers see the old file or the new one, never half a file. A file
  /// that is replaced keeps its mode.
  void publish();

 private:
  void open_beside_destination();
  void copy_to_stream();
  void link_name();
  void unlink_name();

  std::filesystem::path destination_;
  std::filesystem::path target_;  // where links lead
  bool is_stream_ = false;        // the target is no regular file
  std::filesystem::path name_;    // empty while nameless
  int descriptor_ = -1;
};

}  // namespace clavier
