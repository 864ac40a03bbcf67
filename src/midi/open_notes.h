#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace clavier {

/// The notes that sound at one moment of one track, by channel and pitch. Several may sound on one pitch: first in,
/// first out.
class OpenNotes {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  OpenNotes() { first_.fill(kNone); }

  /// `channel_pitch` is channel * 128 + pitch; `note` is an index below kNone, higher than any given earlier.
  void open(std::size_t channel_pitch, std::uint32_t note) {
    ++count_;
    if (first_[channel_pitch] == kNone) {
      first_[channel_pitch] = last_[channel_pitch] = note;
    } else {
      queue(channel_pitch, note);
    }
  }

  /// Ends and returns the note of `channel_pitch` that has sounded longest; kNone when there is none.
  std::uint32_t close(std::size_t channel_pitch) {
    const std::uint32_t note = first_[channel_pitch];
    if (note == kNone) return kNone;
    --count_;
    first_[channel_pitch] = note == last_[channel_pitch] ? kNone : next_[note];
    return note;
  }

  std::size_t count() const { return count_; }

  /// Closes every note and calls end(note) for it.
  template <class End>
  void close_all(End end) {
    for (std::size_t channel_pitch = 0; count_ > 0 && channel_pitch < first_.size(); ++channel_pitch)
      while (first_[channel_pitch] != kNone) end(close(channel_pitch));
  }

 private:
  void queue(std::size_t channel_pitch, std::uint32_t note) {
    if (next_.size() <= last_[channel_pitch]) next_.resize(std::size_t{last_[channel_pitch]} + 1, kNone);
    next_[last_[channel_pitch]] = note;
    last_[channel_pitch] = note;
  }

  std::size_t count_ = 0;
  std::array<std::uint32_t, 16 * 128> first_;
  std::array<std::uint32_t, 16 * 128> last_;
  std::vector<std::uint32_t> next_;  // by note: the next note on its channel and pitch; only as long as overlaps need
};

}  // namespace clavier
