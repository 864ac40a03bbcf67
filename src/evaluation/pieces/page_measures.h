#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "evaluation/pieces/piece_set.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// What makes a page easy or hard to read. Shares are of measures, 0..1.
enum class PageMeasure : std::uint8_t {
  tuplets,      ///< with a tuplet
  ties,         ///< with a note that is tied on
  empty_staff,  ///< with a staff that has no notes
  voices,       ///< with more than two voices on a staff
  accidentals   ///< printed accidentals for each note, no share
};
inline constexpr std::size_t kPageMeasures = 5;

/// "tuplets", "empty staff", as tables head them.
std::string_view to_string(PageMeasure measure);

using PageMeasureValues = std::array<double, kPageMeasures>;

/// The measures of a page, which has at least one note.
PageMeasureValues measure_page(const Sheet& sheet);

/// The middle of the values of several pages: 80 % of them lie from `low` to `high`.
struct PageRange {
  double low = 0, median = 0, high = 0;
};

/// The range of each measure; of at least one page.
std::array<PageRange, kPageMeasures> page_ranges(const std::vector<PageMeasureValues>& pages);

/// The share of pages whose value lies within the range.
double share_within(const std::vector<PageMeasureValues>& pages, PageMeasure measure, const PageRange& range);

/// The pages of the beginnings of pieces, as transcribe() writes them; pieces without notes are left out.
std::vector<PageMeasureValues> measure_pages(const PieceSet& pieces, Seconds length, Progress& progress);

/// At most so many pieces of an era, chosen at random. Fewer, or none, where the corpus has no more.
PieceSet choose_whole_pieces(const Corpus& corpus, Split split, Era era, std::size_t pieces, Random random);

}  // namespace clavier
