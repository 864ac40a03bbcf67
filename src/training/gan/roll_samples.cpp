#include "training/gan/roll_samples.h"

#include <cstdio>

#include "base/files.h"
#include "encoding/bins.h"
#include "plots/contact_sheet.h"

namespace clavier {

void write_samples(const std::filesystem::path& folder, const RollSamples& samples, const std::vector<RollEra>& eras) {
  ContactSheet sheet{.title = "Step " + std::to_string(samples.step),
                     .subtitle = "generated from the same noise on every sheet",
                     .length = {static_cast<double>(samples.steps) / kStepsPerSecond}};
  for (std::size_t index = 0; index < samples.excerpts.size(); ++index)
    sheet.pictures.push_back(
        {std::string(to_string(eras[index % eras.size()].era)), score_of(samples.excerpts[index])});
  char name[32];
  std::snprintf(name, sizeof name, "step-%07d.svg", samples.step);
  write_file(folder / "samples" / name, draw(sheet).str());
}

}  // namespace clavier
