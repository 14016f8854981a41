# SPDX-License-Identifier: MIT
# The readers need Qt Core beside the core, and no room of the fuzz preset has it: so their sources are built here.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
file(GLOB adopt CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/engine/local/adopt*.cpp)
loquat_fuzzer(fuzz_adopt SOURCES fuzz_adopt.cpp ${adopt} LIBS Loquat::Gguf Qt6::Core)
