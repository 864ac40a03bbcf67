#include "cli/evaluate/roll_json.h"

#include "cli/compose/compose_report.h"
#include "cli/evaluate/roll_metrics.h"

namespace clavier {
namespace {

Json ratio(double value, double of) { return of > 0 ? Json(value / of) : Json(nullptr); }

Json to_json(const InterdecileRange& range) {
  return {{"low", range.low}, {"median", range.median}, {"high", range.high}};
}

Json roll_metrics_json(const RollSetMetrics& set) {
  Json json{{"rolls", set.statistics.rolls}, {"notes", set.statistics.notes}};
  for (const RollMetric& metric : kRollMetrics) json[metric.name] = metric.value(set);
  json["pitch_classes"] = set.statistics.pitch_classes;
  return json;
}

Json ratios_json(const RollSetMetrics& generated, const RollSetMetrics& real) {
  Json json = Json::object();
  for (const RollMetric& metric : kRollMetrics) json[metric.name] = ratio(metric.value(generated), metric.value(real));
  json["pitch_class_distance"] =
      pitch_class_distance(generated.statistics.pitch_classes, real.statistics.pitch_classes);
  return json;
}

Json changes_with_share(const PlayabilityEdits& changes, std::size_t notes) {
  Json json = changes_json(changes);
  json["share"] = ratio(changes.all(), static_cast<double>(notes));
  return json;
}

Json single_json(const SingleDistances& single) {
  return {{"training_pieces", single.training_pieces},
          {"held_out_pieces", single.held_out_pieces},
          {"held_out", to_json(single.held_out)},
          {"generated", to_json(single.generated)},
          {"generated_inside", single.generated_inside},
          {"random_image", single.random_image},
          {"empty", single.empty},
          {"noise", single.noise}};
}

Json sets_json(const SetDistances& sets) {
  return {{"rolls", sets.rolls},         {"real_vs_real", sets.real_vs_real},
          {"generated", sets.generated}, {"empty", sets.empty},
          {"noise", sets.noise},         {"generated_over_real_vs_real", ratio(sets.generated, sets.real_vs_real)}};
}

Json nearest_json(const RollMeasures& measures) {
  Json samples = Json::array();
  for (const TrainingNeighbours& pair : measures.training_neighbours)
    samples.push_back({{"rmse", pair.nearest.value},
                       {"piece", pair.nearest.name},
                       {"start_seconds", pair.nearest.start.value},
                       {"overlap", pair.largest_overlap.value},
                       {"overlap_piece", pair.largest_overlap.name},
                       {"overlap_start_seconds", pair.largest_overlap.start.value}});
  return {{"samples", samples},
          {"held_out_rmse", to_json(measures.held_out_rmse)},
          {"held_out_overlap", to_json(measures.held_out_overlap)}};
}

}  // namespace

Json to_json(const RollMeasures& measures) {
  return {{"era", to_string(measures.era)},
          {"statistics",
           {{"held_out", roll_metrics_json(measures.held_out)},
            {"training", roll_metrics_json(measures.training)},
            {"generated", roll_metrics_json(measures.generated)},
            {"playable", roll_metrics_json(measures.playable)}}},
          {"ratios_to_training",
           {{"held_out", ratios_json(measures.held_out, measures.training)},
            {"generated", ratios_json(measures.generated, measures.training)},
            {"playable", ratios_json(measures.playable, measures.training)}}},
          {"ratios_to_held_out",
           {{"training", ratios_json(measures.training, measures.held_out)},
            {"generated", ratios_json(measures.generated, measures.held_out)},
            {"playable", ratios_json(measures.playable, measures.held_out)}}},
          {"changed_for_hands", changes_with_share(measures.changes, measures.generated.statistics.notes)},
          {"single_distances", single_json(measures.single)},
          {"set_distances", sets_json(measures.sets)},
          {"intra_set",
           {{"rolls", measures.intra_rolls},
            {"generated", measures.intra_generated},
            {"training", measures.intra_training},
            {"ratio", ratio(measures.intra_generated, measures.intra_training)}}},
          {"nearest", nearest_json(measures)}};
}

}  // namespace clavier
