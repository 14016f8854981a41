# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_tokenizer SOURCES fuzz_tokenizer.cpp LIBS Loquat::Text)
