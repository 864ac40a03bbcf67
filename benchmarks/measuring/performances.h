#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "measuring/pieces.h"
#include "performing/perform.h"

namespace clavier::measuring {

/// Running sums over pairs of values.
class Pairs {
 public:
  void add(double x, double y, double weight = 1) {
    count_ += weight;
    x_ += weight * x, y_ += weight * y;
    xx_ += weight * x * x, yy_ += weight * y * y, xy_ += weight * x * y;
  }
  double deviation_of_first() const { return std::sqrt(std::max(0.0, variance(x_, xx_))); }
  double deviation_of_second() const { return std::sqrt(std::max(0.0, variance(y_, yy_))); }
  /// Pearson correlation; 0 when either value is constant.
  double correlation() const {
    const double both = deviation_of_first() * deviation_of_second();
    return both < 1e-12 ? 0 : (xy_ / count_ - x_ / count_ * y_ / count_) / both;
  }

 private:
  double variance(double sum, double squares) const { return squares / count_ - sum / count_ * (sum / count_); }
  double count_ = 0, x_ = 0, y_ = 0, xx_ = 0, yy_ = 0, xy_ = 0;
};

/// The performance reduced to its notation: one velocity, its mean tempo, no pedal.
inline Score bare(Score score) {
  const Beats last = score.notes.back().onset;
  const double bpm = 60 * last.value / score.tempo.seconds_at(last).value;
  score.tempo = TempoMap({tempo_of(Beats{0}, bpm)});
  score.pedal.clear();
  for (Note& note : score.notes) note.velocity = 64;
  return score;
}

/// For each eighth note, whether the sustain pedal is down in its middle.
inline std::vector<bool> pedal_of(const Score& score) {
  std::vector<bool> down;
  bool is_down = false;
  auto change = score.pedal.begin();
  for (Beats time{0.25}; time < score.notes.back().onset; time += Beats{0.5}) {
    for (; change != score.pedal.end() && change->onset <= time; ++change)
      if (change->pedal == Pedal::sustain) is_down = change->depth >= 64;
    down.push_back(is_down);
  }
  return down;
}

inline std::size_t presses(const Score& score) {
  std::size_t count = 0;
  bool down = false;
  for (const PedalChange& change : score.pedal) {
    if (change.pedal != Pedal::sustain) continue;
    count += !down && change.depth >= 64;
    down = change.depth >= 64;
  }
  return count;
}

/// Logarithm of the tempo in each quarter note up to the last onset, in per cent.
inline std::vector<double> tempos_of(const Score& score) {
  std::vector<double> tempos;
  for (Beats time{0}; time + Beats{1} <= score.notes.back().onset; time += Beats{1})
    tempos.push_back(-100 * std::log((score.tempo.seconds_at(time + Beats{1}) - score.tempo.seconds_at(time)).value));
  return tempos;
}

/// Means over pieces, a row for each half.
class MeanTable {
 public:
  void add(const std::string& name, const Piece& piece, double value) {
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
    auto& [sum, count] = means_[name][piece.held_out];
    sum += value;
    ++count;
  }
  void print() const {
    std::printf("%-52s%12s%12s\n", "mean of pieces", "tuning", "held out");
    for (const std::string& name : names_) {
      std::printf("%-52s", name.c_str());
      for (const bool held_out : {false, true}) {
        const auto& [sum, count] = means_.at(name).at(held_out);
        std::printf("%12.3f", sum / count);
      }
      std::printf("\n");
    }
  }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::map<bool, std::pair<double, double>>> means_;
};

/// Compares the shaping of the same notes by a person and by perform().
inline void compare(const Piece& piece, const Score& person, const Score& ours, MeanTable& table) {
  Pairs velocities, chords, pitches, tempos;
  for (std::size_t first = 0, next = 0; first < person.notes.size(); first = next) {
    double theirs = 0, own = 0;
    for (next = first; next < person.notes.size() && person.notes[next].onset == person.notes[first].onset; ++next) {
      velocities.add(person.notes[next].velocity, ours.notes[next].velocity);
      pitches.add(person.notes[next].velocity, person.notes[next].pitch);
      theirs += person.notes[next].velocity, own += ours.notes[next].velocity;
    }
    const auto count = static_cast<double>(next - first);
    if (next - first > 1)
      for (std::size_t note = first; note < next; ++note)
        chords.add(person.notes[note].velocity - theirs / count, ours.notes[note].velocity - own / count);
  }
  const std::vector<double> their_tempos = tempos_of(person), our_tempos = tempos_of(ours);
  for (std::size_t beat = 0; beat < their_tempos.size(); ++beat) tempos.add(their_tempos[beat], our_tempos[beat]);
  table.add("velocity, standard deviation: person", piece, velocities.deviation_of_first());
  table.add("velocity, standard deviation: ours", piece, velocities.deviation_of_second());
  table.add("velocity, correlation: pitch alone", piece, pitches.correlation());
  table.add("velocity, correlation: ours", piece, velocities.correlation());
  table.add("velocity within chords, deviation: person", piece, chords.deviation_of_first());
  table.add("velocity within chords, deviation: ours", piece, chords.deviation_of_second());
  table.add("velocity within chords, correlation: ours", piece, chords.correlation());
  table.add("tempo of quarter notes, deviation in %: person", piece, tempos.deviation_of_first());
  table.add("tempo of quarter notes, deviation in %: ours", piece, tempos.deviation_of_second());
  table.add("tempo of quarter notes, correlation: ours", piece, tempos.correlation());
}

inline void compare_pedals(const Piece& piece, const Score& person, const Score& ours, MeanTable& table) {
  const std::vector<bool> theirs = pedal_of(person), own = pedal_of(ours);
  double their_share = 0, our_share = 0, both = 0;
  for (std::size_t place = 0; place < theirs.size(); ++place) {
    their_share += theirs[place], our_share += own[place];
    both += theirs[place] && own[place];
  }
  const auto all = static_cast<double>(theirs.size());
  const double minutes = duration_of(person).value / 60;
  table.add("pedal, share of eighth notes: person", piece, their_share / all);
  table.add("pedal, share of eighth notes: ours", piece, our_share / all);
  table.add("pedal, recall: ours", piece, their_share > 0 ? both / their_share : 1);
  table.add("pedal, precision: ours", piece, our_share > 0 ? both / our_share : 1);
  table.add("pedal, presses a minute: person", piece, static_cast<double>(presses(person)) / minutes);
  table.add("pedal, presses a minute: ours", piece, static_cast<double>(presses(ours)) / minutes);
}

/// Compares scores shaped by hand with perform() of the same notes.
inline void measure_performances(const std::vector<Piece>& pieces) {
  MeanTable table;
  int count = 0;
  double seconds = 0, notes = 0;
  for (const Piece& piece : pieces) {
    if (piece.score.notes.size() < 100 || piece.score.tempo.changes().size() < 20) continue;
    const Score written = bare(piece.score);
    const auto before = std::chrono::steady_clock::now();
    const Score ours = perform(written);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    notes += static_cast<double>(written.notes.size());
    if (ours.notes.size() != piece.score.notes.size() || ours == written) continue;
    compare(piece, piece.score, ours, table);
    if (!piece.score.pedal.empty()) compare_pedals(piece, piece.score, ours, table);
    ++count;
  }
  table.print();
  std::printf("%d pieces; %.1f ms for 3000 notes\n", count, 3e6 * seconds / notes);
}

}  // namespace clavier::measuring
