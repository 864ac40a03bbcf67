#include "transcription/quantising/note_lengths.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace clavier {
namespace {

constexpr Tick kSixteenth = kTicksPerQuarter / 4;
constexpr Tick kGrace = kTicksPerQuarter / 8;
constexpr Tick kNoOnset = std::numeric_limits<Tick>::max();
constexpr std::ptrdiff_t kMostUnderHeld = 12;  // strokes while a key is held over a bar line

/// The notes of one hand.
class HandLengths {
 public:
  HandLengths(std::vector<WrittenNote*> notes, const Bars& bars) : notes_(std::move(notes)), bars_(bars) {
    for (const WrittenNote* note : notes_)
      if (strokes_.empty() || strokes_.back() != note->onset) strokes_.push_back(note->onset);
  }

  void write() {
    for (WrittenNote* note : notes_) note->length = note->grace ? kGrace : length_of(*note);
    for (std::size_t from = 0; from < notes_.size();) from = even_chord(from);
    hold_one();
  }

 private:
  Tick next_stroke(Tick onset) const {
    const auto next = std::upper_bound(strokes_.begin(), strokes_.end(), onset);
    return next == strokes_.end() ? kNoOnset : *next;
  }

  Tick length_of(const WrittenNote& note) const {
    const Tick next = next_stroke(note.onset), bar = bars_.end_of(note.onset);
    const double played = std::max(1.0, note.end - static_cast<double>(note.onset));
    if (next == kNoOnset) return simple(note, played, 2 * bars_.full);
    const Tick apart = next - note.onset;
    const double over = played - static_cast<double>(apart);
    if (over > std::max(0.6 * kSixteenth, 0.4 * static_cast<double>(apart))) return held(note);
    const double most_gap = std::min(0.5 * static_cast<double>(apart), 0.75 * bars_.ticks_per_beat);
    if (-over > std::max<double>(kSixteenth, most_gap)) return simple(note, played, apart);
    const bool ends_with_bar = next > bar && note.end <= static_cast<double>(bar + kSixteenth);
    return ends_with_bar ? bar - note.onset : without_tail(note, next) - note.onset;
  }

  /// Where a note ends that could last to `end`: on the beat before it, when it is not clearly held longer or would be
  /// tied to a part of a triplet or to less than a sixteenth.
  Tick without_tail(const WrittenNote& note, Tick end) const {
    const Tick beat = bars_.ticks_per_beat, tail = end % beat, boundary = end - tail;
    if (tail == 0 || boundary <= note.onset) return end;
    if (end - note.onset > 2 * beat) return boundary;
    const bool odd = (4 * tail) % beat != 0 && !bars_.compound && note.onset % beat != 0;
    const double missing = static_cast<double>(end) - note.end;
    const bool clear = missing < std::max(0.5 * static_cast<double>(tail), 0.3 * static_cast<double>(end - note.onset));
    return odd || !clear ? boundary : end;
  }

  /// The nearest of the plain and dotted values, and of the unit; rather half a beat than a dry sixteenth.
  Tick simple(const WrittenNote& note, double played, Tick most) const {
    const Tick beat = bars_.ticks_per_beat;
    const double least = std::min(0.5 * static_cast<double>(most), 0.5 * static_cast<double>(beat));
    Tick best = most;
    double nearest = 1e9;
    const auto offer = [&](Tick length) {
      if (length > most || length < 1) return;
      const double apart = std::abs(std::log(static_cast<double>(length) / std::max(least, played)));
      if (apart < nearest) nearest = apart, best = length;
    };
    const bool plain =
        beat % (4 * note.unit) == 0 || beat % note.unit != 0 || beat == note.unit || beat == 2 * note.unit;
    for (const Tick times : {1, 2, 3, 4}) offer(times * note.unit);
    if (plain && !bars_.compound) offer(beat / 2);
    for (const Tick times : {1, 2, 3, 4, 6, 8}) offer(times * beat);
    return best;
  }

