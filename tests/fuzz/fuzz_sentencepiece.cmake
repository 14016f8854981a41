# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_sentencepiece SOURCES fuzz_sentencepiece.cpp LIBS Loquat::Text)
