#include "analysis/score/plan_letters.h"

#include "encoding/score_steps/bar_references.h"

namespace clavier {
namespace {

/// A .. Z, AA, AB ...
std::string letter_of(std::size_t number) {
  constexpr std::size_t kLetters = 26;
  std::string text;
  for (++number; number > 0; number = (number - 1) / kLetters)
    text.insert(text.begin(), static_cast<char>('A' + (number - 1) % kLetters));
  return text;
}

std::string transposition_text(int semitones) {
  if (semitones == 0) return "";
  return (semitones > 0 ? "+" : "") + std::to_string(semitones);
}

}  // namespace

std::vector<std::string> plan_letters(const BarPiece& piece) {
  const std::vector<BarReference> references = find_bar_references(piece);
  std::vector<std::string> plain(references.size()), letters(references.size());  // plain: without what is varied
  std::size_t number = 0;
  for (std::size_t bar = 0; bar < references.size(); ++bar) {
    const BarReference& reference = references[bar];
    if (piece.bars[bar].notes.empty()) {
      plain[bar] = letters[bar] = "-";
      continue;
    }
    if (reference.likeness <= Likeness::rhythm) {
      plain[bar] = letters[bar] = letter_of(number++);
      continue;
    }
    plain[bar] = plain[bar - static_cast<std::size_t>(reference.distance)];
    letters[bar] =
        plain[bar] + (reference.likeness == Likeness::varied ? "'" : "") + transposition_text(reference.transposition);
  }
  return letters;
}

}  // namespace clavier
