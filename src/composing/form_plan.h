#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "composing/form_section.h"
#include "composing/score_request.h"

namespace clavier {

/// The sections of "binary" (AB), "ternary" (ABA), "rondo" (ABACA) or "variations" (a theme and as many variations as
/// there is room for), of `bars` bars in all: of four bars or a multiple each where there are enough. Throws Misuse
/// when there are too few, or so many that a section could not look back to the one it repeats (kMaxLookback).
std::vector<FormSection> plan_sections(std::string_view form, int bars);

/// The plan of bars of a form. A returns as it was, its last two bars varied; a binary form's B ends as A did; each
/// variation varies the one before it. Sections that are neither A nor a variation are in a related key, where the home
/// key is known: the first of them the dominant of a major and the relative major of a minor key, the next the relative
/// or the parallel key.
std::vector<BarRequest> plan_form(std::string_view form, int bars, const std::optional<Key>& home);

/// The plan of a piece: where each bar looks back to, and where keys begin. These are as far from `home` as the piece's
/// are from its `own` main key; there are none where the two are of different modes or one is not known.
std::vector<BarRequest> plan_of(const BarPiece& piece, const std::optional<Key>& own, const std::optional<Key>& home);

}  // namespace clavier
