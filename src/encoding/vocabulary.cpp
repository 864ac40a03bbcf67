#include "encoding/vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <set>

#include "base/error.h"
#include "encoding/bins.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxTokens = 65535;
constexpr int kArticleOctave = 60;  // normal-order chords sound from middle C up

std::vector<int> normal_order(const Vocabulary::Chord& chord) {
  std::set<int> classes;
  for (const Pitch pitch : chord) classes.insert(pitch_class(pitch));
  const std::vector<int> ascending(classes.begin(), classes.end());
  const std::size_t size = ascending.size();
  std::vector<int> best_shape, best;
  for (std::size_t first = 0; first < size; ++first) {
    std::vector<int> rotation, shape;
    for (std::size_t index = 0; index < size; ++index) rotation.push_back(ascending[(first + index) % size]);
    shape.push_back(pitch_class(rotation.back() - rotation.front()));
    for (const int c : rotation) shape.push_back(pitch_class(c - rotation.front()));
    if (best.empty() || shape < best_shape) best_shape = shape, best = rotation;
  }
  return best;
}

/// "A#2" -> 46; nothing else.
std::optional<Pitch> parse_pitch(std::string_view name) {
  const std::size_t letters = name.size() > 1 && name[1] == '#' ? 2 : 1;
  for (int octave_class = 0; octave_class < kPitchClasses; ++octave_class) {
    if (pitch_class_name(octave_class) != name.substr(0, letters)) continue;
    int octave = 0;
    const std::string_view digits = name.substr(std::min(letters, name.size()));
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), octave);
    if (problem != std::errc() || end != digits.data() + digits.size() || octave < -1 || octave > 9)
      return std::nullopt;
    const int pitch = (octave + 1) * kPitchClasses + octave_class;
    return pitch <= 127 ? std::optional(static_cast<Pitch>(pitch)) : std::nullopt;
  }
  return std::nullopt;
}

Vocabulary::Chord parse_article_name(const std::string& name) {
  if (const auto pitch = parse_pitch(name)) return {*pitch};
  std::set<Pitch> pitches;
  const std::string spelt = name + ".";
  for (std::string_view rest = spelt; !rest.empty();) {
    int number = -1;
    const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    const bool is_class = problem == std::errc() && number >= 0 && number < kPitchClasses && *end == '.';
    if (!is_class || !pitches.insert(static_cast<Pitch>(kArticleOctave + number)).second)
      throw Error("cannot read vocabulary: \"" + name + "\" is neither a note nor a chord");
    rest.remove_prefix(static_cast<std::size_t>(end + 1 - rest.data()));
  }
  return {pitches.begin(), pitches.end()};
}

}  // namespace

std::string chord_name(const Vocabulary::Chord& chord) {
  std::string name;
  for (const Pitch pitch : chord) name += (name.empty() ? "" : ".") + pitch_name(pitch);
  return name;
}

std::string article_name(const Vocabulary::Chord& chord) {
  if (chord.size() == 1) return pitch_name(chord.front());
  std::string name;
  for (const int c : normal_order(chord)) name += (name.empty() ? "" : ".") + std::to_string(c);
  return name;
}

void Vocabulary::add(Chord pitches, std::string name) {
  if (names_.size() >= kMaxTokens) throw Error("a vocabulary cannot have more than 65535 tokens");
  if (!by_name_.emplace(name, static_cast<int>(names_.size())).second)
    throw Error("cannot read vocabulary: \"" + name + "\" stands there twice");
  pitches_.push_back(std::move(pitches));
  names_.push_back(std::move(name));
}

Vocabulary Vocabulary::of_notes(std::vector<Chord> chords) {
  Vocabulary vocabulary;
  vocabulary.add({}, "start");
  vocabulary.add({}, "end");
  for (int pitch = kLowestPianoKey; pitch <= kHighestPianoKey; ++pitch)
    vocabulary.add({static_cast<Pitch>(pitch)}, pitch_name(pitch));
  for (int pitch = kLowestPianoKey; pitch <= kHighestPianoKey; ++pitch)
    vocabulary.add({static_cast<Pitch>(pitch)}, "+" + pitch_name(pitch));
  for (Chord& chord : chords) {
    const bool ascending = std::adjacent_find(chord.begin(), chord.end(), std::greater_equal<>()) == chord.end();
    if (chord.size() < 2 || !ascending || !on_piano(chord.front()) || !on_piano(chord.back()))
      throw Error("cannot read vocabulary: a chord needs two or more ascending piano keys");
    std::string name = chord_name(chord);
    vocabulary.add(std::move(chord), std::move(name));
  }
  return vocabulary;
}

Vocabulary Vocabulary::of_performance() {
  Vocabulary vocabulary = of_notes();
  vocabulary.style_ = Style::performance;
  return vocabulary;
}

Vocabulary Vocabulary::of_article(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  Vocabulary vocabulary;
  vocabulary.style_ = Style::article;
  vocabulary.add({}, "start");
  vocabulary.add({}, "end");
  for (std::string& name : names) {
    Chord pitches = parse_article_name(name);
    vocabulary.add(std::move(pitches), std::move(name));
  }
  return vocabulary;
}

namespace {

std::vector<Vocabulary::Chord> chords_from(const Json& json) {
  std::vector<Vocabulary::Chord> chords;
  for (const Json& each : json) {
    chords.emplace_back();
    for (const Json& pitch : each) chords.back().push_back(whole_number<Pitch>(pitch, "a pitch of the vocabulary"));
  }
  return chords;
}

}  // namespace

Vocabulary Vocabulary::from_json(const Json& json) {
  try {
    const auto style = json.at("style").get<std::string>();
    if (style == "notes") return of_notes(chords_from(json.at("chords")));
    if (style == "performance") return of_performance();
    if (style == "article") return of_article(json.at("tokens").get<std::vector<std::string>>());
    throw Error("cannot read vocabulary: unknown style \"" + style + "\"; known are notes, performance, article");
  } catch (const Json::exception&) {
    throw Error("cannot read vocabulary: it needs a style and its chords or tokens");
  }
}

Json Vocabulary::to_json() const {
  if (style_ == Style::article)
    return {{"style", "article"}, {"tokens", std::vector<std::string>(names_.begin() + 2, names_.end())}};
  if (style_ == Style::performance) return {{"style", "performance"}};
  return {{"style", "notes"}, {"chords", std::vector<Chord>(pitches_.begin() + kFirstChord, pitches_.end())}};
}

int Vocabulary::size(Field field) const {
  if (field == Field::token) return static_cast<int>(names_.size());
  if (!has_timing()) return 0;
  if (field == Field::shift) return shift_bins().size();
  return field == Field::duration       ? duration_bins().size()
         : style_ == Style::performance ? kFineVelocityClasses
                                        : kVelocityClasses;
}

int Vocabulary::find(const Chord& chord) const {
  const auto found = by_name_.find(style_ == Style::article ? article_name(chord) : chord_name(chord));
  return found == by_name_.end() ? -1 : found->second;
}

std::string Vocabulary::name(int token) const { return names_[static_cast<std::size_t>(token)]; }

Field Vocabulary::next(Field field, int token) const {
  if (!has_timing() || token <= kEnd || field == Field::velocity) return Field::token;
  if (field == Field::token) return joins(token) && !has_spread() ? Field::duration : Field::shift;
  return field == Field::shift ? Field::duration : Field::velocity;
}

bool Vocabulary::may_follow(int token, int previous) const {
  if (token == kStart || previous == kEnd) return false;
  if (!joins(token)) return true;
  return previous > kEnd && pitches(token).front() > pitches(previous).back();
}

}  // namespace clavier
