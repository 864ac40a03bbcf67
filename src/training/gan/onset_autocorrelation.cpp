#include "training/gan/onset_autocorrelation.h"

#include <algorithm>

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

/// The images of a batch with as many columns of zeros on both sides as a pair may lie apart.
struct Padded {
  torch::Tensor cells;  // (batch, rows, margin + columns + margin)
  std::int64_t margin;

  Padded(const torch::Tensor& x, const AutocorrelationLags& distances)
      : margin(std::max(std::abs(distances.min_column_lag), std::abs(distances.max_column_lag))) {
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
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x, const AutocorrelationLags* distances) {
    const Padded padded(x, *distances);
    const auto lags = static_cast<std::int64_t>(distances->rows.size()), columns = distances->columns();
    const torch::Tensor sums = torch::zeros({padded.images(), lags, columns});
    float* all = sums.data_ptr<float>();
    visit_cells(padded, [&](std::int64_t image, std::int64_t row, std::int64_t place, float value) {
      for (std::int64_t lag = 0; lag < lags; ++lag) {
        const std::int64_t later = row + distances->rows[static_cast<std::size_t>(lag)];
        if (later < padded.rows())
          add_multiple(all + (image * lags + lag) * columns,
                       padded.row(padded.cells, image, later) + place + distances->min_column_lag, value, columns);
      }
    });
    context->save_for_backward({x});
    context->saved_data["rows"] = distances->rows;
    context->saved_data["nearest"] = distances->min_column_lag;
    context->saved_data["farthest"] = distances->max_column_lag;
    return sums.to(x.device());
  }

  static tensor_list backward(AutogradContext* context, tensor_list of_sums) {
    TORCH_CHECK(!torch::GradMode::is_enabled(), "pairs_apart has no second derivatives");
    const torch::Tensor x = context->get_saved_variables()[0];
    const AutocorrelationLags distances{context->saved_data["rows"].toIntVector(),
                                        context->saved_data["nearest"].toInt(),
                                        context->saved_data["farthest"].toInt()};
    const Padded padded(x, distances);
    const auto lags = static_cast<std::int64_t>(distances.rows.size()), columns = distances.columns();
    const torch::Tensor wanted = of_sums[0].to(torch::kCPU).contiguous(), mirrored = wanted.flip(2);
    const torch::Tensor of_cells = torch::zeros_like(padded.cells);
    visit_cells(padded, [&](std::int64_t image, std::int64_t row, std::int64_t place, float value) {
      for (std::int64_t lag = 0; lag < lags; ++lag) {
        const std::int64_t apart = distances.rows[static_cast<std::size_t>(lag)];
        const std::int64_t of_lag = (image * lags + lag) * columns;
        if (row + apart < padded.rows())  // this cell is the first of a pair ...
          add_multiple(padded.row(of_cells, image, row + apart) + place + distances.min_column_lag,
                       wanted.data_ptr<float>() + of_lag, value, columns);
        if (row >= apart)  // ... or the second
          add_multiple(padded.row(of_cells, image, row - apart) + place - distances.max_column_lag,
                       mirrored.data_ptr<float>() + of_lag, value, columns);
      }
    });
    return {of_cells.narrow(2, padded.margin, x.size(2)).to(x.device()), torch::Tensor()};
  }
};

}  // namespace

torch::Tensor autocorrelate(const torch::Tensor& x, const AutocorrelationLags& distances) {
  TORCH_CHECK(std::all_of(distances.rows.begin(), distances.rows.end(), [](std::int64_t rows) { return rows >= 0; }),
              "a row cannot lie before itself");
  TORCH_CHECK(distances.min_column_lag <= distances.max_column_lag, "no distances: ", distances.min_column_lag, " to ",
              distances.max_column_lag);
  return OnsetAutocorrelation::apply(x, &distances);
}

}  // namespace clavier
