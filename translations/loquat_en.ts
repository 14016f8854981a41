<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ImportSheet</name>
    <message numerus="yes">
        <source>Add %n model(s)</source>
        <translation>
            <numerusform>Add %n model</numerusform>
            <numerusform>Add %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookSheet</name>
    <message numerus="yes">
        <source>Found %n thing(s)</source>
        <translation>
            <numerusform>Found %n thing</numerusform>
            <numerusform>Found %n things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Machine</name>
    <message numerus="yes">
        <source>%n graphics processor(s) here but not used</source>
        <translation>
            <numerusform>%n graphics processor here but not used</numerusform>
            <numerusform>%n graphics processors here but not used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Providers</name>
    <message numerus="yes">
        <source>Waited for %n second(s).</source>
        <translation>
            <numerusform>Waited for %n second.</numerusform>
            <numerusform>Waited for %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuantizeFoot</name>
    <message numerus="yes">
        <source>Build %n candidate(s)</source>
        <translation>
            <numerusform>Build %n candidate</numerusform>
            <numerusform>Build %n candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message numerus="yes">
        <source>%n row(s) are missing at the end.</source>
        <translation>
            <numerusform>%n row is missing at the end.</numerusform>
            <numerusform>%n rows are missing at the end.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::ArrivingList</name>
    <message numerus="yes">
        <source>From %1 over %n connection(s).</source>
        <translation>
            <numerusform>From %1 over %n connection.</numerusform>
            <numerusform>From %1 over %n connections.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::Attachments</name>
    <message numerus="yes">
        <source>A question takes at most %n file(s).</source>
        <translation>
            <numerusform>A question takes at most %n file.</numerusform>
            <numerusform>A question takes at most %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::AuditLogModel</name>
    <message numerus="yes">
        <source>The log is whole: %n row(s), none changed, none missing.</source>
        <translation>
            <numerusform>The log is whole: %n row, none changed, none missing.</numerusform>
            <numerusform>The log is whole: %n rows, none changed, none missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1</source>
        <translation>
            <numerusform>%n row written to %1</numerusform>
            <numerusform>%n rows written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::Chat</name>
    <message numerus="yes">
        <source>Reading %n token(s)…</source>
        <translation>
            <numerusform>Reading %n token…</numerusform>
            <numerusform>Reading %n tokens…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 takes no pictures: of %n earlier one(s) it gets the name alone.</source>
        <translation>
            <numerusform>%1 takes no pictures: of %n earlier one it gets the name alone.</numerusform>
            <numerusform>%1 takes no pictures: of %n earlier ones it gets the names alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::Cloud</name>
    <message numerus="yes">
        <source>%n answer(s), %1</source>
        <translation>
            <numerusform>%n answer, %1</numerusform>
            <numerusform>%n answers, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::Computer</name>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::ConnectionTest</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::ImportModel</name>
    <message numerus="yes">
        <source>Looking… %n file(s) seen</source>
        <translation>
            <numerusform>Looking… %n file seen</numerusform>
            <numerusform>Looking… %n files seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) found</source>
        <translation>
            <numerusform>%n model found</numerusform>
            <numerusform>%n models found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out; the first: %1</source>
        <translation>
            <numerusform>%n file left out: %1</numerusform>
            <numerusform>%n files left out; the first: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::LeftoverFiles</name>
    <message numerus="yes">
        <source>%n unfinished file(s), %1, left by jobs that were broken off.</source>
        <translation>
            <numerusform>%n unfinished file, %1, left by a job that was broken off.</numerusform>
            <numerusform>%n unfinished files, %1, left by jobs that were broken off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same job, begun again, could still go on with %n of them.</source>
        <translation>
            <numerusform>The same job, begun again, could still go on with %n of them.</numerusform>
            <numerusform>The same job, begun again, could still go on with %n of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::LiveNumbers</name>
    <message numerus="yes">
        <source>%1 of %2 · %n token(s)</source>
        <translation>
            <numerusform>%1 of %2 · %n token</numerusform>
            <numerusform>%1 of %2 · %n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::MessageList</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::ModelLibrary</name>
    <message numerus="yes">
        <source>%n model(s) added. They stay where they are.</source>
        <translation>
            <numerusform>%n model added. It stays where it is.</numerusform>
            <numerusform>%n models added. They stay where they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::ModelList</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 at %n token(s) of context</source>
        <translation>
            <numerusform>%1 at %n token of context</numerusform>
            <numerusform>%1 at %n tokens of context</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s), %1</source>
        <translation>
            <numerusform>%n model, %1</numerusform>
            <numerusform>%n models, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::ProviderHealth</name>
    <message numerus="yes">
        <source>%n request(s), none failed.</source>
        <translation>
            <numerusform>%n request, none failed.</numerusform>
            <numerusform>%n requests, none failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), %1 failed.</source>
        <translation>
            <numerusform>%n request, %1 failed.</numerusform>
            <numerusform>%n requests, %1 failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for the limit</source>
        <translation>
            <numerusform>%n request waits for the limit</numerusform>
            <numerusform>%n requests wait for the limit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::Quantize</name>
    <message numerus="yes">
        <source>The other %n candidate(s), %1, will be removed.</source>
        <translation>
            <numerusform>The other candidate, %1, will be removed.</numerusform>
            <numerusform>The other %n candidates, %1, will be removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Making smaller ones of %1 was broken off: %2 of %n candidate(s) finished.</source>
        <translation>
            <numerusform>Making a smaller one of %1 was broken off: %2 of %n candidate finished.</numerusform>
            <numerusform>Making smaller ones of %1 was broken off: %2 of %n candidates finished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::QuantizeAnswers</name>
    <message numerus="yes">
        <source>%n token(s), %1</source>
        <translation>
            <numerusform>%n token, %1</numerusform>
            <numerusform>%n tokens, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::QuantizeRecipe</name>
    <message numerus="yes">
        <source>It is to run in no more memory than this, with a conversation of %n token(s).</source>
        <translation>
            <numerusform>It is to run in no more memory than this, with a conversation of %n token.</numerusform>
            <numerusform>It is to run in no more memory than this, with a conversation of %n tokens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::QuantizeRun</name>
    <message numerus="yes">
        <source>%n candidate(s) measured</source>
        <translation>
            <numerusform>%n candidate measured</numerusform>
            <numerusform>%n candidates measured</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n passage(s)</source>
        <translation>
            <numerusform>on %n passage</numerusform>
            <numerusform>on %n passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::RedactionSheet</name>
    <message numerus="yes">
        <source>%n earlier message(s)</source>
        <translation>
            <numerusform>%n earlier message</numerusform>
            <numerusform>%n earlier messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::RepositoryModel</name>
    <message numerus="yes">
        <source>Fit and speed are for %n token(s) of context on this computer.</source>
        <translation>
            <numerusform>Fit and speed are for %n token of context on this computer.</numerusform>
            <numerusform>Fit and speed are for %n tokens of context on this computer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::UsageModel</name>
    <message numerus="yes">
        <source>without %n answer(s) of unknown price</source>
        <translation>
            <numerusform>without %n answer of unknown price</numerusform>
            <numerusform>without %n answers of unknown price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s)</source>
        <translation>
            <numerusform>%n provider</numerusform>
            <numerusform>%n providers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::Votes</name>
    <message numerus="yes">
        <source>%1 wins %2 % of %n comparison(s)</source>
        <translation>
            <numerusform>%1 wins %2 % of %n comparison</numerusform>
            <numerusform>%1 wins %2 % of %n comparisons</numerusform>
        </translation>
    </message>
</context>
</TS>
