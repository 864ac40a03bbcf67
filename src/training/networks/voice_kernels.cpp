#include "training/networks/voice_kernels.h"

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

/// Of one voice, for sums over pitches: (batch, frames, 1).
torch::Tensor of_voice(const torch::Tensor& voices, std::int64_t voice) { return voices.narrow(2, voice, 1); }

/// The powers 0, 1 and 2 of the distances of pitches from `middle`, which keeps them small: (pitches, 3).
torch::Tensor powers(const torch::Tensor& pitches, double middle) {
  const torch::Tensor off = pitches - middle;
  return torch::stack({torch::ones_like(off), off, off.square()}, 1);
}

class VoiceKernelSum : public torch::autograd::Function<VoiceKernelSum> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& height, const torch::Tensor& centre,
                               const torch::Tensor& inverse_width, std::int64_t pitches) {
    const std::int64_t batch = height.size(0), frames = height.size(1), voices = height.size(2);
    const torch::Tensor places = torch::arange(pitches, height.options());
    const torch::Tensor kernels = torch::empty({voices, batch, frames, pitches}, height.options());
    torch::Tensor total = torch::zeros({batch, frames, pitches}, height.options());
    for (std::int64_t voice = 0; voice < voices; ++voice) {
      torch::Tensor kernel = kernels[voice];
      torch::sub_out(kernel, places, of_voice(centre, voice));
      kernel.mul_(of_voice(inverse_width, voice)).square_().mul_(-0.5).exp_();
      total.addcmul_(kernel, of_voice(height, voice));
    }
    context->save_for_backward({height, centre, inverse_width, kernels});
    return total;
  }

  static tensor_list backward(AutogradContext* context, tensor_list gradients) {
    const auto saved = context->get_saved_variables();
    const torch::Tensor &height = saved[0], &inverse_width = saved[2], &kernels = saved[3];
    const std::int64_t voices = kernels.size(0), batch = kernels.size(1), frames = kernels.size(2),
                       pitches = kernels.size(3);
    const double middle = static_cast<double>(pitches - 1) / 2;
    const torch::Tensor gradient = gradients[0].contiguous();
    torch::Tensor along = torch::empty_like(gradient);
    const torch::Tensor bases = powers(torch::arange(pitches, height.options()), middle);
    std::vector<torch::Tensor> sums;
    for (std::int64_t voice = 0; voice < voices; ++voice) {
      torch::mul_out(along, gradient, kernels[voice]);
      sums.push_back(along.view({-1, pitches}).mm(bases).view({batch, frames, 3}));
    }
    const std::vector<torch::Tensor> sum = torch::stack(sums, 2).unbind(3);  // each (batch, frames, voices)
    const torch::Tensor off = saved[1] - middle;
    const torch::Tensor first = sum[1] - off * sum[0];  // about the centre
    const torch::Tensor second = sum[2] - off * (sum[1] + first);
    return {sum[0], height * inverse_width.square() * first, -height * inverse_width * second, torch::Tensor()};
  }
};

}  // namespace

torch::Tensor sum_voice_kernels(const VoiceKernels& voices, std::int64_t pitches) {
  return VoiceKernelSum::apply(voices.height, voices.centre, voices.inverse_width, pitches);
}

}  // namespace clavier
