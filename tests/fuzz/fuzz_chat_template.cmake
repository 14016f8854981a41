loquat_fuzzer(fuzz_chat_template SOURCES fuzz_chat_template.cpp LIBS Loquat::Text)
