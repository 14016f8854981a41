<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
