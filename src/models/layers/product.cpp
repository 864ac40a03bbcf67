#include "models/layers/product.h"

namespace clavier {

Vector product(const ConstRows& rows, const ConstVector& vector) { return rows * vector; }

Matrix products(const ConstRows& rows, const ConstColumns& columns) { return rows * columns; }

void add_product(const ConstRows& left, const ConstRows& right, Eigen::Ref<RowMatrix> sum) {
  sum.noalias() += left * right;
}

void add_product_of_columns(const ConstColumns& left, const ConstColumns& right, Eigen::Ref<Matrix> sum) {
  add_product(right.transpose(), left.transpose(), sum.transpose());
}

Vector dots_of_columns(const ConstColumns& columns, const ConstVector& vector) { return columns.transpose() * vector; }

Vector sum_of_columns(const ConstColumns& columns, const ConstVector& weights) { return columns * weights; }

}  // namespace clavier
