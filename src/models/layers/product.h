#pragma once

#include "models/layers/matrix.h"

namespace clavier {

// The large products that networks are made of. Eigen's are templates: each product of two views of other types costs
// a second or more of everybody's first build, so those that are not in a hot loop of their own are compiled here once.

using ConstVector = Eigen::Ref<const Vector>;
using ConstColumns = Eigen::Ref<const Matrix>;
using ConstRows = Eigen::Ref<const RowMatrix>;

/// rows * vector, of (n, k) and (k): (n).
Vector product(const ConstRows& rows, const ConstVector& vector);
/// The same of every column of (k, m): (n, m).
Matrix products(const ConstRows& rows, const ConstColumns& columns);
/// sum += left * right, of (n, k) and (k, m).
void add_product(const ConstRows& left, const ConstRows& right, Eigen::Ref<RowMatrix> sum);
void add_product_of_columns(const ConstColumns& left, const ConstColumns& right, Eigen::Ref<Matrix> sum);
/// The dot product of each column with the vector: (columns).
Vector dots_of_columns(const ConstColumns& columns, const ConstVector& vector);
/// The sum of the columns, each times its weight: (rows).
Vector sum_of_columns(const ConstColumns& columns, const ConstVector& weights);

}  // namespace clavier
