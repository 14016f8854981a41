# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_gguf SOURCES fuzz_gguf.cpp LIBS Loquat::Gguf)
