# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_safetensors SOURCES fuzz_safetensors.cpp LIBS Loquat::Gguf)
