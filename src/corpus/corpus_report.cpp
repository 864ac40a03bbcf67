#include "corpus/corpus_report.h"

#include <algorithm>
#include <set>

namespace clavier {
namespace {

constexpr std::size_t kNone = kEras.size();
constexpr std::string_view kNoEra = "none";

std::size_t row_of(const std::optional<Era>& era) { return era ? static_cast<std::size_t>(*era) : kNone; }

void add_piece(std::vector<EraCount>& rows, const CorpusPiece& piece, bool new_file) {
  EraCount& row = rows[row_of(piece.era)];
  const auto split = static_cast<std::size_t>(piece.split);
  ++row.pieces;
  ++row.split_pieces.at(split);
  row.split_notes.at(split) += piece.notes;
  row.notes += piece.notes;
  row.hours += piece.seconds / 3600;
  if (!new_file) return;
  ++row.kept;
  ++row.labelled;
  ++rows[row_of(piece.folder_era)].found;
}

void add_dropped(std::vector<EraCount>& rows, const DroppedPiece& dropped) {
  EraCount& row = rows[row_of(dropped.era)];
  ++row.dropped.at(static_cast<std::size_t>(dropped.reason));
  if (dropped.part != 0) return;
  ++row.labelled;
  ++rows[row_of(dropped.folder_era)].found;
}

template <std::size_t Count>
void add(std::array<std::uint64_t, Count>& sum, const std::array<std::uint64_t, Count>& counts) {
  std::transform(sum.begin(), sum.end(), counts.begin(), sum.begin(), std::plus<>());
}

EraCount total_of(const std::vector<EraCount>& rows) {
  EraCount total{.era = "all"};
  for (const EraCount& row : rows) {
    total.found += row.found;
    total.labelled += row.labelled;
    total.kept += row.kept;
    total.pieces += row.pieces;
    total.notes += row.notes;
    total.hours += row.hours;
    add(total.dropped, row.dropped);
    add(total.split_pieces, row.split_pieces);
    add(total.split_notes, row.split_notes);
  }
  return total;
}

}  // namespace

CorpusReport make_corpus_report(const Corpus& corpus) {
  std::vector<EraCount> rows(kEras.size() + 1);
  for (const Era era : kEras) rows[static_cast<std::size_t>(era)].era = to_string(era);
  rows[kNone].era = kNoEra;
  std::set<std::string_view> files;
  for (const CorpusPiece& piece : corpus.pieces()) add_piece(rows, piece, files.insert(piece.file).second);
  for (const DroppedPiece& dropped : corpus.dropped()) add_dropped(rows, dropped);
  CorpusReport report{.eras = rows,
                      .total = total_of(rows),
                      .unknown_composers = {},
                      .other_files = corpus.other_files(),
                      .checksum = corpus.checksum()};
  report.unknown_composers.assign(corpus.unknown_composers().begin(), corpus.unknown_composers().end());
  if (rows[kNone].found == 0 && rows[kNone].labelled == 0) report.eras.pop_back();
  return report;
}

}  // namespace clavier
