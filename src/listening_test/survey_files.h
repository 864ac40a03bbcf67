#pragma once

#include <span>
#include <string>

#include "listening_test/pair_kit.h"
#include "listening_test/survey_kit.h"

namespace clavier {

/// The name of a kit in its key and in all answers: eight hexadecimal digits, a checksum of the key.
std::string kit_name(std::span<const KitExcerpt> excerpts);
std::string kit_name(std::span<const KitPair> pairs);

/// The answer key, with the columns excerpt, truth, model, era, source, begin (seconds in the source), kit.
std::string write_answer_key(std::span<const KitExcerpt> excerpts);
/// With the columns pair, left, right (what composed it), era, left_source, left_begin, right_source, right_begin, kit.
std::string write_answer_key(std::span<const KitPair> pairs);

/// What a listener fills in: the columns listener, excerpt, answer, seconds, kit, and a row for each excerpt that holds
/// its name and its kit.
std::string write_answer_sheet(std::span<const KitExcerpt> excerpts);
/// The same with the column pair.
std::string write_answer_sheet(std::span<const KitPair> pairs);

/// A web page that plays the excerpts (files beside it: NAME + `extension`, e.g. ".ogg") in a random order for each
/// listener, takes answers only on what was played, and saves the answers as CSV. It works offline.
std::string make_survey_page(std::span<const KitExcerpt> excerpts, const std::string& extension);
/// The same for pairs: it plays both sides; the seconds in its CSV are those of the side heard less.
std::string make_survey_page(std::span<const KitPair> pairs, const std::string& extension);

}  // namespace clavier
