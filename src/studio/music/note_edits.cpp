#include "studio/music/note_edits.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "composing/engraved_composition.h"
#include "composing/transposition.h"
#include "notation/sheet/playing_order.h"
#include "performing/perform.h"
#include "studio/music/asked_number.h"

namespace clavier {
namespace {

constexpr double kGridParts = 24;  // of a quarter note, on paper
constexpr double kMaxEditSeconds = 12.0 * 3600;

double number_in(const Json& note, const char* name, double lowest, double highest) {
  const Json& value = note.at(name);
  if (!value.is_number() || !(value.get<double>() >= lowest && value.get<double>() <= highest))
    throw Misuse(std::string("option ") + name + " of a note must be a number from " + Json(lowest).dump() + " to " +
                 Json(highest).dump());
  return value.get<double>();
}

/// A piece that is being edited: notes by id, nothing where one was removed, and new ones.
class Editor {
 public:
  explicit Editor(const StudioPiece& piece) : piece_(piece), played_(play(piece)) {
    if (piece.sheet && has_repeats(*piece.sheet)) piece_.sheet.reset();
    piece_.written = played_.played;
    if (kGridResolution % piece_.written.resolution == 0 && piece.on_paper) piece_.written.resolution = kGridResolution;
    if (piece.performs)
      for (std::size_t id = 0; id < played_.sounding.notes.size(); ++id)
        piece_.written.notes[id].velocity = played_.sounding.notes[id].velocity;
    notes_.assign(piece_.written.notes.begin(), piece_.written.notes.end());
  }

  void apply(const Json& edit) {
    if (!edit.is_object() || !edit.contains("do") || !edit["do"].is_string())
      throw Misuse("option do must be put, move or remove");
    const std::string what = edit["do"].get<std::string>();
    if (what == "put") return put(edit.value("note", Json::object()));
    if (what == "move") return move(id_in(edit), edit.value("note", Json::object()));
    if (what == "remove") return remove(id_in(edit));
    throw Misuse("option do must be put, move or remove, not \"" + what + "\"");
  }

  StudioPiece finish() {
    std::vector<Note>& all = piece_.written.notes;
    all = put_;
    for (const std::optional<Note>& note : notes_)
      if (note) all.push_back(*note);
    if (all.empty()) throw Misuse("a piece must keep a note: put it into the trash instead");
    sort_events(piece_.written);
    if (piece_.sheet) piece_.sheet = page_after();
    return piece_;
  }

 private:
  static constexpr int kGridResolution = 480;  // ticks a quarter note

  std::size_t id_in(const Json& edit) const {
    const auto id = asked_number<std::size_t>(edit.value("id", Json()), "option id of an edit");
    if (id >= notes_.size() || !notes_[id]) throw Misuse("there is no note with the id " + std::to_string(id));
    return id;
  }

  Beats on_grid(Beats time) const {
    const double parts = piece_.on_paper ? kGridParts : piece_.written.resolution;
    return {std::round(time.value * parts) / parts};
  }
  Beats shortest() const { return {1 / (piece_.on_paper ? kGridParts : piece_.written.resolution)}; }
  Beats beat_at(double seconds) const { return played_.sounding.tempo.beats_at({seconds}); }
  double seconds_at(Beats time) const { return played_.sounding.tempo.seconds_at(time).value; }

  static void set_pitch_and_loudness(const Json& given, Note& note) {
    if (given.contains("p")) note.pitch = static_cast<Pitch>(number_in(given, "p", kLowestPianoKey, kHighestPianoKey));
    if (given.contains("v")) note.velocity = static_cast<std::uint8_t>(number_in(given, "v", 1, 127));
    if (!given.contains("h")) return;
    if (given["h"] != "left" && given["h"] != "right") throw Misuse("option h of a note must be left or right");
    note.hand = given["h"] == "left" ? Hand::left : Hand::right;
  }

  void put(const Json& given) {
    for (const char* name : {"t", "d", "p"})
      if (!given.contains(name)) throw Misuse(std::string("option ") + name + " of a new note must be given");
    Note note{.velocity = 80, .hand = Hand::right};
    set_pitch_and_loudness(given, note);
    if (!given.contains("h") && note.pitch < kMiddleC) note.hand = Hand::left;
    const double begin = number_in(given, "t", 0, kMaxEditSeconds);
    note.onset = on_grid(beat_at(begin));
    note.duration =
        std::max(shortest(), on_grid(beat_at(begin + number_in(given, "d", 0, kMaxEditSeconds)) - beat_at(begin)));
    put_.push_back(note);
    change(note);
  }

  void move(std::size_t id, const Json& given) {
    Note& note = *notes_[id];
    const Note& sounding = played_.sounding.notes[id];
    change(note);
    set_pitch_and_loudness(given, note);
    if (given.contains("d")) {
      const double before = seconds_at(end_of(sounding)) - seconds_at(sounding.onset);
      const double factor = number_in(given, "d", 0, kMaxEditSeconds) / std::max(before, 1e-3);
      note.duration = std::max(shortest(), on_grid(note.duration * factor));
    }
    if (given.contains("t")) note.onset = on_grid(beat_at(number_in(given, "t", 0, kMaxEditSeconds)));
    change(note);
  }

  void remove(std::size_t id) {
    change(*notes_[id]);
    notes_[id].reset();
  }

  void change(const Note& note) {
    first_ = first_ ? std::min(*first_, note.onset) : note.onset;
    last_ = std::max(last_, end_of(note));
  }

  /// What is not beside a changed note stays as it was engraved.
  std::optional<Sheet> page_after() {
    const std::vector<PlayedMeasure> measures = measures_of(piece_, played_.played);
    const Beats begin = measure_at(measures, first_.value_or(Beats{})).onset;
    Beats end = measures.back().onset + in_beats(piece_.sheet->measures.back().length);
    for (auto measure = measures.rbegin(); measure != measures.rend() && measure->onset >= last_; ++measure)
      end = measure->onset;
    Composition changed{.score = piece_.written, .added = NewMusic{.begin = begin, .end = end}};
    return engrave_into(*piece_.sheet, changed);
  }

  static constexpr int kMiddleC = 60;
  StudioPiece piece_;
  PlayedPiece played_;
  std::vector<std::optional<Note>> notes_;
  std::vector<Note> put_;
  std::optional<Beats> first_;
  Beats last_;
};

}  // namespace

StudioPiece apply_edits(const StudioPiece& piece, const Json& edits) {
  if (!edits.is_array() || edits.empty()) throw Misuse("option edits must be a list of edits");
  if (edits.size() > kMaxEdits) throw Misuse("option edits has more than " + std::to_string(kMaxEdits) + " entries");
  Editor editor(piece);
  for (const Json& edit : edits) editor.apply(edit);
  return editor.finish();
}

StudioPiece transpose_piece(const StudioPiece& piece, int semitones) {
  StudioPiece moved = piece;
  if (piece.sheet && has_repeats(*piece.sheet)) moved.written = play(piece).played;
  moved.sheet.reset();
  moved.written = transpose_on_piano(std::move(moved.written), semitones);
  return moved;
}

StudioPiece perform_piece(const StudioPiece& piece, bool articulation) {
  StudioPiece performed = piece;
  const PlayedPiece played = play(piece);
  performed.written = perform(played.played, {.articulation = articulation});
  if (piece.sheet && has_repeats(*piece.sheet)) performed.sheet.reset();
  performed.performs = false;
  return performed;
}

}  // namespace clavier
