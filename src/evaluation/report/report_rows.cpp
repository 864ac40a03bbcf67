#include "evaluation/report/report_rows.h"

#include "analysis/metrics/piece_metrics.h"
#include "base/number_format.h"

namespace clavier {
namespace {

/// The value at a JSON pointer, as "/style/accuracy"; null where a column does not have it.
Json metric_at(const Json& metrics, const std::string& path) {
  const Json::json_pointer pointer(path);
  return metrics.contains(pointer) ? metrics.at(pointer) : Json(nullptr);
}

ReportRow interval_row(std::string label, std::string doc, const std::string& path, double scale = 1,
                       int decimals = 2) {
  return {std::move(label), std::move(doc),
          [=](const Json& metrics) { return format_interval(metric_at(metrics, path), scale, decimals); }};
}

ReportRow number_row(std::string label, std::string doc, const std::string& path, double scale = 1, int decimals = 2) {
  return {std::move(label), std::move(doc), [=](const Json& metrics) {
            const Json value = metric_at(metrics, path);
            return value.is_number() ? format_number(scale * value.get<double>(), decimals) : std::string();
          }};
}

/// "1.2 (4.1 over 3.4)".
ReportRow ratio_row(std::string label, std::string doc, const std::string& above, const std::string& below) {
  return {std::move(label), std::move(doc), [=](const Json& metrics) {
            const Json a = metric_at(metrics, above), b = metric_at(metrics, below);
            if (!a.is_number() || !b.is_number() || b.get<double>() <= 0) return std::string();
            return format_number(a.get<double>() / b.get<double>()) + " (" + format_number(a) + " over " +
                   format_number(b) + ")";
          }};
}

ReportTable style_table() {
  return {"Style",
          "The era classifier (weights/era-classifier) is trained on training music alone. Its accuracy on the human "
          "reference is the value to reach: pieces in the style of their era are predicted as it about as often. The "
          "distance is Fréchet's, from training music, in the classifier's embedding. Real-vs-real is the distance of "
          "other training music: a ratio of about 1 means that the two cannot be told apart there. A plain classifier "
          "learns "
          "to tell the pieces from held-out human ones: 0.5 is chance, 1 is always.",
          {interval_row("predicted as its era (%)", "", "/style/accuracy", 100, 0),
           interval_row("predicted probability of its era (%)", "", "/style/probability", 100, 0),
           ratio_row("distance over real-vs-real", "", "/style/embedding/distance", "/style/embedding/real_vs_real"),
           ratio_row("the same, extrapolated to infinite samples", "", "/style/embedding/extrapolated",
                     "/style/embedding/extrapolated_real_vs_real"),
           number_row("told from human pieces by metrics (AUC)", "of human pieces: from training pieces",
                      "/two_sample/metrics_auc"),
           number_row("the same by style features", "", "/two_sample/style_auc")}};
}

ReportTable likelihood_rows() {
  return {"Likelihood",
          "Negative log-likelihood of held-out pieces in nats a note; lower is better. Coverage is the share of their "
          "notes that the model's vocabulary can encode: models with less than 100 % do not compare with others.",
          {interval_row("pitch", "", "/likelihood/pitch"), interval_row("rhythm", "", "/likelihood/rhythm"),
           interval_row("velocity", "", "/likelihood/velocity"), interval_row("total", "", "/likelihood/total"),
           number_row("coverage (%)", "", "/likelihood/coverage", 100, 1)}};
}

ReportTable metric_rows() {
  ReportTable table{"Metrics of the notes", "Near the human reference is good; higher or lower is not better.", {}};
  PieceMetrics().visit([&](const Metric& metric, const std::optional<double>&) {
    table.rows.push_back(
        interval_row(std::string(metric.name), std::string(metric.doc), "/metrics/" + std::string(metric.name)));
  });
  table.rows.push_back(
      interval_row("key stability", "share of 10 s windows in the main key or a related one", "/keys/stability"));
  table.rows.push_back(number_row("mean overlap of the Yang-Lerch features", "with training music; 1 is the highest",
                                  "/features/mean_overlap"));
  return table;
}

ReportTable originality_rows() {
  return {"Originality",
          "Overlap with the training music, in any key and tempo. Human pieces overlap too: one in forty of their "
          "excerpts is above the human limit.",
          {interval_row("longest match (notes)", "", "/originality/longest_notes", 1, 1),
           interval_row("longest match (seconds)", "", "/originality/longest_seconds", 1, 1),
           number_row("longest match of all pieces (notes)", "", "/originality/longest_of_all", 1, 0),
           interval_row("8-gram overlap (%)", "", "/originality/ngram_overlap_8", 100, 1),
           interval_row("12-gram overlap (%)", "", "/originality/ngram_overlap_12", 100, 1),
           interval_row("16-gram overlap (%)", "", "/originality/ngram_overlap_16", 100, 1),
           number_row("pieces above the human limit (%)", "", "/originality/above_human_limit", 100, 1)}};
}

ReportTable degeneracy_rows() {
  return {"Degeneracy",
          "How many pieces repeat one chord or pitch more than 16 times in a row, begin a note whose pitch sounds "
          "already, hold one for longer than 30 s, or fall silent for more than 5 s.",
          {number_row("repeating", "", "/degeneracy/repeating", 1, 0),
           number_row("overlapping notes", "", "/degeneracy/overlapping_notes", 1, 0),
           number_row("hanging notes", "", "/degeneracy/hanging_notes", 1, 0),
           number_row("silent", "", "/degeneracy/silent", 1, 0)}};
}

}  // namespace

std::string format_interval(const Json& interval, double scale, int decimals) {
  if (!interval.is_array() || interval.size() != 3) return "";
  const auto part = [&](std::size_t place) { return format_number(scale * interval[place].get<double>(), decimals); };
  return part(0) + " (" + part(1) + "–" + part(2) + ")";
}

std::vector<ReportTable> make_main_tables() {
  return {style_table(), likelihood_rows(), metric_rows(), originality_rows(), degeneracy_rows()};
}

ReportTable make_article_table() {
  return {"The article's metrics",
          "Fréchet distances of flattened piano rolls of 20.8 s. Silence has the lowest distance of all, and noise of "
          "the right density that of music: near the held-out pieces is good, lower is not. The article's random image "
          "is grey, which no piano roll can be.",
          {interval_row("key confidence", "correlation with the key's profile", "/keys/confidence"),
           interval_row("pieces in major (%)", "", "/keys/major", 100, 0),
           number_row("pitch-class distance from training", "half the sum of the differences of shares, 0 to 1",
                      "/article/pitch_class_distance", 1, 3),
           interval_row("FID, 200 x 48: median (10–90 %)", "of single pieces, in the region of the article's code",
                        "/article/code/generated", 1, 0),
           interval_row("held-out pieces: median (10–90 %)", "", "/article/code/held_out", 1, 0),
           number_row("inside that range (%)", "", "/article/code/inside", 100, 0),
           number_row("silence", "", "/article/code/empty", 1, 0), number_row("noise", "", "/article/code/noise", 1, 0),
           number_row("random image", "", "/article/code/random_image", 1, 0),
           interval_row("FID, 400 x 48: median (10–90 %)", "in the region of the article's text",
                        "/article/article/generated", 1, 0),
           interval_row("held-out pieces: median (10–90 %)", "", "/article/article/held_out", 1, 0),
           number_row("inside that range (%)", "", "/article/article/inside", 100, 0),
           number_row("FID of sets over real-vs-real", "", "/article/sets/ratio"),
           interval_row("nearest training music: rmse", "median (10–90 %) of ten pieces; lower for emptier music",
                        "/article/nearest/rmse"),
           interval_row("nearest training music: overlap", "share of the sounding cells in common; 1 is a copy",
                        "/article/nearest/overlap")}};
}

}  // namespace clavier