  /// Of a note that sounds on while its hand strikes others.
  Tick held(const WrittenNote& note) const {
    const Tick bar = bars_.end_of(note.onset);
    const auto after = std::lower_bound(strokes_.begin(), strokes_.end(), static_cast<Tick>(std::llround(note.end)));
    Tick end = after == strokes_.end() ? strokes_.back() : *after;
    if (after != strokes_.begin() && after != strokes_.end() &&
        note.end - static_cast<double>(*(after - 1)) < static_cast<double>(*after) - note.end)
      end = *(after - 1);
    const Tick step = bars_.ticks_per_beat;
    const Tick on_beat = std::llround(note.end / static_cast<double>(step)) * step;
    if (0.6 * std::abs(static_cast<double>(on_beat) - note.end) < std::abs(static_cast<double>(end) - note.end))
      end = on_beat;
    end = std::max(without_tail(note, end), next_stroke(note.onset));
    if (end > bar) {
      const auto strokes = std::lower_bound(strokes_.begin(), strokes_.end(), end) -
                           std::upper_bound(strokes_.begin(), strokes_.end(), note.onset);
      const bool by_little = note.end < static_cast<double>(bar) + 0.5 * static_cast<double>(step);
      end = by_little || strokes > kMostUnderHeld ? bar : std::min(end, bars_.end_of(bar));
      end = std::max(end, std::min(bar, next_stroke(note.onset)));
    }
    return end - note.onset;
  }

  /// Notes of a chord that are held about equally long get the length that most of them have.
  std::size_t even_chord(std::size_t from) {
    std::size_t to = from;
    while (to < notes_.size() && notes_[to]->onset == notes_[from]->onset) ++to;
    for (std::size_t place = from; place < to; ++place) {
      if (notes_[place]->grace) continue;
      const WrittenNote* model = notes_[place];
      const auto votes = [&](const WrittenNote& other) {
        return std::count_if(notes_.begin() + static_cast<std::ptrdiff_t>(from),
                             notes_.begin() + static_cast<std::ptrdiff_t>(to),
                             [&](const WrittenNote* note) { return !note->grace && note->length == other.length; });
      };
      const double played = notes_[place]->end - static_cast<double>(notes_[place]->onset);
      for (std::size_t other = from; other < to; ++other) {
        const double others = notes_[other]->end - static_cast<double>(notes_[other]->onset);
        const bool alike = others < 1.6 * played && played < 1.6 * others;
        if (alike && !notes_[other]->grace && votes(*notes_[other]) > votes(*model)) model = notes_[other];
      }
      notes_[place]->length = model->length;
    }
    return to;
  }

  /// Of two notes held over others the one that ends later stays; the other ends with the next stroke.
  void hold_one() {
    std::vector<WrittenNote*> holding;
    for (WrittenNote* note : notes_) {
      if (note->grace) continue;
      std::erase_if(holding, [&](const WrittenNote* held) { return held->onset + held->length <= note->onset; });
      const Tick next = next_stroke(note->onset);
      if (next == kNoOnset || note->onset + note->length <= next) continue;
      const bool under = std::any_of(holding.begin(), holding.end(), [&](const WrittenNote* held) {
        return held->onset < note->onset && held->onset + held->length >= note->onset + note->length;
      });
      if (under) {
        note->length = next - note->onset;
        continue;
      }
      for (WrittenNote* held : holding)
        if (held->onset < note->onset) held->length = note->onset - held->onset;
      holding.push_back(note);
    }
  }

  std::vector<WrittenNote*> notes_;
  const Bars& bars_;
  std::vector<Tick> strokes_;
};

void end_before_same_pitch(std::vector<WrittenNote>& notes) {
  std::array<Tick, 256> next{}, beyond{};  // the next onset of each pitch and the one after it
  next.fill(kNoOnset);
  beyond.fill(kNoOnset);
  for (std::size_t place = notes.size(); place-- > 0;) {
    WrittenNote& note = notes[place];
    Tick &onset = next.at(note.pitch), &later = beyond.at(note.pitch);
    if (onset != note.onset) later = std::exchange(onset, note.onset);
    if (later != kNoOnset) note.length = std::min(note.length, later - note.onset);
    note.length = std::max<Tick>(1, note.length);
  }
}

}  // namespace

void write_lengths(std::vector<WrittenNote>& notes, const Bars& bars) {
  for (const Hand hand : {Hand::unknown, Hand::left, Hand::right}) {
    std::vector<WrittenNote*> own;
    for (WrittenNote& note : notes)
      if (note.hand == hand) own.push_back(&note);
    HandLengths(std::move(own), bars).write();
  }
  end_before_same_pitch(notes);
}

}  // namespace clavier
