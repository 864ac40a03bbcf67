#include "composing/form_plan.h"

#include <algorithm>
#include <string>

#include "base/error.h"

namespace clavier {
namespace {

constexpr int kPhrase = 4;       // bars
constexpr int kClosingBars = 2;  // of a return, which are varied so that it can close
constexpr int kThemeShare = 4;   // a theme is at least a fourth of its variations
constexpr int kFifth = 7;        // semitones
constexpr int kMinorThird = 3;

std::string letters_of(std::string_view form) {
  if (form == "binary") return "AB";
  if (form == "ternary") return "ABA";
  if (form == "rondo") return "ABACA";
  return "";
}

/// `bars` in `count` parts that are multiples of a phrase where there is room; the last takes what is left.
std::vector<int> divide(int bars, int count) {
  const int whole = bars / count;
  const int each = whole >= kPhrase ? whole / kPhrase * kPhrase : whole;
  std::vector<int> parts(static_cast<std::size_t>(count), each);
  parts.back() = bars - each * (count - 1);
  return parts;
}

Misuse wrong_length(std::string_view form, const std::string& needs, int bars) {
  return Misuse("a piece in the form " + std::string(form) + " needs " + needs + " bars, not " + std::to_string(bars));
}

/// The nearest earlier section with the same letter; for variations the one before.
const FormSection* find_model_section(const std::vector<FormSection>& sections, std::size_t index) {
  for (std::size_t before = index; before-- > 0;)
    if (sections[before].letter == sections[index].letter) return &sections[before];
  return nullptr;
}

Key related_key(Key home, char letter) {
  const bool major = home.mode == Mode::major;
  const auto moved = [&](int semitones, Mode mode) { return Key{pitch_class(home.tonic + semitones), mode}; };
  if (letter == 'B') return major ? moved(kFifth, Mode::major) : moved(kMinorThird, Mode::major);
  return major ? moved(-kMinorThird, Mode::minor) : moved(0, Mode::major);
}

BarRequest& request_of(int bar, std::vector<BarRequest>& plan) { return plan[static_cast<std::size_t>(bar)]; }

void look_back(const FormSection& section, const FormSection& model, bool varied, std::vector<BarRequest>& plan) {
  const int distance = section.first_bar - model.first_bar;
  for (int bar = 0; bar < std::min(section.bars, model.bars); ++bar) {
    const bool closes = bar >= section.bars - kClosingBars;
    request_of(section.first_bar + bar, plan).reference =
        BarReference{varied || closes ? Likeness::varied : Likeness::same, distance, 0};
  }
}

/// The last bars of a binary form's second part are those of the first.
void rhyme(const FormSection& first, const FormSection& second, std::vector<BarRequest>& plan) {
  const int bars = std::max(1, std::min(first.bars, second.bars) / 4);
  const int distance = second.first_bar + second.bars - (first.first_bar + first.bars);
  for (int bar = second.bars - bars; bar < second.bars; ++bar)
    request_of(second.first_bar + bar, plan).reference = BarReference{Likeness::varied, distance, 0};
}

void set_keys(const std::vector<FormSection>& sections, Key home, bool rhymes, std::vector<BarRequest>& plan) {
  for (const FormSection& section : sections)
    request_of(section.first_bar, plan).key = section.letter == 'A' ? home : related_key(home, section.letter);
  if (rhymes) {  // home again where the end of A returns
    const FormSection& last = sections.back();
    request_of(last.first_bar + last.bars - std::max(1, last.bars / 4), plan).key = home;
  }
}

}  // namespace

std::vector<FormSection> plan_sections(std::string_view form, int bars) {
  std::string letters = letters_of(form);
  if (letters.empty()) {
    const int theme = std::clamp(bars / kThemeShare / kPhrase * kPhrase, kPhrase, 4 * kPhrase);
    if (bars < 2 * theme) throw wrong_length(form, std::to_string(2 * theme) + " or more", bars);
    letters.assign(static_cast<std::size_t>(bars / theme), 'A');
  }
  const int count = static_cast<int>(letters.size());
  if (bars < 2 * count) throw wrong_length(form, std::to_string(2 * count) + " or more", bars);
  std::vector<FormSection> sections;
  int first = 0;
  for (int index = 0; index < count; ++index) {
    const int length = divide(bars, count)[static_cast<std::size_t>(index)];
    sections.push_back({letters[static_cast<std::size_t>(index)], first, length});
    first += length;
  }
  for (std::size_t index = 0; index < sections.size(); ++index) {
    const FormSection* model = find_model_section(sections, index);
    if (model != nullptr && sections[index].first_bar - model->first_bar > kMaxLookback)
      throw wrong_length(form, "at most " + std::to_string(kMaxLookback / 2 * count), bars);
  }
  return sections;
}

std::vector<BarRequest> plan_form(std::string_view form, int bars, const std::optional<Key>& home) {
  std::vector<BarRequest> plan(static_cast<std::size_t>(bars));
  if (form == "free") return plan;
  const std::vector<FormSection> sections = plan_sections(form, bars);
  for (std::size_t index = 0; index < sections.size(); ++index)
    if (const FormSection* model = find_model_section(sections, index))
      look_back(sections[index], *model, form == "variations", plan);
  const bool rhymes = form == "binary";
  if (rhymes) rhyme(sections.front(), sections.back(), plan);
  if (home) set_keys(sections, *home, rhymes, plan);
  return plan;
}

std::vector<BarRequest> plan_of(const BarPiece& piece, const std::optional<Key>& own, const std::optional<Key>& home) {
  std::vector<BarRequest> plan;
  for (const BarReference& reference : find_bar_references(piece)) plan.push_back({.reference = reference});
  if (!own || !home || own->mode != home->mode) return plan;
  for (std::size_t bar = 0; bar < plan.size(); ++bar)
    if (const std::optional<Key>& key = piece.bars[bar].key)
      plan[bar].key = Key{pitch_class(key->tonic + home->tonic - own->tonic), key->mode};
  return plan;
}

}  // namespace clavier
