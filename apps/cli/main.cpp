#include "cli/program.h"

int main(int argc, char** argv) { return clavier::run_program(argc, argv); }
