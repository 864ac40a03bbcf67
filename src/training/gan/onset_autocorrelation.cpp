#include "training/gan/onset_autocorrelation.h"

#include <algorithm>

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

/// The images of a batch, with as many columns of zeros on both sides as the largest column lag.
struct Padded {
  torch::Tensor cells;  // (batch, rows, margin + columns + margin)
  std::int64_t margin;

  Padded(const torch::Tensor& x, const AutocorrelationLags& lags)
      : margin(std::max(std::abs(lags.min_column_lag), std::abs(lags.max_column_lag))) {
    cells = torch::constant_pad_nd(x.detach().to(torch::kCPU), {margin, margin}).contiguous();
  }
  std::int64_t images() const { return cells.size(0); }
  std::int64_t rows() const { return cells.size(1); }
  std::int64_t width() const { return cells.size(2); }
  float* row(const torch::Tensor& of, std::int64_t image, std::int64_t row) const {
    return of.data_ptr<float>() + (image * rows() + row) * width();
  }
};

/// Calls visit(image, row, place, value) for every cell that is not 0; `place` counts the margin.
template <class Visit>
void visit_cells(const Padded& x, Visit visit) {
  for (std::int64_t image = 0; image < x.images(); ++image)
    for (std::int64_t row = 0; row < x.rows(); ++row) {
      const float* cells = x.row(x.cells, image, row);
      for (std::int64_t place = x.margin; place < x.width() - x.margin; ++place)
        if (cells[place] != 0) visit(image, row, place, cells[place]);
    }
}

void add_multiple(float* to, const float* from, float factor, std::int64_t count) {
  for (std::int64_t place = 0; place < count; ++place) to[place] += factor * from[place];
}

class OnsetAutocorrelation : public torch::autograd::Function<OnsetAutocorrelation> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x, const AutocorrelationLags* lags) {
    const Padded padded(x, *lags);
    const auto row_lags = static_cast<std::int64_t>(lags->rows.size()), columns = lags->columns();
    const torch::Tensor sums = torch::zeros({padded.images(), row_lags, columns});
    float* all = sums.data_ptr<float>();
    visit_cells(padded, [&](std::int64_t image, std::int64_t row, std::int64_t place, float value) {
      for (std::int64_t lag = 0; lag < row_lags; ++lag) {
        const std::int64_t later = row + lags->rows[static_cast<std::size_t>(lag)];
        if (later < padded.rows())
          add_multiple(all + (image * row_lags + lag) * columns,
                       padded.row(padded.cells, image, later) + place + lags->min_column_lag, value, columns);
      }
    });
    context->save_for_backward({x});
    context->saved_data["rows"] = lags->rows;
    context->saved_data["min_column_lag"] = lags->min_column_lag;
    context->saved_data["max_column_lag"] = lags->max_column_lag;
    return sums.to(x.device());
  }

  static tensor_list backward(AutogradContext* context, tensor_list of_sums) {
    TORCH_CHECK(!torch::GradMode::is_enabled(), "autocorrelate has no second derivatives");
    const torch::Tensor x = context->get_saved_variables()[0];
    const AutocorrelationLags lags{context->saved_data["rows"].toIntVector(),
                                   context->saved_data["min_column_lag"].toInt(),
                                   context->saved_data["max_column_lag"].toInt()};
    const Padded padded(x, lags);
    const auto row_lags = static_cast<std::int64_t>(lags.rows.size()), columns = lags.columns();
    const torch::Tensor gradients = of_sums[0].to(torch::kCPU).contiguous(), mirrored = gradients.flip(2);
    const torch::Tensor of_cells = torch::zeros_like(padded.cells);
    visit_cells(padded, [&](std::int64_t image, std::int64_t row, std::int64_t place, float value) {
      for (std::int64_t lag = 0; lag < row_lags; ++lag) {
        const std::int64_t row_lag = lags.rows[static_cast<std::size_t>(lag)];
        const std::int64_t of_lag = (image * row_lags + lag) * columns;
        if (row + row_lag < padded.rows())  // as the first cell of a pair
          add_multiple(padded.row(of_cells, image, row + row_lag) + place + lags.min_column_lag,
                       gradients.data_ptr<float>() + of_lag, value, columns);
        if (row >= row_lag)  // as the second
          add_multiple(padded.row(of_cells, image, row - row_lag) + place - lags.max_column_lag,
                       mirrored.data_ptr<float>() + of_lag, value, columns);
      }
    });
    return {of_cells.narrow(2, padded.margin, x.size(2)).to(x.device()), torch::Tensor()};
  }
};

}  // namespace

torch::Tensor autocorrelate(const torch::Tensor& x, const AutocorrelationLags& lags) {
  TORCH_CHECK(std::all_of(lags.rows.begin(), lags.rows.end(), [](std::int64_t rows) { return rows >= 0; }),
              "a row lag must not be negative");
  TORCH_CHECK(lags.min_column_lag <= lags.max_column_lag, "no column lags: ", lags.min_column_lag, " to ",
              lags.max_column_lag);
  return OnsetAutocorrelation::apply(x, &lags);
}

}  // namespace clavier
