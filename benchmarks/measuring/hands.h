#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "../tests/support/performed.h"
#include "measuring/pieces.h"
#include "measuring/table.h"
#include "transcription/hands/hand_separation.h"

namespace clavier::measuring {

/// True when the file has reliable hands of one pianist: both are named, the right one is higher on average, and it is
/// no march for four hands.
inline bool tells_hands(const Piece& piece) {
  double sum[3] = {}, count[3] = {};
  for (const Note& note : piece.score.notes) {
    sum[static_cast<std::size_t>(note.hand)] += note.pitch;
    ++count[static_cast<std::size_t>(note.hand)];
  }
  if (count[0] > 0 || count[1] == 0 || count[2] == 0 || piece.file.find("D733") != std::string::npos) return false;
  return sum[2] / count[2] > sum[1] / count[1];
}

using HandsOfGroups = std::vector<std::vector<Hand>>;

/// Removes the hands from the groups' notes and returns them.
inline HandsOfGroups take_hands(std::vector<OnsetGroup>& groups) {
  HandsOfGroups hands(groups.size());
  for (std::size_t place = 0; place < groups.size(); ++place) {
    for (TimedNote& note : groups[place].notes) {
      hands[place].push_back(note.hand);
      note.hand = Hand::unknown;
    }
  }
  return hands;
}

inline Hand by_middle_c(const TimedNote& note) { return note.pitch < 60 ? Hand::left : Hand::right; }

/// The pitches below the widest gap of a group are the left hand's; a single note goes by middle C.
inline std::vector<Hand> by_widest_gap(const OnsetGroup& group) {
  if (group.notes.size() == 1) return {by_middle_c(group.notes[0])};
  std::size_t split = 1;
  const auto gap = [&](std::size_t place) { return group.notes[place].pitch - group.notes[place - 1].pitch; };
  for (std::size_t place = 2; place < group.notes.size(); ++place)
    if (gap(place) > gap(split)) split = place;
  std::vector<Hand> hands(group.notes.size(), Hand::right);
  std::fill_n(hands.begin(), split, Hand::left);
  return hands;
}

class HandTables {
 public:
  /// Adds `piece`, as notated or as performed in `score`.
  void add(const Piece& piece, const Score& score, bool performed) {
    std::vector<OnsetGroup> groups = onset_groups(score);
    const HandsOfGroups known = take_hands(groups);
    const auto before = std::chrono::steady_clock::now();
    const HandsOfGroups found = separate_hands(groups, tuned_hand_weights());
    seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    double total = 0, middle = 0, widest = 0, ours = 0;
    for (std::size_t place = 0; place < groups.size(); ++place) {
      const std::vector<Hand> gap = by_widest_gap(groups[place]);
      for (std::size_t note = 0; note < gap.size(); ++note, ++total) {
        const Hand truth = known[place][note];
        middle += by_middle_c(groups[place].notes[note]) == truth;
        widest += gap[note] == truth;
        ours += found[place][note] == truth;
      }
    }
    ShareTable& table = performed ? performed_ : written_;
    table.add("split at middle C", piece, middle, total);
    table.add("split at the widest gap", piece, widest, total);
    table.add("this", piece, ours, total);
    notes_ += total;
  }

  void print() const {
    written_.print();
    performed_.print();
    std::printf("%.1f ms for 3000 notes\n", 3e6 * seconds_ / notes_);
  }

 private:
  ShareTable written_{"Notes given to the right hand of the two"};
  ShareTable performed_{"The same of performed scores"};
  double seconds_ = 0, notes_ = 0;
};

inline void measure_hands(const std::vector<Piece>& pieces) {
  HandTables tables;
  int place = 0;
  for (const Piece& piece : pieces) {
    if (!tells_hands(piece)) continue;
    tables.add(piece, piece.score, false);
    if (place++ % 3 == 0) tables.add(piece, support::performed(piece.score, stable_hash(piece.file)).score, true);
  }
  tables.print();
}

}  // namespace clavier::measuring
