#include "cli/inspect/file_report.h"

#include <algorithm>
#include <optional>

#include "base/number_format.h"
#include "cli/inspect/repeat_report.h"
#include "music/grid.h"
#include "shared/report_text.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxPartRows = 24;
constexpr Beats kBeginning{64};  // longer than two measures of any meter

/// The notes and meters of the first measures.
Score beginning_of(const Score& score) {
  Score beginning{.resolution = score.resolution, .tempo = score.tempo};
  for (const Meter& meter : score.meters)
    if (meter.onset < kBeginning) beginning.meters.push_back(meter);
  for (Note note : score.notes) {
    if (note.onset >= kBeginning) break;
    note.duration = std::min(note.duration, kBeginning);
    beginning.notes.push_back(note);
  }
  return beginning;
}

/// The length of the pickup in quarter notes; nothing without one, and for performances, which have no measures.
std::optional<double> pickup_of(const Score& score) {
  if (!is_on_grid(score)) return std::nullopt;
  const std::vector<MeasureFrame> frames = make_measure_frames(beginning_of(score));
  if (frames.size() < 2 || frames[0].measure_offset == 0) return std::nullopt;
  return (frames[1].score_onset - frames[0].score_onset).value;
}

std::string part_text(const MusicPart& part) {
  std::string text = (part.name.empty() ? "(no name)" : part.name) + ": " + std::to_string(part.notes) + " notes";
  if (!part.read) return text + ", left out";
  std::string programs;
  for (const std::int8_t program : part.programs)
    if (program != MusicPart::kNoProgram) programs += (programs.empty() ? "" : ", ") + std::to_string(program + 1);
  return programs.empty() ? text : text + ", program " + programs;
}

Json part_json(const MusicPart& part) {
  Json programs = Json::array();
  for (const std::int8_t program : part.programs)
    if (program != MusicPart::kNoProgram) programs.push_back(program + 1);
  return {{"name", part.name}, {"notes", part.notes}, {"programs", programs}, {"read", part.read}};
}

}  // namespace

Json file_report(const PieceReading& reading) {
  Json parts = Json::array();
  for (const MusicPart& part : reading.parts) parts.push_back(part_json(part));
  const std::optional<double> pickup = pickup_of(reading.score);
  return {{"hands", to_string(reading.hands)},
          {"parts", parts},
          {"pickup", pickup ? Json(*pickup) : Json(nullptr)},
          {"repeats", repeats_json(reading.sheet)}};
}

std::string file_report_text(const PieceReading& reading) {
  std::string text;
  if (const auto pickup = pickup_of(reading.score))
    text += report_row("pickup", format_number(*pickup, 3) + (*pickup == 1 ? " quarter note" : " quarter notes"));
  if (const std::string repeats = repeats_text(reading.sheet); !repeats.empty()) text += report_row("repeats", repeats);
  text += report_row("hands", to_string(reading.hands));
  const std::vector<MusicPart>& parts = reading.parts;
  for (std::size_t part = 0; part < parts.size() && part < kMaxPartRows; ++part)
    text += report_row(part == 0 ? "parts" : "", part_text(parts[part]));
  if (parts.size() > kMaxPartRows)
    text += report_row("", "and " + std::to_string(parts.size() - kMaxPartRows) + " more; --json lists all");
  return text;
}

}  // namespace clavier
