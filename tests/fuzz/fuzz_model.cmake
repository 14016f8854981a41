# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_model SOURCES fuzz_model.cpp LIBS Loquat::Runtime Loquat::Model Loquat::BackendReference)
