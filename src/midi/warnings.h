#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clavier {

/// The faults of a file that could still be read: "track 2, byte 118: ...". The first 20 are stored and the rest
/// counted, so that a damaged file cannot fill the memory.
class Warnings {
 public:
  /// `track` counts from 1; 0 for what belongs to no track. `byte` counts from the start of the file.
  void add(std::size_t track, std::size_t byte, std::string_view what) {
    if (++count_ > kMaxWarnings) return;
    std::string line = track == 0 ? std::string() : "track " + std::to_string(track) + ", ";
    lines_.push_back(line + "byte " + std::to_string(byte) + ": " + std::string(what));
  }

  std::vector<std::string> lines() const {
    std::vector<std::string> all = lines_;
    if (count_ > kMaxWarnings) all.push_back("and " + std::to_string(count_ - kMaxWarnings) + " more warnings");
    return all;
  }

 private:
  static constexpr std::size_t kMaxWarnings = 20;
  std::size_t count_ = 0;
  std::vector<std::string> lines_;
};

}  // namespace clavier
