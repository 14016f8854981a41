# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_hugging_face_tokenizer SOURCES fuzz_hugging_face_tokenizer.cpp LIBS Loquat::Text)
