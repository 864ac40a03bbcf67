#pragma once

#include <span>
#include <string>

#include "listening_test/pair_kit.h"
#include "listening_test/survey_kit.h"

namespace clavier {

/// Names a kit in its key and in all that listeners send: eight hexadecimal digits, a checksum of what its key says.
std::string kit_name(std::span<const KitExcerpt> excerpts);
std::string kit_name(std::span<const KitPair> pairs);

/// What is what, for who evaluates: the columns excerpt, truth, model, era, source, begin (seconds in the source), kit.
std::string write_answer_key(std::span<const KitExcerpt> excerpts);
/// The columns pair, left, right (what composed it), era, left_source, left_begin, right_source, right_begin, kit.
std::string write_answer_key(std::span<const KitPair> pairs);

/// What a listener fills in: the columns listener, excerpt, answer, seconds, kit; a row for each excerpt, its name and
/// its kit alone in it.
std::string write_answer_sheet(std::span<const KitExcerpt> excerpts);
/// The same with the column pair.
std::string write_answer_sheet(std::span<const KitPair> pairs);

/// A web page that plays the excerpts (files beside it: NAME + `ending`, e.g. ".ogg") in an order of its own for each
/// listener, takes answers only for what was played, and hands out the answers as CSV. It loads nothing from elsewhere.
std::string make_survey_page(std::span<const KitExcerpt> excerpts, const std::string& ending);
/// The same for pairs: plays both sides; the seconds in its CSV are those of the side that was heard less.
std::string make_survey_page(std::span<const KitPair> pairs, const std::string& ending);

}  // namespace clavier
