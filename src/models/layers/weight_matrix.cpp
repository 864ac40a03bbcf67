#include "models/layers/weight_matrix.h"

#ifdef __F16C__
#include <immintrin.h>
#endif

#include <algorithm>

namespace clavier {
namespace {

std::uint16_t to_half(float value) { return Eigen::half(value).x; }
float from_half(std::uint16_t half) {
  return static_cast<float>(Eigen::half(Eigen::half_impl::raw_uint16_to_half(half)));
}

bool is_exact_half(float value) { return from_half(to_half(value)) == value; }

#ifdef __F16C__
constexpr bool kReadsHalves = true;
constexpr int kLanes = 8, kSums = 4;

float dot(const std::uint16_t* halves, const float* vector, Eigen::Index size) {
  __m256 sums[kSums] = {};
  Eigen::Index place = 0;
  for (; place + kLanes * kSums <= size; place += kLanes * kSums)
    for (int index = 0; index < kSums; ++index) {
      const Eigen::Index here = place + Eigen::Index{kLanes} * index;
      const __m256 weights = _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(halves + here)));
      sums[index] += weights * _mm256_loadu_ps(vector + here);
    }
  const __m256 all = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  float sum = 0;
  for (int lane = 0; lane < kLanes; ++lane) sum += all[lane];
  for (; place < size; ++place) sum += from_half(halves[place]) * vector[place];
  return sum;
}
#else
constexpr bool kReadsHalves = false;

float dot(const std::uint16_t*, const float*, Eigen::Index) { return 0; }
#endif

}  // namespace

WeightMatrix::WeightMatrix(RowMatrix weights) : rows_(weights.rows()), columns_(weights.cols()) {
  const bool exact = std::all_of(weights.data(), weights.data() + weights.size(), is_exact_half);
  if (kReadsHalves && exact) {
    halves_.resize(static_cast<std::size_t>(weights.size()));
    std::transform(weights.data(), weights.data() + weights.size(), halves_.begin(), to_half);
  } else {
    floats_ = std::move(weights);
  }
}

Vector WeightMatrix::product(const ConstVector& vector) const {
  if (!is_half()) return clavier::product(floats_, vector);
  Vector result(rows_);
  for (Eigen::Index row = 0; row < rows_; ++row)
    result[row] = dot(halves_.data() + row * columns_, vector.data(), columns_);
  return result;
}

RowMatrix WeightMatrix::widened() const {
  RowMatrix weights(rows_, columns_);
  std::transform(halves_.begin(), halves_.end(), weights.data(), from_half);
  return weights;
}

Matrix WeightMatrix::products(const ConstColumns& columns) const {
  return is_half() ? clavier::products(widened(), columns) : clavier::products(floats_, columns);
}

}  // namespace clavier
