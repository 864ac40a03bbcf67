#include "training/gan/group_distances.h"

#include <cmath>
#include <numeric>

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

torch::Tensor on_processor(const torch::Tensor& x) { return x.detach().to(torch::kCPU).contiguous(); }

/// Calls visit(row, other) for every pair of rows, in the order of distances.
template <class Visit>
void visit_pairs(std::int64_t rows, std::int64_t others, Visit visit) {
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t other = 0; other < others; ++other) visit(row, other);
}

float square_distance(const float* a, const float* b, std::int64_t features) {
  float sum = 0;
  for (std::int64_t feature = 0; feature < features; ++feature)
    sum += (a[feature] - b[feature]) * (a[feature] - b[feature]);
  return sum;
}

void add_difference(float* to, const float* a, const float* b, float factor, std::int64_t features) {
  for (std::int64_t feature = 0; feature < features; ++feature) to[feature] += factor * (a[feature] - b[feature]);
}

class GroupDistances : public torch::autograd::Function<GroupDistances> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& a, const torch::Tensor& b,
                               const std::vector<std::int64_t>& groups, double epsilon) {
    const torch::Tensor rows = on_processor(a), others = on_processor(b);
    const std::int64_t features = rows.size(1), count = static_cast<std::int64_t>(groups.size());
    const torch::Tensor distances = torch::empty({rows.size(0), others.size(0), count});
    const auto squared = static_cast<float>(epsilon * epsilon);
    float* to = distances.data_ptr<float>();
    visit_pairs(rows.size(0), others.size(0), [&](std::int64_t row, std::int64_t other) {
      const float *of_row = rows.data_ptr<float>() + row * features,
                  *of_other = others.data_ptr<float>() + other * features;
      for (const std::int64_t group : groups) {
        *to++ = std::sqrt(square_distance(of_row, of_other, group) / static_cast<float>(group) + squared);
        of_row += group, of_other += group;
      }
    });
    context->save_for_backward({rows, others, distances});
    context->saved_data["groups"] = groups;
    return distances.to(a.device());
  }

  static tensor_list backward(AutogradContext* context, tensor_list of_distances) {
    TORCH_CHECK(!torch::GradMode::is_enabled(), "group_distances has no second derivatives");
    const auto saved = context->get_saved_variables();
    const torch::Tensor &rows = saved[0], &others = saved[1];
    const std::vector<std::int64_t> groups = context->saved_data["groups"].toIntVector();
    const std::int64_t features = rows.size(1);
    const torch::Tensor factors = (of_distances[0].to(torch::kCPU) / saved[2]).contiguous();
    const torch::Tensor by_rows = torch::zeros_like(rows), by_others = torch::zeros_like(others);
    const bool both = context->needs_input_grad(1);
    const float* factor = factors.data_ptr<float>();
    visit_pairs(rows.size(0), others.size(0), [&](std::int64_t row, std::int64_t other) {
      std::int64_t place = 0;
      for (const std::int64_t group : groups) {
        const float share = *factor++ / static_cast<float>(group);
        const float *of_row = rows.data_ptr<float>() + row * features + place,
                    *of_other = others.data_ptr<float>() + other * features + place;
        add_difference(by_rows.data_ptr<float>() + row * features + place, of_row, of_other, share, group);
        if (both)
          add_difference(by_others.data_ptr<float>() + other * features + place, of_other, of_row, share, group);
        place += group;
      }
    });
    const torch::Device device = of_distances[0].device();
    return {by_rows.to(device), both ? by_others.to(device) : torch::Tensor(), {}, {}};
  }
};

}  // namespace

torch::Tensor group_distances(const torch::Tensor& a, const torch::Tensor& b, const std::vector<std::int64_t>& groups,
                              double epsilon) {
  TORCH_CHECK(a.device() == b.device() || !b.requires_grad(), "gradients of two devices");
  TORCH_CHECK(a.size(1) == b.size(1) && a.size(1) == std::accumulate(groups.begin(), groups.end(), std::int64_t{0}),
              "groups of ", a.size(1), " and ", b.size(1), " features do not fit");
  return GroupDistances::apply(a, b, groups, epsilon);
}

}  // namespace clavier
