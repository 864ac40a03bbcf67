#include "studio/music/rendering_cache.h"

#include <algorithm>

#include "base/error.h"
#include "base/progress.h"
#include "formats/write_outputs.h"
#include "performing/perform.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMadeAtATime = 2;

/// As write_outputs names the further pages.
fs::path page_file(const fs::path& file, int page) {
  if (page <= 1) return file;
  fs::path name = file.stem();
  return file.parent_path() / (name += "-page" + std::to_string(page) + file.extension().string());
}

}  // namespace

RenderingCache::RenderingCache(fs::path folder, OutputOptions options, std::uint64_t limit_bytes)
    : folder_(std::move(folder)), options_(std::move(options)), limit_bytes_(limit_bytes) {}

fs::path RenderingCache::find_or_make(std::int64_t version, const std::string& ending, int page,
                                      const std::function<std::pair<StudioPiece, RenderingHeadings>()>& open) {
  const fs::path first = folder_ / (std::to_string(version) + "-" + CLAVIER_VERSION + "." + ending);
  check_outputs({first}, options_);
  std::unique_lock guard(lock_);
  changed_.wait(guard, [&] {
    return !in_progress_.contains(first) && (fs::exists(first) || in_progress_.size() < kMadeAtATime);
  });
  if (!fs::exists(first)) {
    in_progress_.insert(first);
    guard.unlock();
    const auto finish = [&] {
      guard.lock();
      in_progress_.erase(first);
      changed_.notify_all();
    };
    try {
      const auto [piece, headings] = open();
      make(first, piece, headings);
    } catch (...) {
      finish();
      throw;
    }
    finish();
    drop_oldest();
  }
  fs::path file = page_file(first, page);
  if (!fs::exists(file)) throw Misuse("option page: there is no page " + std::to_string(page));
  return file;
}

void RenderingCache::make(const fs::path& file, const StudioPiece& piece, const RenderingHeadings& headings) {
  SilentProgress silent;
  const PlayedPiece played = play(piece);
  const Score written = piece.performs ? perform(played.played, {.articulation = false}) : played.played;
  const Sheet page = page_of(piece);
  write_outputs({.score = written,
                 .sheet = &page,
                 .sounding = &played.sounding,
                 .heading = headings.heading,
                 .credit = headings.credit},
                {file}, options_, silent);
}

void RenderingCache::drop_oldest() {
  struct Kept {
    fs::file_time_type made;
    fs::path file;
    std::uint64_t bytes = 0;
  };
  std::vector<Kept> all;
  std::uint64_t bytes = 0;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder_, problem)) {
    const std::uint64_t size = entry.file_size(problem);
    if (problem) continue;
    all.push_back({entry.last_write_time(problem), entry.path(), size});
    bytes += size;
  }
  std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.made < b.made; });
  for (std::size_t place = 0; place + 1 < all.size() && bytes > limit_bytes_; ++place) {
    fs::remove(all[place].file, problem);
    bytes -= all[place].bytes;
  }
}

}  // namespace clavier
