#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/options.h"
#include "encoding/event.h"
#include "music/pitch.h"

namespace clavier {

/// The alphabets of a sequence model and the grammar that joins them (docs/formats/tokens.md).
///
/// Style "notes": a chord is spelt by its notes from the lowest up, an opening token and then joining ones, so that
/// every chord can be written. Frequent chords may have an opening token of their own. Each token carries duration and
/// velocity, an opening one its shift too.
/// Style "performance": as "notes" without chords of their own; the notes of a chord begin when they were played, and
/// loudness is finer.
/// Style "article": one token per onset, single notes by pitch and chords by pitch classes in normal order, without
/// timing. Onsets outside the dictionary cannot be written.
class Vocabulary {
 public:
  enum class Style { notes, performance, article };
  using Chord = std::vector<Pitch>;  ///< ascending

  static constexpr int kStart = 0;  ///< before the first event; never sampled
  static constexpr int kEnd = 1;    ///< after the last one

  /// Every pitch of the piano as opening and as joining token, then `chords` (each of two or more pitches).
  static Vocabulary of_notes(std::vector<Chord> chords = {});
  /// Every pitch of the piano as opening and as joining token, of style performance.
  static Vocabulary of_performance();
  /// The article's dictionary: the distinct names among `names` ("A2", "4.7.11"), sorted as strings.
  /// Throws Error for a name that is neither.
  static Vocabulary of_article(std::vector<std::string> names);

  static Vocabulary from_json(const Json& json);  ///< throws Error when it is no vocabulary
  Json to_json() const;

  Style style() const { return style_; }
  int size(Field field) const;
  bool has_timing() const { return style_ != Style::article; }
  /// Whether joining tokens have a shift, too: the symbol of their onset after that of the opening one (spread_symbol).
  bool has_spread() const { return style_ == Style::performance; }

  /// The symbol of a MIDI velocity, and the velocity in the middle of a symbol's class.
  int velocity_symbol(int velocity) const { return velocity * size(Field::velocity) / kVelocities; }
  int velocity_of(int symbol) const { return (2 * symbol + 1) * kVelocities / (2 * size(Field::velocity)); }

  /// The pitches of a token, ascending; none for start and end. 0 <= token < size(Field::token) here and below.
  const Chord& pitches(int token) const { return pitches_[static_cast<std::size_t>(token)]; }
  bool joins(int token) const { return has_timing() && token >= kFirstJoining && token < kFirstChord; }
  bool opens(int token) const { return token > kEnd && !joins(token); }
  int opening(Pitch pitch) const { return kFirstOpening + pitch - kLowestPianoKey; }  ///< not article, on_piano(pitch)
  int joining(Pitch pitch) const { return kFirstJoining + pitch - kLowestPianoKey; }  ///< not article, on_piano(pitch)
  /// The token of a whole chord, or -1 when the dictionary does not have it.
  int find(const Chord& chord) const;
  std::string name(int token) const;  ///< "C4", "+E4", "C4.E4.G4", "start"

  /// The field that is sampled after `field`; `token` is the token of the event.
  Field next(Field field, int token) const;

  /// Whether `token` may follow `previous`. Start never follows; a joining token only follows an event, above that
  /// event's highest pitch.
  bool may_follow(int token, int previous) const;

  bool operator==(const Vocabulary& other) const { return style_ == other.style_ && names_ == other.names_; }

 private:
  static constexpr int kVelocities = 128;
  static constexpr int kFirstOpening = 2;
  static constexpr int kFirstJoining = kFirstOpening + kPianoKeys;
  static constexpr int kFirstChord = kFirstJoining + kPianoKeys;

  void add(Chord pitches, std::string name);

  Style style_ = Style::notes;
  std::vector<Chord> pitches_;
  std::vector<std::string> names_;
  std::map<std::string, int, std::less<>> by_name_;
};

/// "C4" for one pitch, "C4.E4.G4" for several.
std::string chord_name(const Vocabulary::Chord& chord);
/// The article's name of an onset: "A2" for one pitch, else distinct pitch classes in normal order ("4.7.11"). Normal
/// order: the rotation with the smallest span, ties broken by the smaller intervals from the first (Forte 1973).
std::string article_name(const Vocabulary::Chord& chord);

}  // namespace clavier
