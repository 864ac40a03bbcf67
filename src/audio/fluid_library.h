#pragma once

#include <fluidsynth.h>

namespace clavier {

/// The functions of FluidSynth that we call. The library is loaded when they are first asked for, not with the program:
/// it brings some fifty others along, which took half of the time of a start.
struct FluidLibrary {
  decltype(&::fluid_set_log_function) set_log_function;
  decltype(&::new_fluid_settings) new_settings;
  decltype(&::delete_fluid_settings) delete_settings;
  decltype(&::fluid_settings_setnum) set_number;
  decltype(&::fluid_settings_setint) set_integer;
  decltype(&::new_fluid_synth) new_synth;
  decltype(&::delete_fluid_synth) delete_synth;
  decltype(&::fluid_synth_sfload) load_font;
  decltype(&::fluid_synth_program_select) select_program;
  decltype(&::fluid_synth_noteon) note_on;
  decltype(&::fluid_synth_noteoff) note_off;
  decltype(&::fluid_synth_cc) control_change;
  decltype(&::fluid_synth_write_float) write;
};

/// Throws Error when FluidSynth is not installed, or not in the version that the program was built with.
const FluidLibrary& fluid_library();

}  // namespace clavier
