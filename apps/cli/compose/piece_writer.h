#pragma once

#include <string>
#include <vector>

#include "base/progress.h"
#include "cli/compose/compose_report.h"
#include "cli/compose/originality_check.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// The files of piece number `index`: piece.mid is piece-3.mid as the third of several.
Files files_of(const ComposeRequest& request, std::size_t index);

/// Whether a piece goes to standard output.
bool sends_to_standard_output(const ComposeRequest& request);

/// What pieces are composed for. All outlive what uses it.
struct CompositionContext {
  const ComposeRequest& request;
  const ComposingModel& model;
  const Score* prompt = nullptr;  ///< a given piece, if any
  const Sheet* page = nullptr;    ///< its page, if it has one
};

/// Writes the pieces of a request and keeps what there is to report of them.
class PieceWriter {
 public:
  /// Throws what OriginalityCheck throws.
  PieceWriter(const CompositionContext& context, Progress& progress);

  /// Writes piece number `index` to its files. Throws Error when it has no notes, and what write_outputs throws.
  void write(Composition piece, std::size_t index, Progress& progress);

  /// The reports of the pieces, in the order of writing.
  Json reports() const { return reports_; }
  /// Prints a line for each file written, unless the result is JSON or a piece went to standard output.
  void print_summaries() const;

 private:
  Files write_files(const Composition& piece, std::size_t index, Progress& progress) const;
  Sheet write_page(const Composition& piece, Progress& progress) const;

  CompositionContext context_;
  OriginalityCheck originality_;
  Json reports_ = Json::array();
  std::vector<std::string> summaries_;
};

}  // namespace clavier
