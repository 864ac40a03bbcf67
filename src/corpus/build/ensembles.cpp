#include "corpus/build/ensembles.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "corpus/metadata/text_folding.h"

namespace clavier {
namespace {

constexpr double kMinShareOfPart = 0.01;
constexpr double kMinShareOfOthers = 0.1;
constexpr std::size_t kMaxWordsOfName = 4;

/// Folded, in English, German, French and Italian.
constexpr std::array<std::string_view, 69> kOtherInstruments = {
    "violin",      "violins",     "violino",     "violini",    "violine",     "violinen",   "violon",      "violons",
    "geige",       "viola",       "violas",      "viole",      "bratsche",    "cello",      "celli",       "cellos",
    "violoncello", "violoncelle", "violoncelli", "contrabass", "contrabasso", "kontrabass", "contrebasse", "flute",
    "flutes",      "flauto",      "flauti",      "flote",      "floten",      "piccolo",    "oboe",        "oboes",
    "oboi",        "hautbois",    "clarinet",    "clarinets",  "clarinetto",  "klarinette", "clarinette",  "bassoon",
    "bassoons",    "fagott",      "fagotto",     "fagotti",    "basson",      "horn",       "horns",       "horner",
    "corno",       "corni",       "cor",         "trumpet",    "trumpets",    "trompete",   "trompette",   "tromba",
    "trombe",      "trombone",    "trombones",   "posaune",    "tuba",        "timpani",    "pauken",      "harp",
    "harfe",       "guitar",      "gitarre",     "saxophone",  "strings"};

/// No program, pianos, harpsichord and clavichord, and the organs on which keyboard music of the Baroque is often set.
bool is_keyboard(std::int8_t program) {
  static_assert(MusicPart::kNoProgram < 0);
  return program <= 7 || (program >= 16 && program <= 20);
}

bool on_other_instrument(const MusicPart& part) {
  return std::none_of(part.programs.begin(), part.programs.end(), is_keyboard);
}

bool names_other_instrument(const MusicPart& part) {
  if (part.sings) return true;
  const FoldedWords words = words_of(fold_text(part.name));
  return words.size() <= kMaxWordsOfName && std::any_of(words.begin(), words.end(), [](const std::string& word) {
           return std::find(kOtherInstruments.begin(), kOtherInstruments.end(), word) != kOtherInstruments.end();
         });
}

std::size_t notes_of(std::span<const MusicPart> parts) {
  std::size_t notes = 0;
  for (const MusicPart& part : parts) notes += part.notes;
  return notes;
}

std::vector<MusicPart> parts_that_count(std::span<const MusicPart> parts) {
  std::vector<MusicPart> pitched, counted;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(pitched),
               [](const MusicPart& part) { return !part.percussion; });
  const double least = kMinShareOfPart * static_cast<double>(notes_of(pitched));
  std::copy_if(pitched.begin(), pitched.end(), std::back_inserter(counted),
               [&](const MusicPart& part) { return static_cast<double>(part.notes) >= least; });
  return counted;
}

std::string instruments_text(std::span<const MusicPart> parts) {
  std::set<int> programs;
  for (const MusicPart& part : parts) programs.insert(part.programs.begin(), part.programs.end());
  if (programs.size() <= 1) return "for another instrument: MIDI program " + std::to_string(*programs.begin() + 1);
  return "an ensemble: " + std::to_string(programs.size()) + " instruments by their MIDI programs";
}

}  // namespace

std::string find_ensemble_reason(std::span<const MusicPart> all) {
  const std::vector<MusicPart> parts = parts_that_count(all);
  std::vector<MusicPart> others;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(others), on_other_instrument);
  if (!others.empty() &&
      static_cast<double>(notes_of(others)) >= kMinShareOfOthers * static_cast<double>(notes_of(parts)))
    return instruments_text(parts);
  if (parts.size() > 1)
    if (const auto named = std::find_if(parts.begin(), parts.end(), names_other_instrument); named != parts.end())
      return "an ensemble: a part is named " + named->name;
  if (parts.size() > kMaxPianoParts) return "an ensemble: " + std::to_string(parts.size()) + " parts";
  return {};
}

}  // namespace clavier
