#include "transcription/quantising/written_lengths.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "transcription/meter/told_place.h"
#include "transcription/quantising/articulation_density.h"
#include "transcription/quantising/hand_onsets.h"
#include "transcription/quantising/notation_cost.h"

namespace clavier {
namespace {

constexpr std::array<Hand, 4> kHandsAndVoice = {Hand::unknown, Hand::left, Hand::right, Hand::voice};
constexpr std::array<int, 3> kPlainDivisions = {1, 2, 4};
constexpr double kLongestGap = 4;        // quarter notes; longer ones tell nothing about articulation
constexpr double kTickTolerance = 0.75;  // ticks
constexpr double kMinExactShare = 0.25;  // of notes that end on a part to the tick; fewer may be chance
constexpr double kExactDensity = 40;     // of notes that end as written to the tick, over the logarithm of lengths
constexpr double kLongestHold = 2.5;     // of the played length; later onsets end no note
constexpr double kMaxSilentTime = 0.5;   // quarter notes; longer silences are probably rests
constexpr double kSilenceCost = 2;       // for each quarter note of them
constexpr double kRepeatedShare = 0.72;  // of the time to the next onset of the pitch
constexpr double kRepeatedCost = -1;
constexpr double kShortestPlayed = 1e-3;
constexpr double kLongestBreath = 0.2;  // quarter notes between a note and the next onset that are no rest ...
constexpr double kMinHeldShare = 0.8;   // ... where the note is held for so much of the time
constexpr double kAlike = 1.12;         // ratio of played lengths in a chord

bool same_time(double a, double b) { return std::abs(a - b) < kSameBeats; }

/// Whether a time lies on a half, third, quarter or simpler part of a beat, or on an eighth or sixth of it.
bool is_written_end(const Score& score, Beats end) {
  const double tolerance = kTickTolerance / score.resolution;
  const double phase = told_place(score.meters, end).phase;
  const std::array<int, 2> divisions = {8, 12};
  return std::any_of(divisions.begin(), divisions.end(), [&](int division) {
    return std::abs(phase - std::round(phase * division) / division) <= tolerance;
  });
}

/// A note as it is played, in quarter notes.
struct PlayedSpan {
  double onset = 0;
  double length = 0;
  double restrike = HUGE_VAL;  ///< the next onset of its pitch
};

/// A possible end of a note.
struct LengthChoice {
  double end = 0;
  double cost = HUGE_VAL;
};

/// Finds the written lengths of the notes of one hand.
class HandLengthWriter {
 public:
  HandLengthWriter(Score& score, Hand hand)
      : score_(score), restrikes_(next_restrikes(score)), onsets_(score, hand), density_({}) {
    for (std::size_t index = 0; index < score.notes.size(); ++index)
      if (score.notes[index].hand == hand) notes_.push_back(index);
    density_ = ArticulationDensity(full_shares());
    const auto exact = std::count_if(notes_.begin(), notes_.end(), [&](std::size_t index) {
      return is_written_end(score, end_of(score.notes[index]));
    });
    exact_share_ = static_cast<double>(exact) / static_cast<double>(std::max<std::size_t>(1, notes_.size()));
  }

  void write() {
    for (std::size_t first = 0; first < notes_.size();) {
      std::size_t last = first;
      while (last < notes_.size() && same_time(note(last).onset.value, note(first).onset.value)) ++last;
      write_chord(first, last);
      first = last;
    }
  }

  /// For each note that is held for about the time to the next onset of the hand, its share of that time.
  std::vector<double> full_shares() const {
    std::vector<double> shares;
    for (std::size_t place = 0; place < notes_.size(); ++place) {
      const double gap = onsets_.next_after(note(place).onset.value) - note(place).onset.value;
      const double share = note(place).duration.value / gap;
      if (gap <= kLongestGap && is_full_share(share)) shares.push_back(share);
    }
    return shares;
  }

 private:
  const Note& note(std::size_t place) const { return score_.notes[notes_[place]]; }

  /// Writes the notes of a chord; those that are held about equally long as one.
  void write_chord(std::size_t first, std::size_t last) {
    std::vector<std::size_t> longest(notes_.begin() + static_cast<std::ptrdiff_t>(first),
                                     notes_.begin() + static_cast<std::ptrdiff_t>(last));
    std::sort(longest.begin(), longest.end(),
              [&](std::size_t a, std::size_t b) { return score_.notes[a].duration > score_.notes[b].duration; });
    for (std::size_t from = 0; from < longest.size();) {
      std::size_t to = from;
      const double played = score_.notes[longest[from]].duration.value;
      while (to < longest.size() && score_.notes[longest[to]].duration.value * kAlike >= played) ++to;
      const std::size_t middle = longest[(from + to) / 2];
      const double length = written_length({.onset = note(first).onset.value,
                                            .length = score_.notes[middle].duration.value,
                                            .restrike = restrikes_[middle].value});
      for (; from < to; ++from) score_.notes[longest[from]].duration = Beats{length};
    }
  }

