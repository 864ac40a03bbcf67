#include "cli/roll_report.h"

#include <cstdio>

#include "cli/compose_report.h"
#include "cli/report_text.h"

namespace clavier {
namespace {

struct Figure {
  const char* name;
  double RollStatistics::*value;
};

constexpr Figure kFigures[] = {{"notes_per_second", &RollStatistics::notes_per_second},
                               {"polyphony", &RollStatistics::polyphony},
                               {"note_seconds", &RollStatistics::note_seconds},
                               {"low_pitch", &RollStatistics::low_pitch},
                               {"mean_pitch", &RollStatistics::mean_pitch},
                               {"high_pitch", &RollStatistics::high_pitch},
                               {"silent_share", &RollStatistics::silent_share}};

Json ratio(double value, double of) { return of > 0 ? Json(value / of) : Json(nullptr); }

Json to_json(const MiddleRange& range) { return {{"low", range.low}, {"median", range.median}, {"high", range.high}}; }

Json figures_json(const RollStatistics& statistics) {
  Json json{{"rolls", statistics.rolls}, {"notes", statistics.notes}};
  for (const Figure& figure : kFigures) json[figure.name] = statistics.*figure.value;
  json["pitch_classes"] = statistics.pitch_classes;
  return json;
}

Json ratios_json(const RollStatistics& drawn, const RollStatistics& real) {
  Json json = Json::object();
  for (const Figure& figure : kFigures) json[figure.name] = ratio(drawn.*figure.value, real.*figure.value);
  json["pitch_class_distance"] = pitch_class_distance(drawn.pitch_classes, real.pitch_classes);
  return json;
}

Json changes_with_share(const HandChanges& changes, std::size_t notes) {
  Json json = changes_json(changes);
  json["share"] = ratio(changes.all(), static_cast<double>(notes));
  return json;
}

Json single_json(const SingleDistances& single) {
  return {{"training_pieces", single.training_pieces},
          {"left_out_pieces", single.left_out_pieces},
          {"left_out", to_json(single.left_out)},
          {"drawn", to_json(single.drawn)},
          {"drawn_inside", single.drawn_inside},
          {"random_image", single.random_image},
          {"empty", single.empty},
          {"noise", single.noise}};
}

Json sets_json(const SetDistances& sets) {
  return {{"rolls", sets.rolls}, {"floor", sets.floor}, {"drawn", sets.drawn},
          {"empty", sets.empty}, {"noise", sets.noise}, {"drawn_over_floor", ratio(sets.drawn, sets.floor)}};
}

Json nearest_json(const RollMeasures& measures) {
  Json samples = Json::array();
  for (const Resemblance& pair : measures.resemblances)
    samples.push_back({{"rmse", pair.nearest.value},
                       {"piece", pair.nearest.name},
                       {"second", pair.nearest.start.value},
                       {"overlap", pair.most_alike.value},
                       {"overlap_piece", pair.most_alike.name},
                       {"overlap_second", pair.most_alike.start.value}});
  return {{"samples", samples},
          {"left_out_rmse", to_json(measures.left_out_rmse)},
          {"left_out_overlap", to_json(measures.left_out_overlap)}};
}

std::string row(std::string text, const std::vector<std::string>& cells) {
  text.resize(24, ' ');
  for (const std::string& cell : cells) text += std::string(cell.size() < 12 ? 12 - cell.size() : 1, ' ') + cell;
  return text;
}

std::string shown(double value, int decimals = 3) {
  char text[40];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string shown_ratio(double value, double of) { return of > 0 ? shown(value / of, 2) : "-"; }

std::string range_text(const MiddleRange& range, int decimals) {
  return shown(range.median, decimals) + " (" + shown(range.low, decimals) + "-" + shown(range.high, decimals) + ")";
}

std::vector<std::string> statistics_rows(const RollMeasures& measures) {
  std::vector<std::string> rows{
      row(std::string(to_string(measures.era)),
          {"training", "left out", "drawn", "played", "left/train", "drawn/train", "played/train"})};
  const RollStatistics& real = measures.training;
  for (const Figure& figure : kFigures) {
    const auto value = [&figure](const RollStatistics& set) { return shown(set.*figure.value); };
    const auto part = [&](const RollStatistics& set) { return shown_ratio(set.*figure.value, real.*figure.value); };
    rows.push_back(
        row(figure.name, {value(real), value(measures.left_out), value(measures.drawn), value(measures.played),
                          part(measures.left_out), part(measures.drawn), part(measures.played)}));
  }
  const auto apart = [&real](const RollStatistics& set) {
    return shown(pitch_class_distance(set.pitch_classes, real.pitch_classes));
  };
  rows.push_back(
      row("pitch classes apart", {"", apart(measures.left_out), apart(measures.drawn), apart(measures.played)}));
  return rows;
}

}  // namespace

Json to_json(const RollMeasures& measures) {
  return {{"era", to_string(measures.era)},
          {"statistics",
           {{"left_out", figures_json(measures.left_out)},
            {"training", figures_json(measures.training)},
            {"drawn", figures_json(measures.drawn)},
            {"played", figures_json(measures.played)}}},
          {"ratios_to_training",
           {{"left_out", ratios_json(measures.left_out, measures.training)},
            {"drawn", ratios_json(measures.drawn, measures.training)},
            {"played", ratios_json(measures.played, measures.training)}}},
          {"ratios_to_left_out",
           {{"training", ratios_json(measures.training, measures.left_out)},
            {"drawn", ratios_json(measures.drawn, measures.left_out)},
            {"played", ratios_json(measures.played, measures.left_out)}}},
          {"changed_for_hands", changes_with_share(measures.changes, measures.drawn.notes)},
          {"single_distances", single_json(measures.single)},
          {"set_distances", sets_json(measures.sets)},
          {"intra_set",
           {{"rolls", measures.intra_rolls},
            {"drawn", measures.intra_drawn},
            {"training", measures.intra_training},
            {"ratio", ratio(measures.intra_drawn, measures.intra_training)}}},
          {"nearest", nearest_json(measures)}};
}

std::vector<std::string> roll_table(const RollMeasures& measures) {
  std::vector<std::string> rows = statistics_rows(measures);
  const SingleDistances& single = measures.single;
  const SetDistances& sets = measures.sets;
  rows.push_back(
      "changed for two hands: " +
      shown_percent(measures.drawn.notes > 0 ? measures.changes.all() / static_cast<double>(measures.drawn.notes) : 0) +
      " of the notes drawn");
  rows.push_back("single rolls from training: drawn " + range_text(single.drawn, 0) + ", left out " +
                 range_text(single.left_out, 0) + ", " + shown_percent(single.drawn_inside) + " inside; empty " +
                 shown(single.empty, 0) + ", noise " + shown(single.noise, 0) + ", random image " +
                 shown(single.random_image, 0));
  rows.push_back("sets of " + std::to_string(sets.rolls) + ": drawn " + shown(sets.drawn, 0) + ", floor " +
                 shown(sets.floor, 0) + " (ratio " + shown_ratio(sets.drawn, sets.floor) + "), empty " +
                 shown(sets.empty, 0) + ", noise " + shown(sets.noise, 0));
  rows.push_back("apart within a set of " + std::to_string(measures.intra_rolls) + ": drawn " +
                 shown(measures.intra_drawn, 4) + ", training " + shown(measures.intra_training, 4) + " (ratio " +
                 shown_ratio(measures.intra_drawn, measures.intra_training) + ")");
  std::vector<double> nearest, overlaps;
  for (const Resemblance& pair : measures.resemblances) {
    nearest.push_back(pair.nearest.value);
    overlaps.push_back(pair.most_alike.value);
  }
  rows.push_back("nearest training music of " + std::to_string(nearest.size()) + ": drawn " +
                 range_text(middle_range(nearest), 4) + ", left out " + range_text(measures.left_out_rmse, 4));
  rows.push_back("largest overlap with training music: drawn " + range_text(middle_range(overlaps), 3) + ", left out " +
                 range_text(measures.left_out_overlap, 3));
  return rows;
}

}  // namespace clavier
