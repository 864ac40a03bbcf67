#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/phrase/chord_fit.h"
#include "encoding/score_steps/bar_piece.h"

namespace clavier {

/// A note of some bars of a score; times are ticks from the first of them.
struct PhraseNote {
  int onset = 0;  ///< negative where it is held from before
  int end = 0;    ///< within the bars
  Pitch pitch = 60;
  bool left = false;
};

/// What sounds between two neighbouring onsets of any hand, if only at first.
struct PhraseSlice {
  int begin = 0, end = 0;                ///< ticks
  std::vector<const PhraseNote*> notes;  ///< those that sound, lowest first

  bool begins(const PhraseNote& note) const { return note.onset == begin; }
};

/// The outer notes of a hand, one for each of its onsets.
using OuterLine = std::vector<const PhraseNote*>;

/// Some bars of a score, seen as slices, beats and outer lines. The voice of a song is left out.
class PhraseNotes {
 public:
  /// `bars` bars of `piece` from `first` on, which it has; notes that are held from before belong to them.
  PhraseNotes(const BarPiece& piece, std::size_t first, std::size_t bars);
  PhraseNotes(const PhraseNotes&) = delete;
  PhraseNotes& operator=(const PhraseNotes&) = delete;

  const BarPiece& piece() const { return piece_; }
  std::size_t first() const { return first_; }
  std::size_t bars() const { return bar_starts_.size() - 1; }
  int length() const { return bar_starts_.back(); }  ///< ticks

  std::span<const PhraseNote> notes() const { return notes_; }     ///< by onset, then pitch
  std::span<const PhraseSlice> slices() const { return slices_; }  ///< without gaps
  const OuterLine& top() const { return top_; }                    ///< of the right hand
  const OuterLine& bass() const { return bass_; }                  ///< of the left hand
  std::span<const int> bar_starts() const { return bar_starts_; }  ///< in ticks, with the end
  std::span<const int> beats() const { return beats_; }            ///< where beats begin, in ticks, with the end

  bool is_beat(int tick) const;
  /// The slice that holds a tick; none at the end.
  const PhraseSlice* slice_at(int tick) const;
  /// The pitch class of the lowest note at a tick.
  std::optional<int> bass_at(int tick) const;
  PitchClassTimes times_between(int begin, int end) const;

 private:
  void read_bars();
  void cut_slices();
  OuterLine outer_line(bool left) const;

  const BarPiece& piece_;
  std::size_t first_;
  std::vector<PhraseNote> notes_;
  std::vector<PhraseSlice> slices_;
  OuterLine top_, bass_;
  std::vector<int> bar_starts_, beats_;
};

/// `part` / `whole`; 0 where there is no whole.
inline double share_of(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace clavier
