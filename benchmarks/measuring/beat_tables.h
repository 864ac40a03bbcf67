#pragma once

#include <cstdio>

#include "measuring/beats.h"

namespace clavier::measuring {

/// A performed piece, and the times of its notated beats.
struct PlayedPiece {
  Score score;
  std::vector<Seconds> beats;
  std::vector<Seconds> downbeats;
};

/// Performed by the rubato of its own tempo map when it `has_rubato`, else by support::performed.
inline PlayedPiece played(const Piece& piece, const WrittenBeats& written, bool has_rubato) {
  PlayedPiece played{.score = piece.score};
  support::Performance performance;
  if (!has_rubato) {
    performance = support::performed(piece.score, stable_hash(piece.file));
    played.score = performance.score;
  }
  const auto time = [&](Beats beat) { return has_rubato ? piece.score.tempo.seconds_at(beat) : performance.at(beat); };
  for (const Beats beat : written.beats) played.beats.push_back(time(beat));
  for (const Beats beat : written.downbeats) played.downbeats.push_back(time(beat));
  return played;
}

/// The times from the first onset to the last.
inline std::vector<Seconds> within(const std::vector<Seconds>& times, const std::vector<OnsetGroup>& groups) {
  std::vector<Seconds> kept;
  std::copy_if(times.begin(), times.end(), std::back_inserter(kept), [&](Seconds time) {
    return time >= groups.front().onset - Seconds{0.07} && time <= groups.back().onset + Seconds{0.07};
  });
  return kept;
}

struct BeatTables {
  explicit BeatTables(const std::string& what)
      : beats("Beats of " + what + ", mean F-measure"),
        levels("Beats of " + what + ", at whatever level, mean F-measure"),
        downbeats("Downbeats of " + what + ", mean F-measure"),
        meters("Meters of " + what) {}
  ShareTable beats, levels, downbeats, meters;

  void add(const Piece& piece, const PlayedPiece& played) {
    const std::vector<OnsetGroup> groups = onset_groups(played.score);
    const std::vector<Seconds> answer = within(played.beats, groups);
    const MetricalStructure found = find_measures(played.score);
    const auto compare = [&](const std::string& method, const std::vector<Seconds>& times) {
      const std::vector<Seconds> heard = within(times, groups);
      beats.add(method, piece, f_measure(heard, answer), 1);
      levels.add(method, piece, f_measure_of_any_level(heard, answer), 1);
    };
    compare("120 beats a minute", steady_beats_at_120(groups));
    compare("one tempo by autocorrelation", steady_beats(groups));
    compare("this", found.beats);
    add_measures(piece, played, found);
  }

  void print() const {
    for (const ShareTable* table : {&beats, &levels, &downbeats, &meters}) table->print();
  }

 private:
  /// For pieces in one meter.
  void add_measures(const Piece& piece, const PlayedPiece& played, const MetricalStructure& found) {
    if (piece.score.meters.size() != 1) return;
    const std::vector<Seconds> heard = found.beats;
    const auto every = [&](std::size_t step) {
      std::vector<Seconds> times;
      for (std::size_t beat = 0; beat < heard.size(); beat += step) times.push_back(heard[beat]);
      return times;
    };
    std::vector<Seconds> ours;
    for (const std::size_t beat : found.downbeats) ours.push_back(heard[beat]);
    downbeats.add("every fourth of these beats", piece, f_measure(every(4), played.downbeats), 1);
    downbeats.add("this", piece, f_measure(ours, played.downbeats), 1);
    const Meter& truth = piece.score.meters[0];
    meters.add("always 4/4", piece, beats_of(truth) == 4 && !is_compound(truth), 1);
    const bool same = is_compound(truth) == is_compound(found.meter);
    meters.add("this: beats a measure, compound", piece, same && beats_of(truth) == beats_of(found.meter), 1);
    meters.add("this: two or four alike", piece, same && (beats_of(truth) % 3 == 0) == (beats_of(found.meter) % 3 == 0),
               1);
  }
};

/// Performed pieces; one in three of each half, to save time.
inline void measure_beats(const std::vector<Piece>& pieces) {
  BeatTables performed("performed scores"), rubato("piano-midi.de");
  int place = 0, displaced = 0;
  for (const Piece& piece : pieces) {
    const bool has_rubato = piece.file.starts_with("piano-midi.de");
    if (piece.score.meters.empty() || (!has_rubato && place++ % 3 != 0)) continue;
    const WrittenBeats written = written_beats(piece.score);
    if (is_displaced(piece.score, written.beats)) {
      ++displaced;
      continue;
    }
    (has_rubato ? rubato : performed).add(piece, played(piece, written, has_rubato));
  }
  performed.print();
  rubato.print();
  std::printf("%d pieces left out: their notes are beside the written beats\n", displaced);
}

}  // namespace clavier::measuring
