#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "formats/output_piece.h"
#include "studio/music/studio_piece.h"

namespace clavier {

/// What is printed on a page.
struct RenderingHeadings {
  std::string heading;
  std::string credit;
};

/// Files of versions in the formats of compose, made when they are first asked for and kept in a folder. The oldest go
/// when all together exceed the limit; they can be made again. Several threads may use it; at most two files are made
/// at a time, each once.
class RenderingCache {
 public:
  RenderingCache(std::filesystem::path folder, OutputOptions options, std::uint64_t limit_bytes);

  /// The file of a version; `page` from 1 where each page is a file. Throws Misuse for an unknown ending, Error when a
  /// tool is missing or there is no such page.
  std::filesystem::path find_or_make(std::int64_t version, const std::string& ending, int page,
                                     const std::function<std::pair<StudioPiece, RenderingHeadings>()>& open);

 private:
  void make(const std::filesystem::path& file, const StudioPiece& piece, const RenderingHeadings& headings);
  void drop_oldest();

  std::filesystem::path folder_;
  OutputOptions options_;
  std::uint64_t limit_bytes_;
  std::mutex lock_;
  std::condition_variable changed_;
  std::set<std::filesystem::path> in_progress_;
};

}  // namespace clavier
