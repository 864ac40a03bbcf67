#include "cli/evaluate/roll_report.h"

#include "cli/compose/compose_report.h"
#include "cli/evaluate/roll_figures.h"

namespace clavier {
namespace {

Json ratio(double value, double of) { return of > 0 ? Json(value / of) : Json(nullptr); }

Json to_json(const MiddleRange& range) { return {{"low", range.low}, {"median", range.median}, {"high", range.high}}; }

Json figures_json(const RollSetFigures& set) {
  Json json{{"rolls", set.statistics.rolls}, {"notes", set.statistics.notes}};
  for (const RollFigure& figure : kRollFigures) json[figure.name] = figure.value(set);
  json["pitch_classes"] = set.statistics.pitch_classes;
  return json;
}

Json ratios_json(const RollSetFigures& drawn, const RollSetFigures& real) {
  Json json = Json::object();
  for (const RollFigure& figure : kRollFigures) json[figure.name] = ratio(figure.value(drawn), figure.value(real));
  json["pitch_class_distance"] = pitch_class_distance(drawn.statistics.pitch_classes, real.statistics.pitch_classes);
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
          {"changed_for_hands", changes_with_share(measures.changes, measures.drawn.statistics.notes)},
          {"single_distances", single_json(measures.single)},
          {"set_distances", sets_json(measures.sets)},
          {"intra_set",
           {{"rolls", measures.intra_rolls},
            {"drawn", measures.intra_drawn},
            {"training", measures.intra_training},
            {"ratio", ratio(measures.intra_drawn, measures.intra_training)}}},
          {"nearest", nearest_json(measures)}};
}

}  // namespace clavier