  double written_length(PlayedSpan played) const {
    played.length = std::max(played.length, kShortestPlayed);
    LengthChoice best{
        .end = std::min(onsets_.next_after(played.onset), told_place(score_.meters, Beats{played.onset}).bar.value)};
    for (const double end : possible_ends(played.onset, played.length))
      if (const double cost = cost_of(played, end); cost < best.cost) best = {end, cost};
    return best.end - played.onset;
  }

  std::vector<double> possible_ends(double onset, double played) const {
    std::vector<double> ends = onsets_.between(onset, onset + kLongestHold * played);
    const int own = std::max(1, division_of(told_place(score_.meters, Beats{onset}).phase));
    for (const double end : {onset + played, onset + played / density_.mode()}) {
      const ToldPlace place = told_place(score_.meters, Beats{end});
      const auto offer = [&](int division) {
        const double part = std::floor(place.phase * division) / division;
        ends.push_back(place.beat.value + part);
        ends.push_back(place.beat.value + std::min(place.length, part + 1.0 / division));
      };
      for (const int division : kPlainDivisions) offer(division);
      offer(own);
      offer(2 * own);
      ends.push_back(place.bar.value);
      ends.push_back(place.beat.value + place.length + 1);
    }
    std::erase_if(ends, [&](double end) { return end <= onset + kSameBeats; });
    return ends;
  }

  /// A note that is released shortly before its pitch is struck again probably lasts until then.
  double articulation_cost(const PlayedSpan& played, double end) const {
    const double any = density_.cost(played.length / (end - played.onset));
    const bool repeated = played.length > kRepeatedShare * (played.restrike - played.onset);
    if (repeated) return same_time(end, played.restrike) ? std::min(any, kRepeatedCost) : any;
    const bool exact = std::abs(played.onset + played.length - end) <= kTickTolerance / score_.resolution;
    if (!exact || exact_share_ < kMinExactShare) return any;
    return std::min(any, -std::log(exact_share_ * kExactDensity));
  }

  double cost_of(const PlayedSpan& played, double end) const {
    const WrittenSpan span{.onset = played.onset,
                           .end = end,
                           .next_onset = onsets_.next_after(played.onset),
                           .ends_with_onset = onsets_.has(end)};
    const double silence = end - played.onset - played.length;
    return articulation_cost(played, end) + notation_cost(span, score_.meters) +
           kSilenceCost * std::max(0.0, silence - kMaxSilentTime);
  }

  Score& score_;
  std::vector<Beats> restrikes_;
  std::vector<std::size_t> notes_;
  HandOnsets onsets_;
  ArticulationDensity density_;
  double exact_share_ = 0;  ///< of the notes that end on a part of a beat to the tick
};

void end_before_restrikes(Score& score) {
  const std::vector<Beats> restrikes = next_restrikes(score);
  for (std::size_t index = 0; index < score.notes.size(); ++index) {
    Note& note = score.notes[index];
    note.duration = std::min(note.duration, restrikes[index] - note.onset);
  }
}

}  // namespace

bool has_written_lengths(const Score& score) {
  const auto exact = std::count_if(score.notes.begin(), score.notes.end(),
                                   [&](const Note& note) { return is_written_end(score, end_of(note)); });
  if (10 * static_cast<std::size_t>(exact) < 9 * score.notes.size()) return false;
  Score copy = score;
  std::size_t full = 0, all = 0;
  for (const Hand hand : kHandsAndVoice) {
    for (const double share : HandLengthWriter(copy, hand).full_shares()) {
      ++all;
      full += std::abs(share - 1) < 0.01;
    }
  }
  return 2 * full >= all;
}

Score close_breaths(Score score) {
  const double tick = kTickTolerance / score.resolution;
  const auto next_end = [&](const HandOnsets& onsets, double end) {
    const double next = onsets.next_after(end - tick);
    if (std::isfinite(next)) return next;
    const ToldPlace place = told_place(score.meters, Beats{end - tick});
    return place.beat.value + place.length;
  };
  for (const Hand hand : kHandsAndVoice) {
    const HandOnsets onsets(score, hand);
    for (Note& note : score.notes) {
      if (note.hand != hand) continue;
      const double next = next_end(onsets, end_of(note).value);
      const double breath = next - end_of(note).value, time = next - note.onset.value;
      if (breath > tick && breath <= kLongestBreath && note.duration.value >= kMinHeldShare * time)
        note.duration = Beats{time};
    }
  }
  return score;
}

Score write_lengths(Score score) {
  for (const Hand hand : kHandsAndVoice) HandLengthWriter(score, hand).write();
  end_before_restrikes(score);
  return score;
}

}  // namespace clavier
