// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Loquat

Item {
    id: root
    width: 800
    height: 800

    DiscoverCard {
        id: card
        width: 380
        key: "qwen3-4b"
        name: "Qwen3 4B"
        byline: "Alibaba · Apache 2.0"
        sentence: "Everyday chat and tools in 100 languages."
        fit: "well"
        fitText: "Runs well"
        factsText: "Q4_K_M · 32k window"
        speedText: "about 19 tok/s here"
        action: "get"
        actionText: "Get, 2.5 GB"
        recommended: false
        gated: false
    }
    RepositoryRow {
        id: row
        y: 200
        width: 600
        index: 0
        fileName: "qwen3-4b-q4_k_m.gguf"
        quantization: "Q4_K_M"
        words: "About 4 bits for each number: the usual choice."
        sizeText: "2.5 GB"
        fit: "well"
        fitText: "Runs well"
        speedText: "about 19 tok/s"
        problem: ""
        recommended: true
        action: "get"
    }
    ArrivingRow {
        id: arriving
        y: 300
        width: 700
        index: 0
        rowId: "a"
        title: "Qwen2.5 7B Instruct"
        detail: "Q4_K_M"
        doneText: "2.9 of 4.7 GB"
        speedText: "12.4 MB/s"
        leftText: "2 min 25 s left"
        progress: 0.6
        sentence: "Checked while it arrives (SHA-256)."
        canPause: true
        canResume: false
        partialText: "2.9 GB"
        status: "running"
    }
    AskSheet {
        id: ask
        title: "Delete it?"
        text: "It will be gone."
        action: "Delete"
        otherwise: "Keep"
    }
    SignalSpy { id: acted; target: card; signalName: "acted" }
    SignalSpy { id: opened; target: card; signalName: "opened" }
    SignalSpy { id: wanted; target: row; signalName: "wanted" }
    SignalSpy { id: cancelled; target: arriving; signalName: "cancelWanted" }
    SignalSpy { id: agreed; target: ask; signalName: "agreed" }
    SignalSpy { id: milder; target: ask; signalName: "other" }

    TestCase {
        name: "Library"
        when: windowShown

        function find(item: Item, name: string): Item {
            for (let i = 0; i < item.children.length; ++i) {
                const child = item.children[i];
                if (child.visible && (child.text === name || child.Accessible.name === name) && child.clicked !== undefined)
                    return child;
                const below = find(child, name);
                if (below)
                    return below;
            }
            return null;
        }
        function init(): void {
            for (const spy of [acted, opened, wanted, cancelled, agreed, milder])
                spy.clear();
        }

        function test_a_card_names_the_size_it_gets(): void {
            mouseClick(find(card, "Get, 2.5 GB"));
            compare(acted.count, 1);
            mouseClick(find(card, "Qwen3 4B"));
            compare(opened.count, 1);
        }
        function test_what_arrives_cannot_be_asked_for_again(): void {
            card.action = "arriving";
            verify(!find(card, "Get, 2.5 GB").enabled);
            card.action = "get";
        }
        function test_a_file_is_fetched_by_its_button(): void {
            const get = find(row, "Get, 2.5 GB");
            mouseClick(get);
            compare(wanted.count, 1);
            row.blocked = true;
            verify(!get.enabled);
            row.blocked = false;
        }
        function test_a_download_shows_what_can_be_done(): void {
            verify(find(arriving, "Pause Qwen2.5 7B Instruct"));
            arriving.status = "paused";
            arriving.canPause = false;
            arriving.canResume = true;
            verify(!find(arriving, "Pause Qwen2.5 7B Instruct"));
            verify(find(arriving, "Go on with Qwen2.5 7B Instruct"));
            arriving.status = "failed";
            verify(find(arriving, "Try Qwen2.5 7B Instruct again"));
            mouseClick(find(arriving, "Cancel Qwen2.5 7B Instruct"));
            compare(cancelled.count, 1);
        }
        function test_a_question_can_be_declined(): void {
            ask.open();
            tryCompare(ask, "opened", true);
            mouseClick(find(ask.contentItem, "Keep"));
            compare(milder.count, 1);
            compare(agreed.count, 0);
            tryCompare(ask, "visible", false);
            ask.open();
            tryCompare(ask, "opened", true);
            mouseClick(find(ask.contentItem, "Delete"));
            compare(agreed.count, 1);
        }
    }
}
