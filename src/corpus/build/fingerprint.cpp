#include "corpus/build/fingerprint.h"

#include <algorithm>
#include <array>

namespace clavier {
namespace {

constexpr double kOnsetWindow = 0.040;  // seconds
constexpr std::size_t kOnsets = 6;
constexpr std::uint64_t kHashModulus = 2;

std::uint64_t mix_bits(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9ULL;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebULL;
  return word ^ (word >> 31);
}

/// Converts seconds to beats at increasing times, without a search of the tempo map for each note.
class TempoCursor {
 public:
  explicit TempoCursor(const TempoMap& map) : map_(map) {}
  double at(Beats time) {
    const std::vector<Tempo>& changes = map_.changes();
    if (!begun_ || (next_ < changes.size() && changes[next_].onset <= time)) enter(time);
    return start_ + (time - from_).value * per_beat_;
  }
  /// The beats in `seconds` at the tempo of `time`.
  Beats beats_in(double seconds, Beats time) {
    at(time);
    return {seconds / per_beat_};
  }

 private:
  void enter(Beats time) {
    const std::vector<Tempo>& changes = map_.changes();
    while (next_ < changes.size() && changes[next_].onset <= time) ++next_;
    from_ = next_ == 0 ? Beats{} : changes[next_ - 1].onset;
    start_ = map_.seconds_at(from_).value;
    per_beat_ = 60.0 / map_.bpm_at(from_);
    if (next_ == 0) per_beat_ = Tempo{}.microseconds_per_beat * 1e-6;
    begun_ = true;
  }
  const TempoMap& map_;
  std::size_t next_ = 0;
  Beats from_{};
  double start_ = 0;
  double per_beat_ = 0.5;
  bool begun_ = false;
};

/// A polynomial rolling hash over the last few onsets. Source: Karp and Rabin (1987).
class RollingHash {
 public:
  RollingHash() {
    for (std::size_t onset = 0; onset < kOnsets; ++onset) oldest_weight_ *= kBase;
  }
  void push(std::uint64_t onset) {
    std::uint64_t& oldest = onsets_[seen_++ % kOnsets];
    hash_ = hash_ * kBase + onset - oldest * oldest_weight_;
    oldest = onset;
  }
  bool full() const { return seen_ >= kOnsets; }
  std::uint64_t hash() const { return mix_bits(hash_); }

 private:
  static constexpr std::uint64_t kBase = 0x9e3779b97f4a7c15ULL;
  std::array<std::uint64_t, kOnsets> onsets_{};
  std::uint64_t oldest_weight_ = 1;
  std::uint64_t hash_ = 0;
  std::size_t seen_ = 0;
};

/// Advances `first` past the notes of one onset; returns a code of their highest and lowest pitch.
std::uint64_t take_onset(const std::vector<Note>& notes, std::size_t& first, Beats span) {
  const Beats end = notes[first].onset + span;
  Pitch low = notes[first].pitch;
  Pitch high = low;
  for (++first; first < notes.size() && notes[first].onset < end; ++first) {
    low = std::min(low, notes[first].pitch);
    high = std::max(high, notes[first].pitch);
  }
  return (std::uint64_t{high} << 7 | low) + 1;
}

}  // namespace

Fingerprint fingerprint(const Score& score) {
  Fingerprint hashes;
  hashes.reserve(score.notes.size() / kHashModulus);
  TempoCursor clock(score.tempo);
  RollingHash window;
  for (std::size_t first = 0; first < score.notes.size();) {
    window.push(take_onset(score.notes, first, clock.beats_in(kOnsetWindow, score.notes[first].onset)));
    const std::uint64_t hash = window.hash();
    if (window.full() && hash % kHashModulus == 0) hashes.push_back(static_cast<std::uint32_t>(hash >> 32));
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::uint64_t music_hash(const Score& score) {
  std::uint64_t hash = score.notes.size();
  TempoCursor clock(score.tempo);
  const double begin = score.notes.empty() ? 0.0 : clock.at(score.notes.front().onset);
  for (const Note& note : score.notes) {
    const auto onset = static_cast<std::uint64_t>((clock.at(note.onset) - begin) * 1000 + 0.5);
    hash = mix_bits(hash ^ (onset << 16 | std::uint64_t{note.pitch} << 8 | note.velocity)) + hash;
  }
  return hash;
}

}  // namespace clavier
