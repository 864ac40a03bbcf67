#include "evaluation/report/report_rows.h"

#include "analysis/metrics/piece_metrics.h"
#include "plots/svg.h"

namespace clavier {
namespace {

/// "/style/accuracy" and so on; null where a column does not have it.
Json metric_at(const Json& metrics, const std::string& path) {
  const Json::json_pointer pointer(path);
  return metrics.contains(pointer) ? metrics.at(pointer) : Json(nullptr);
}

std::string number(double value, int decimals) { return format_number(value, decimals); }

ReportRow interval_row(std::string label, std::string doc, const std::string& path, double scale = 1,
                       int decimals = 2) {
  return {std::move(label), std::move(doc),
          [=](const Json& metrics) { return format_interval(metric_at(metrics, path), scale, decimals); }};
}

ReportRow number_row(std::string label, std::string doc, const std::string& path, double scale = 1, int decimals = 2) {
  return {std::move(label), std::move(doc), [=](const Json& metrics) {
            const Json value = metric_at(metrics, path);
            return value.is_number() ? number(scale * value.get<double>(), decimals) : std::string();
          }};
}

/// "1.2 (4.1 over 3.4)".
ReportRow ratio_row(std::string label, std::string doc, const std::string& above, const std::string& below) {
  return {std::move(label), std::move(doc), [=](const Json& metrics) {
            const Json a = metric_at(metrics, above), b = metric_at(metrics, below);
            if (!a.is_number() || !b.is_number() || b.get<double>() <= 0) return std::string();
            return number(a.get<double>() / b.get<double>(), 2) + " (" + number(a, 2) + " over " + number(b, 2) + ")";
          }};
}

ReportTable style_table() {
  return {
      "Style",
      "A listener (weights/style) learned eras from training music alone. It is right about people's pieces as often "
      "as "
      "the column of people says; pieces in the style of their era are taken for it about as often. The distance is "
      "Fréchet's, on its embedding, from training music; over that of other training music it is about 1 for music "
      "that cannot be told from it there.",
      {interval_row("taken for its era (%)", "", "/style/accuracy", 100, 0),
       interval_row("its odds for the era (%)", "", "/style/probability", 100, 0),
       ratio_row("distance over real music's", "", "/style/embedding/distance", "/style/embedding/real_vs_real"),
       ratio_row("the same, endless samples", "", "/style/embedding/extrapolated",
                 "/style/embedding/extrapolated_floor")}};
}

ReportTable likelihood_rows() {
  return {
      "Foretelling",
      "Nats a note that the model needs for people's pieces it has not seen; lower is better. Coverage is the share "
      "of their notes that its alphabet can write: figures of models with less than 100 % do not compare.",
      {interval_row("keys", "", "/likelihood/pitch"), interval_row("rhythm", "", "/likelihood/rhythm"),
       interval_row("loudness", "", "/likelihood/velocity"), interval_row("together", "", "/likelihood/total"),
       number_row("coverage (%)", "", "/likelihood/coverage", 100, 1)}};
}

ReportTable metric_rows() {
  ReportTable table{"What the notes are like", "Near people's is good; higher or lower is not better by itself.", {}};
  PieceMetrics().visit([&](const Metric& metric, const std::optional<double>&) {
    table.rows.push_back(
        interval_row(std::string(metric.name), std::string(metric.doc), "/metrics/" + std::string(metric.name)));
  });
  table.rows.push_back(number_row("mean overlap of nine features", "Yang and Lerch's, with training music; to 1",
                                  "/features/mean_overlap"));
  return table;
}

ReportTable originality_rows() {
  return {"Originality",
          "Beside the training music, in any key and tempo. People borrow too: one in forty of their excerpts is above "
          "their own limit.",
          {interval_row("longest passage found (notes)", "", "/originality/longest_notes", 1, 1),
           interval_row("the same in seconds", "", "/originality/longest_seconds", 1, 1),
           number_row("longest of all pieces (notes)", "", "/originality/longest_of_all", 1, 0),
           interval_row("passages of 8 notes found (%)", "", "/originality/known_8", 100, 1),
           interval_row("of 12 notes (%)", "", "/originality/known_12", 100, 1),
           interval_row("of 16 notes (%)", "", "/originality/known_16", 100, 1),
           number_row("pieces above people's limit (%)", "", "/originality/above_people", 100, 1)}};
}

ReportTable degeneracy_rows() {
  return {
      "Pieces that got stuck",
      "How many repeat one chord or key more than 16 times in a row, strike a key that is down, hold one for longer "
      "than 30 s, or fall silent for more than 5 s.",
      {number_row("repeating", "", "/degeneracy/repeating", 1, 0),
       number_row("doubled notes", "", "/degeneracy/doubled_notes", 1, 0),
       number_row("hanging notes", "", "/degeneracy/hanging_notes", 1, 0),
       number_row("silent", "", "/degeneracy/silent", 1, 0)}};
}

}  // namespace

std::string format_interval(const Json& interval, double scale, int decimals) {
  if (!interval.is_array() || interval.size() != 3) return "";
  const auto part = [&](std::size_t place) { return number(scale * interval[place].get<double>(), decimals); };
  return part(0) + " (" + part(1) + "–" + part(2) + ")";
}

std::vector<ReportTable> make_main_tables() {
  return {style_table(), likelihood_rows(), metric_rows(), originality_rows(), degeneracy_rows()};
}

ReportTable make_article_table() {
  return {"The article's measurements",
          "Fréchet distances of flattened pictures of 20.8 s take silence for the best music and noise of the right "
          "density for as good as music: lower is not better, near the pieces that were left out is. Its random image "
          "is grey, which no piano roll can be.",
          {interval_row("how sure the key is", "correlation with the key's profile", "/keys/confidence"),
           interval_row("pieces in major (%)", "", "/keys/major", 100, 0),
           number_row("pitch classes apart from training", "half the sum of the differences of shares, 0 to 1",
                      "/article/pitch_class_distance", 1, 3),
           interval_row("FID, 200 x 48: median (10–90 %)", "of single pieces, by the article's code",
                        "/article/code/generated", 1, 0),
           interval_row("pieces left out: median (10–90 %)", "", "/article/code/held_out", 1, 0),
           number_row("inside that range (%)", "", "/article/code/inside", 100, 0),
           number_row("silence", "", "/article/code/empty", 1, 0), number_row("noise", "", "/article/code/noise", 1, 0),
           number_row("random image", "", "/article/code/random_image", 1, 0),
           interval_row("FID, 400 x 48: median (10–90 %)", "the article's text", "/article/article/generated", 1, 0),
           interval_row("pieces left out: median (10–90 %)", "", "/article/article/held_out", 1, 0),
           number_row("inside that range (%)", "", "/article/article/inside", 100, 0),
           number_row("FID of sets over that of real sets", "", "/article/sets/ratio"),
           interval_row("nearest training music: rmse", "median (10–90 %) of ten pieces; the emptier, the smaller",
                        "/article/nearest/rmse"),
           interval_row("most alike: overlap", "share of the sounding cells in common; 1 is a copy",
                        "/article/nearest/overlap")}};
}

}  // namespace clavier
