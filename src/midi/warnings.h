#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clavier {

/// The faults of a file that could still be read: "track 2, byte 118: ...". Each kind of fault has one line, with the
/// place of the first one and how often it occurs. There are some dozen kinds, so that a damaged file cannot fill the
/// memory.
class Warnings {
 public:
  /// `track` counts from 1; 0 for what belongs to no track. `byte` counts from the start of the file.
  void add(std::size_t track, std::size_t byte, std::string_view what) { add_kind(track, byte, what).times += 1; }

  /// The same for `count` things of one kind: "notes that end but never began: 3".
  void add_counted(std::size_t track, std::size_t byte, std::string_view what, std::size_t count) {
    add_kind(track, byte, what).counted += count;
  }

  std::vector<std::string> lines() const {
    std::vector<std::string> all;
    for (const Kind& kind : kinds_) all.push_back(line_of(kind));
    return all;
  }

 private:
  struct Kind {
    std::string place;
    std::string what;
    std::size_t times = 0;
    std::size_t counted = 0;
  };

  static std::string line_of(const Kind& kind) {
    const std::string line = kind.place + kind.what;
    if (kind.counted > 0) return line + ": " + std::to_string(kind.counted);
    return kind.times > 1 ? line + " (" + std::to_string(kind.times) + " times)" : line;
  }

  Kind& add_kind(std::size_t track, std::size_t byte, std::string_view what) {
    const auto found = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& kind) { return kind.what == what; });
    if (found != kinds_.end()) return *found;
    const std::string place = track == 0 ? std::string() : "track " + std::to_string(track) + ", ";
    kinds_.push_back({.place = place + "byte " + std::to_string(byte) + ": ", .what = std::string(what)});
    return kinds_.back();
  }

  std::vector<Kind> kinds_;
};

}  // namespace clavier
