<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>loquat::ui::Chat</name>
    <message numerus="yes">
        <source>Reading %n token(s)…</source>
        <translation><numerusform>Reading %n token…</numerusform><numerusform>Reading %n tokens…</numerusform></translation>
    </message>
</context>
<context>
    <name>loquat::ui::Computer</name>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation><numerusform>%n core</numerusform><numerusform>%n cores</numerusform></translation>
    </message>
</context>
<context>
    <name>loquat::ui::LiveNumbers</name>
    <message numerus="yes">
        <source>%1 of %2 · %n token(s)</source>
        <translation><numerusform>%1 of %2 · %n token</numerusform><numerusform>%1 of %2 · %n tokens</numerusform></translation>
    </message>
</context>
<context>
    <name>loquat::ui::MessageList</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation><numerusform>%n token</numerusform><numerusform>%n tokens</numerusform></translation>
    </message>
</context>
<context>
    <name>loquat::ui::ModelList</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation><numerusform>%n token</numerusform><numerusform>%n tokens</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 at %n token(s) of context</source>
        <translation><numerusform>%1 at %n token of context</numerusform><numerusform>%1 at %n tokens of context</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n model(s), %1</source>
        <translation><numerusform>%n model, %1</numerusform><numerusform>%n models, %1</numerusform></translation>
    </message>
</context>
</TS>
