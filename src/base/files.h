#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace clavier {

/// The whole file. Throws Error when it is missing, unreadable, a folder, or larger than `limit` bytes.
Bytes read_file(const std::filesystem::path& path, std::uint64_t limit = std::uint64_t{1} << 32);
std::string read_text(const std::filesystem::path& path);

/// Writes through a TemporaryFile: readers see the old file or the new one, never half a file. Makes missing folders.
/// Throws Error when the disk refuses.
void write_file(const std::filesystem::path& path, ByteView bytes);
void write_file(const std::filesystem::path& path, std::string_view text);

/// Every regular file below `folder` with one of the extensions (lower case, with dot; compared without case; all files
/// when there are none). Sorted by path, so that results never depend on the disk. Links are followed, each folder that
/// they lead to once. A path to a file gives that file. Throws Error when the path does not exist.
std::vector<std::filesystem::path> list_files(const std::filesystem::path& folder,
                                              const std::vector<std::string>& extensions);

/// ".mid" of "Piece.MID": lower case, with its dot; empty when there is none.
std::string extension_of(const std::filesystem::path& path);

}  // namespace clavier
