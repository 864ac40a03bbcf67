#pragma once

#include <optional>
#include <string>

#include "base/options.h"
#include "models/classifier/era_classifier.h"
#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// What `clavier inspect` reports of a piece: title, key by two profiles with its confidence, meter, tempo, range,
/// velocity, polyphony, silences, signs of degeneracy, pitch classes.
Json piece_report(const Score& score);

/// The same as text, the pitch classes as bars; with the predicted eras where they are known. `file_rows` stand below
/// the meter.
std::string piece_report_text(const Score& score, const std::optional<EraProbabilities>& eras = std::nullopt,
                              const std::string& file_rows = "");

/// {"baroque": 0.72, ...}.
Json eras_json(const EraProbabilities& eras);

/// Quarter notes a minute.
struct TempoRange {
  double first = 120;
  double slowest = 120;
  double fastest = 120;
};

TempoRange tempo_range(const Score& score);

/// One line: "C minor (82 %), 3012 notes, 9:33".
std::string piece_summary(const Score& score);

}  // namespace clavier
