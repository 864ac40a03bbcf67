#include "corpus/metadata/titles.h"

#include <algorithm>
#include <array>

#include "corpus/metadata/text_folding.h"

namespace clavier {
namespace {

struct Phrase {
  std::string_view words;
  std::string_view reason;
};

/// Matched anywhere in the title as whole words, separated by one space.
constexpr std::array kEnsembles = {
    Phrase{"2 pianos", "for two pianos"},
    Phrase{"two pianos", "for two pianos"},
    Phrase{"deux pianos", "for two pianos"},
    Phrase{"zwei klaviere", "for two pianos"},
    Phrase{"piano primo", "for two pianos"},
    Phrase{"piano secondo", "for two pianos"},
    Phrase{"4 hands", "for four hands"},
    Phrase{"four hands", "for four hands"},
    Phrase{"4 mains", "for four hands"},
    Phrase{"quatre mains", "for four hands"},
    Phrase{"zu vier handen", "for four hands"},
    Phrase{"4 handen", "for four hands"},
    Phrase{"6 hands", "for six hands"},
    Phrase{"piano duet", "for four hands"},
    Phrase{"piano duets", "for four hands"},
    Phrase{"duettino", "for four hands"},
    Phrase{"string quartet", "an ensemble"},
    Phrase{"string quartets", "an ensemble"},
    Phrase{"piano quartet", "an ensemble"},
    Phrase{"piano quintet", "an ensemble"},
    Phrase{"wind quintet", "an ensemble"},
    Phrase{"string quintet", "an ensemble"},
    Phrase{"piano trio", "an ensemble"},
    Phrase{"string trio", "an ensemble"},
    Phrase{"trio sonata", "an ensemble"},
    Phrase{"sextet", "an ensemble"},
    Phrase{"septet", "an ensemble"},
    Phrase{"octet", "an ensemble"},
    Phrase{"nonet", "an ensemble"},
    Phrase{"konzertmusik", "with orchestra"},
    Phrase{"piano concerto", "with orchestra"},
    Phrase{"piano concertos", "with orchestra"},
    Phrase{"and orchestra", "with orchestra"},
    Phrase{"et orchestre", "with orchestra"},
    Phrase{"und orchester", "with orchestra"},
    Phrase{"for organ", "for organ"},
};

/// Instruments that exclude a title before a form, or after "for": "Clarinet Sonata", "for Guitar".
constexpr std::array<std::string_view, 28> kInstruments = {
    "violin", "viola",  "cello",    "violoncello", "flute", "clarinet",  "oboe",  "bassoon", "horn",   "trumpet",
    "tuba",   "guitar", "recorder", "trombone",    "harp",  "saxophone", "gamba", "lute",    "double", "mandolin",
    "organ",  "flutes", "violins",  "voice",       "choir", "strings",   "winds", "chorus"};

constexpr std::array<std::string_view, 6> kForms = {"sonata",   "sonatas",   "sonatina",
                                                    "concerto", "concertos", "concertino"};

template <std::size_t Count>
bool contains(const std::array<std::string_view, Count>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool names_instrument(const FoldedWords& words) {
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    const std::string& next = words[at + 1];
    if (contains(kInstruments, words[at]) && contains(kForms, next)) return true;
    if ((words[at] == "for" || words[at] == "fur" || words[at] == "pour") && contains(kInstruments, next)) return true;
  }
  return false;
}

/// True for "4 Lieder", "8 Lieder"; false for "Lieder ohne Worte" and "2 Lieder von Schumann", a transcription.
bool is_song_book(const FoldedWords& words, const std::string& plain) {
  if (plain.find("ohne worte") != std::string::npos || plain.find("von") != std::string::npos) return false;
  return words.size() >= 2 && words[0].find_first_not_of("0123456789") == std::string::npos && words[1] == "lieder";
}

/// A cadenza to a concerto is for a single player.
bool cadenza(const FoldedWords& words) { return !words.empty() && words.front().starts_with("cadenza"); }

std::string spaced(const FoldedWords& words) {
  std::string text = " ";
  for (const std::string& word : words) text += word + ' ';
  return text;
}

constexpr std::array<std::string_view, 8> kNoise = {"individual", "mid", "lys", "hub", "midi", "no", "nr", "the"};

}  // namespace

std::string_view find_non_solo_reason(std::string_view title) {
  const FoldedWords words = words_of(fold_text(title));
  if (cadenza(words)) return {};
  const std::string text = spaced(words);
  for (const Phrase& phrase : kEnsembles)
    if (text.find(" " + std::string(phrase.words) + " ") != std::string::npos) return phrase.reason;
  if (names_instrument(words)) return "for another instrument";
  return is_song_book(words, text) ? "songs" : std::string_view();
}

std::string plain_title(std::string_view title) {
  std::string plain;
  for (const std::string& word : words_of(fold_text(title))) {
    if (contains(kNoise, word)) continue;
    if (!plain.empty()) plain += ' ';
    plain += word;
  }
  return plain;
}

}  // namespace clavier
