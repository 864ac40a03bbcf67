#include "planned_sheet.h"

#include <algorithm>
#include <sstream>

#include "notation/sheet/jump_words.h"
#include "notation/sheet/playing_order.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

SpelledPitch pitch_of_letter(char letter) {
  const int semitones = letter - 'A';
  constexpr std::array<std::pair<Step, int>, 12> kSteps = {{{Step::c, 0},
                                                            {Step::c, 1},
                                                            {Step::d, 0},
                                                            {Step::d, 1},
                                                            {Step::e, 0},
                                                            {Step::f, 0},
                                                            {Step::f, 1},
                                                            {Step::g, 0},
                                                            {Step::g, 1},
                                                            {Step::a, 0},
                                                            {Step::a, 1},
                                                            {Step::b, 0}}};
  const auto [step, alter] = kSteps.at(static_cast<std::size_t>(semitones % 12));
  return {step, static_cast<std::int8_t>(alter), static_cast<std::int8_t>(4 + semitones / 12)};
}

/// Reads the words of a plan; what stands before a measure waits for it.
class PlanReader {
 public:
  void read(const std::string& word) {
    if (word == "|:") {
      next_.repeats.forward = true;
    } else if (word.starts_with(":|")) {
      measures_.back().repeats.times = static_cast<std::uint8_t>(word.size() > 2 ? std::stoi(word.substr(2)) : 2);
    } else if (word == "]") {
      measures_.back().repeats.volta_end = VoltaEnd::closed;
    } else if (word == "$" || word == "@") {
      next_.directions.push_back(
          {Staff::upper, 0, Marker{word == "$" ? MarkerKind::segno : MarkerKind::coda, "", true}});
    } else if (std::isdigit(static_cast<unsigned char>(word.front())) != 0) {
      read_volta(word);
    } else if (word.size() == 1) {
      add_measure(word.front());
    } else {
      add_mark(word);
    }
  }

  std::vector<Measure> finish() && { return std::move(measures_); }

 private:
  void read_volta(const std::string& word) {
    next_.repeats.volta = Volta{.label = word};
    if (word.back() == '.') next_.repeats.volta_end = VoltaEnd::closed;
    std::istringstream passes(word);
    for (std::string pass; std::getline(passes, pass, ',');)
      next_.repeats.volta->passes.push_back(static_cast<std::uint8_t>(std::stoi(pass)));
  }

  void add_measure(char letter) {
    Measure measure = upper_measure({chord(kWhole, {pitch_of_letter(letter)})});
    measure.repeats = next_.repeats;
    measure.directions = next_.directions;
    measures_.push_back(std::move(measure));
    next_ = {};
  }

  void add_mark(std::string words) {
    std::replace(words.begin(), words.end(), '_', ' ');
    const auto kind = mark_in_words(words).value();
    const auto* const marker = std::get_if<MarkerKind>(&kind);
    Direction direction{Staff::upper, 4, Words{}};
    if (marker != nullptr) {
      direction.what = Marker{*marker, words};
    } else {
      direction.what = Jump{std::get<JumpKind>(kind), words};
    }
    measures_.back().directions.push_back(std::move(direction));
  }

  std::vector<Measure> measures_;
  Measure next_;
};

}  // namespace

Sheet planned_sheet(const std::string& plan) {
  PlanReader reader;
  std::istringstream words(plan);
  for (std::string word; words >> word;) reader.read(word);
  return sheet(std::move(reader).finish());
}

std::string played_letters(const std::string& plan) {
  const Sheet planned = planned_sheet(plan);
  std::string letters;
  for (const std::size_t index : playing_order(planned))
    letters += static_cast<char>('A' + midi_pitch(planned.measures[index].voices[0].events[0].notes[0].pitch) - 60);
  return letters;
}

}  // namespace clavier::testing
