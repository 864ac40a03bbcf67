#include "performing/timing.h"

#include <algorithm>
#include <cmath>

#include "notation/sheet/sheet.h"
#include "performing/final_ritard.h"
#include "performing/phrase_arch.h"

namespace clavier {
namespace {

constexpr Beats kArchStep{0.5};
constexpr Beats kRitardStep{0.25};

/// Collects tempo changes relative to the tempo of the piece.
class TempoCurve {
 public:
  TempoCurve(const Score& score, const std::vector<Phrase>& phrases)
      : base_(score.tempo.bpm_at(score.notes.front().onset)), phrases_(phrases), ritard_(find_ritard_span(score)) {}

  const RitardSpan& ritard() const { return ritard_; }

  double bpm_at(Beats time) const {
    double share = 1 + phrase_arch_at(phrases_, std::min(time, ritard_.begin), kTempoArch);
    if (time > ritard_.begin)
      share *= final_ritard(std::min(1.0, (time - ritard_.begin) / (ritard_.end - ritard_.begin)));
    return std::clamp(base_ * share, kMinTempo / 1000.0, kMaxTempo / 1000.0);
  }

 private:
  double base_;
  const std::vector<Phrase>& phrases_;
  RitardSpan ritard_;
};

}  // namespace

bool has_expressive_timing(const Score& score) {
  const std::vector<Tempo>& changes = score.tempo.changes();
  if (changes.empty() || score.notes.empty()) return false;
  const double first = score.tempo.bpm_at(score.notes.front().onset);
  return std::any_of(changes.begin(), changes.end(), [&](const Tempo& change) {
    return change.onset > score.notes.front().onset && beats_per_minute(change) != first;
  });
}

TempoMap shape_tempo(const Score& score, const std::vector<Phrase>& phrases) {
  const TempoCurve curve(score, phrases);
  std::vector<Tempo> tempos;
  const auto add = [&](Beats onset, double bpm) {
    const Tempo tempo = tempo_of(onset, bpm);
    if (tempos.empty() || tempos.back().microseconds_per_beat != tempo.microseconds_per_beat) tempos.push_back(tempo);
  };
  const auto [begin, end] = curve.ritard();
  for (Beats time{0}; time < begin; time += kArchStep) add(time, curve.bpm_at(std::min(time + kArchStep / 2, begin)));
  for (Beats time = begin; time < end; time += kRitardStep)
    add(time, curve.bpm_at(std::min(time + kRitardStep / 2, end)));
  add(end, curve.bpm_at(end));
  return TempoMap(std::move(tempos));
}

}  // namespace clavier
