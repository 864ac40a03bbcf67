#pragma once

#include "models/layers/matrix.h"

namespace clavier {

// The large products of the networks. Eigen's products are templates and slow to compile, so those outside of hot loops
// are compiled here once.

using ConstVector = Eigen::Ref<const Vector>;
using ConstColumns = Eigen::Ref<const Matrix>;
using ConstRows = Eigen::Ref<const RowMatrix>;

/// rows * vector: (n, k), (k) -> (n).
Vector product(const ConstRows& rows, const ConstVector& vector);
/// rows * columns: (n, k), (k, m) -> (n, m).
Matrix products(const ConstRows& rows, const ConstColumns& columns);
/// sum += left * right: (n, k), (k, m) -> (n, m).
void add_product(const ConstRows& left, const ConstRows& right, Eigen::Ref<RowMatrix> sum);
/// The same for column-major matrices.
void add_product_of_columns(const ConstColumns& left, const ConstColumns& right, Eigen::Ref<Matrix> sum);
/// The dot product of each column with the vector: (columns).
Vector dots_of_columns(const ConstColumns& columns, const ConstVector& vector);
/// The weighted sum of the columns: (rows).
Vector sum_of_columns(const ConstColumns& columns, const ConstVector& weights);

}  // namespace clavier
