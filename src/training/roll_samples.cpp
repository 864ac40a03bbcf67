#include "training/roll_samples.h"

#include <cstdio>

#include "base/files.h"
#include "encoding/bins.h"
#include "plots/contact_sheet.h"

namespace clavier {

void write_samples(const std::filesystem::path& folder, int step, std::span<const PianoRoll> rolls,
                   const std::vector<RollEra>& eras) {
  ContactSheet sheet{.title = "Step " + std::to_string(step),
                     .subtitle = "drawn from the same noise on every sheet",
                     .length = {static_cast<double>(kRollSteps) / kStepsPerSecond}};
  for (std::size_t index = 0; index < rolls.size(); ++index) {
    const RollEra& drawn = eras[index % eras.size()];
    sheet.pictures.push_back({std::string(to_string(drawn.era)), score_of(read_roll(rolls[index], drawn.reading))});
  }
  char name[32];
  std::snprintf(name, sizeof name, "step-%07d.svg", step);
  write_file(folder / "samples" / name, draw(sheet).str());
}

}  // namespace clavier
