#include "transcription/quantising/note_lengths.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace clavier {
namespace {

constexpr Tick kSixteenth = kTicksPerQuarter / 4;
constexpr Tick kGraceLength = kTicksPerQuarter / 8;
constexpr Tick kNoOnset = std::numeric_limits<Tick>::max();
constexpr std::ptrdiff_t kMaxOnsetsUnderHeld = 12;  // onsets while a note is held over a bar line

/// Finds the lengths of the notes of one hand.
class HandLengths {
 public:
  HandLengths(std::vector<WrittenNote*> notes, const MeasureGrid& measure_grid)
      : notes_(std::move(notes)), measure_grid_(measure_grid) {
    for (const WrittenNote* note : notes_)
      if (onsets_.empty() || onsets_.back() != note->onset) onsets_.push_back(note->onset);
  }

  void write() {
    for (WrittenNote* note : notes_) note->length = note->grace ? kGraceLength : length_of(*note);
    for (std::size_t from = 0; from < notes_.size();) from = equalise_chord_lengths(from);
    limit_held_notes();
  }

 private:
  Tick next_onset(Tick onset) const {
    const auto next = std::upper_bound(onsets_.begin(), onsets_.end(), onset);
    return next == onsets_.end() ? kNoOnset : *next;
  }

  Tick length_of(const WrittenNote& note) const {
    const Tick next = next_onset(note.onset), bar = measure_grid_.end_of(note.onset);
    const double played = std::max(1.0, note.end - static_cast<double>(note.onset));
    if (next == kNoOnset) return simple_length(note, played, 2 * measure_grid_.full);
    const Tick distance = next - note.onset;
    const double over = played - static_cast<double>(distance);
    if (over > std::max(0.6 * kSixteenth, 0.4 * static_cast<double>(distance))) return held(note);
    const double max_gap = std::min(0.5 * static_cast<double>(distance), 0.75 * measure_grid_.ticks_per_beat);
    if (-over > std::max<double>(kSixteenth, max_gap)) return simple_length(note, played, distance);
    const bool ends_with_bar = next > bar && note.end <= static_cast<double>(bar + kSixteenth);
    return ends_with_bar ? bar - note.onset : drop_tail(note, next) - note.onset;
  }

  /// The end of a note that could last to `end`. It is the beat before when the note is not clearly held longer, or
  /// when the remainder is an uneven part of the beat.
  Tick drop_tail(const WrittenNote& note, Tick end) const {
    const Tick beat = measure_grid_.ticks_per_beat, tail = end % beat, boundary = end - tail;
    if (tail == 0 || boundary <= note.onset) return end;
    if (end - note.onset > 2 * beat) return boundary;
    const bool odd = (4 * tail) % beat != 0 && !measure_grid_.compound && note.onset % beat != 0;
    const double missing = static_cast<double>(end) - note.end;
    const bool clear = missing < std::max(0.5 * static_cast<double>(tail), 0.3 * static_cast<double>(end - note.onset));
    return odd || !clear ? boundary : end;
  }

  /// The nearest of the plain and dotted values and multiples of the unit. Short notes get half a beat rather than a
  /// sixteenth.
  Tick simple_length(const WrittenNote& note, double played, Tick max_length) const {
    const Tick beat = measure_grid_.ticks_per_beat;
    const double min_length = std::min(0.5 * static_cast<double>(max_length), 0.5 * static_cast<double>(beat));
    Tick best = max_length;
    double nearest = 1e9;
    const auto offer = [&](Tick length) {
      if (length > max_length || length < 1) return;
      const double distance = std::abs(std::log(static_cast<double>(length) / std::max(min_length, played)));
      if (distance < nearest) nearest = distance, best = length;
    };
    const bool plain =
        beat % (4 * note.unit) == 0 || beat % note.unit != 0 || beat == note.unit || beat == 2 * note.unit;
    for (const Tick times : {1, 2, 3, 4}) offer(times * note.unit);
    if (plain && !measure_grid_.compound) offer(beat / 2);
    for (const Tick times : {1, 2, 3, 4, 6, 8}) offer(times * beat);
    return best;
  }

  /// The length of a note that sounds on while its hand plays others.
  Tick held(const WrittenNote& note) const {
    const Tick bar = measure_grid_.end_of(note.onset);
    const auto after = std::lower_bound(onsets_.begin(), onsets_.end(), static_cast<Tick>(std::llround(note.end)));
    Tick end = after == onsets_.end() ? onsets_.back() : *after;
    if (after != onsets_.begin() && after != onsets_.end() &&
        note.end - static_cast<double>(*(after - 1)) < static_cast<double>(*after) - note.end)
      end = *(after - 1);
    const Tick step = measure_grid_.ticks_per_beat;
    const Tick on_beat = std::llround(note.end / static_cast<double>(step)) * step;
    if (0.6 * std::abs(static_cast<double>(on_beat) - note.end) < std::abs(static_cast<double>(end) - note.end))
      end = on_beat;
    end = std::max(drop_tail(note, end), next_onset(note.onset));
    if (end > bar) {
      const auto onset_count = std::lower_bound(onsets_.begin(), onsets_.end(), end) -
                               std::upper_bound(onsets_.begin(), onsets_.end(), note.onset);
      const bool by_little = note.end < static_cast<double>(bar) + 0.5 * static_cast<double>(step);
      end = by_little || onset_count > kMaxOnsetsUnderHeld ? bar : std::min(end, measure_grid_.end_of(bar));
      end = std::max(end, std::min(bar, next_onset(note.onset)));
    }
    return end - note.onset;
  }

  /// Gives notes of a chord that are held about equally long the length that most of them have.
  std::size_t equalise_chord_lengths(std::size_t from) {
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

  /// Of two notes held against others the one that ends later stays; the other ends with the next onset.
  void limit_held_notes() {
    std::vector<WrittenNote*> holding;
    for (WrittenNote* note : notes_) {
      if (note->grace) continue;
      std::erase_if(holding, [&](const WrittenNote* held) { return held->onset + held->length <= note->onset; });
      const Tick next = next_onset(note->onset);
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
  const MeasureGrid& measure_grid_;
  std::vector<Tick> onsets_;
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

void quantise_lengths(std::vector<WrittenNote>& notes, const MeasureGrid& measure_grid) {
  for (const Hand hand : {Hand::unknown, Hand::left, Hand::right, Hand::voice}) {
    std::vector<WrittenNote*> own;
    for (WrittenNote& note : notes)
      if (note.hand == hand) own.push_back(&note);
    HandLengths(std::move(own), measure_grid).write();
  }
  end_before_same_pitch(notes);
}

}  // namespace clavier
