#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "music/fraction.h"
#include "music/pitch.h"
#include "music/spelled_pitch.h"
#include "notation/sheet/note_value.h"
#include "notation/sheet/repeats.h"

namespace clavier {

/// One of the two staves of piano music. The upper one is the right hand's.
enum class Staff : std::uint8_t { upper, lower };

/// One note head of a chord.
struct SheetNote {
  SpelledPitch pitch;                      ///< octave 0..9, within the range of MIDI
  bool tie_stop = false;                   ///< tied to the note of its pitch that ends where this one begins
  bool tie_start = false;                  ///< tied to the note of its pitch that begins where this one ends
  bool other_staff = false;                ///< notated on the staff that is not its voice's
  std::optional<std::uint8_t> velocity{};  ///< 1..127; of tied notes that of the first counts
  bool operator==(const SheetNote&) const = default;
};

enum class EventKind : std::uint8_t {
  chord,
  rest,
  measure_rest,  ///< the only event of its voice, as long as the measure; its value is ignored
  hidden_rest,   ///< not printed: a gap of any length; its value is ignored
  grace          ///< a chord without length, before the chord that follows it in its voice
};

enum class Beam : std::uint8_t { begin, middle, end, forward_hook, backward_hook };
enum class Stem : std::uint8_t { free, up, down };  ///< free: the engraver decides

/// A chord that is repeated, or alternates with another, in notes as short as its strokes say.
struct Tremolo {
  enum class Kind : std::uint8_t {
    single,  ///< the chord is repeated
    start,   ///< it alternates with the next event of its voice, which has `stop`
    stop
  };
  Kind kind = Kind::single;
  std::uint8_t strokes = 3;  ///< 1..kMaxStrokes, beside the beams of the chord's type: 3 of a quarter, 32nd notes
  bool operator==(const Tremolo&) const = default;
};

inline constexpr int kMaxStrokes = 8;

/// One event of a voice. `length` is that of `value` for chords and rests, zero for grace chords. Only chords and grace
/// chords have notes, beams and a stem; only chords and rests have a tuplet. Of two chords that alternate each has the
/// type of the whole and half its length: their values have a ratio with an even `actual`, as 2:1.
struct SheetEvent {
  EventKind kind = EventKind::chord;
  ExactBeats onset;              ///< from the start of the measure
  ExactBeats length;             ///< in quarter notes
  NoteValue value;               ///< as notated
  std::vector<SheetNote> notes;  ///< from the lowest line up, no pitch twice; one or more in chords, none in rests
  std::vector<Beam> beams;       ///< the first level (the eighths') first; at most beams_of(value.type)
  Stem stem = Stem::free;
  std::optional<Tremolo> tremolo{};  ///< of chords; two that alternate have the same strokes and length
  bool tuplet_start = false;         ///< the bracket of a tuplet begins here; it ends in the same measure
  bool tuplet_stop = false;          ///< and ends here
  bool fermata = false;
  bool slashed = false;  ///< of a grace chord: an acciaccatura
  bool operator==(const SheetEvent&) const = default;
};

/// Events without gap or overlap that fill their measure: each begins where the preceding one ends, the last one ends
/// with the measure. At least one event is printed, and no two hidden rests are adjacent.
struct Voice {
  Staff staff = Staff::upper;
  std::vector<SheetEvent> events;
  bool operator==(const Voice&) const = default;
};

enum class ClefSign : std::uint8_t { g, f, c };

struct Clef {
  ClefSign sign = ClefSign::g;
  std::uint8_t line = 2;         ///< from the bottom, 1..5
  std::int8_t octave_shift = 0;  ///< -2..2; 1 for a clef with an 8 above
  bool operator==(const Clef&) const = default;
};

inline constexpr Clef kTrebleClef = {ClefSign::g, 2};
inline constexpr Clef kBassClef = {ClefSign::f, 4};

/// A change of a staff's clef at a time in its measure; at the very end it stands before the bar line.
struct ClefChange {
  Staff staff = Staff::upper;
  ExactBeats onset;
  Clef clef;
  bool operator==(const ClefChange&) const = default;
};

struct SheetKey {
  std::int8_t fifths = 0;  ///< -7 (seven flats) .. 7 (seven sharps)
  Mode mode = Mode::major;
  bool operator==(const SheetKey&) const = default;
};

struct SheetMeter {
  int numerator = 4;    ///< 1..255
  int denominator = 4;  ///< a power of two up to 128
  bool operator==(const SheetMeter&) const = default;
};

constexpr ExactBeats measure_length(SheetMeter meter) { return {std::int64_t{4} * meter.numerator, meter.denominator}; }

enum class Dynamic : std::uint8_t { ppp, pp, p, mp, mf, f, ff, fff };

/// A printed metronome mark: "quarter = 72.5".
struct Metronome {
  NoteType unit = NoteType::quarter;
  std::uint8_t dots = 0;
  Fraction per_minute = 120;  ///< above 0, in whole thousandths
  bool operator==(const Metronome&) const = default;
};

inline constexpr std::int32_t kMinTempo = 4'000;
inline constexpr std::int32_t kMaxTempo = 10'000'000;

/// A tempo in force from its onset on. Without words and metronome it is played but not printed, and belongs to the
/// upper staff.
struct TempoMark {
  std::string words;  ///< "Allegro"
  std::optional<Metronome> metronome{};
  std::int32_t thousandths = 120'000;  ///< played tempo: quarter notes in a thousand minutes, 120000 for 120 bpm;
                                       ///< kMinTempo..kMaxTempo
  bool operator==(const TempoMark&) const = default;
};

inline bool is_playback_only(const TempoMark& tempo) { return tempo.words.empty() && !tempo.metronome; }

/// Any other words: "dolce".
struct Words {
  std::string text;  ///< not empty
  bool operator==(const Words&) const = default;
};

enum class PedalMark : std::uint8_t { start, change, stop };

using DirectionMark = std::variant<Dynamic, TempoMark, PedalMark, Words, Marker, Jump>;

/// A direction at a time of a measure, from 0 to its length.
struct Direction {
  Staff staff = Staff::upper;
  ExactBeats onset;
  DirectionMark what;
  bool operator==(const Direction&) const = default;
};

/// Whether it is for the order in which measures are played.
inline bool is_for_order(const Direction& direction) {
  return std::holds_alternative<Marker>(direction.what) || std::holds_alternative<Jump>(direction.what);
}

/// As many voices as notation programs draw on a staff. A sheet may have more; MuseScore leaves out their notes.
inline constexpr std::size_t kMaxVoicesPerStaff = 4;

/// A measure is no longer than this; the longest cadenza is shorter.
inline constexpr ExactBeats kMaxMeasureLength = 1024;

/// A measure gives key, meter and clefs where they change; the first measure gives all of them, with a clef for each
/// staff.
struct Measure {
  std::string number = "1";           ///< as printed; "0" for a pickup, "X1" for an uncounted measure
  ExactBeats length = 4;              ///< above 0, at most kMaxMeasureLength; of a complete measure, that of its meter
  bool implicit = false;              ///< a pickup or a part of a split measure: its number is not shown
  std::optional<SheetKey> key{};      ///< from its start on
  std::optional<SheetMeter> meter{};  ///< from its start on
  std::vector<ClefChange> clefs;      ///< by staff, then onset; at most one at a time
  std::vector<Voice> voices;          ///< the upper staff's first; each staff has one or more
  std::vector<Direction> directions;  ///< by onset, then staff; at one place in any order; at most one jump, and one
                                      ///< marker of each kind
  RepeatBars repeats{};
  bool operator==(const Measure&) const = default;
};

/// An engraved piano piece: what is on the paper, in exact time, each measure once (unfold.h). find_sheet_fault in
/// validate.h checks the requirements given here.
struct Sheet {
  std::string title;
  std::string origin;  ///< where it came from: a composer, "Clavier, seed 7"
  std::vector<Measure> measures;
  bool operator==(const Sheet&) const = default;
};

}  // namespace clavier
