// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Loquat

Item {
    id: root
    width: 800
    height: 400

    property string chosen: ""
    property var toggled: []

    QuantizePoint {
        id: point
        x: 100
        y: 60
        labelX: 12
        labelY: -20
        point: ({ id: "Q4_K_M", name: "Q4_K_M", text: "1.12 GB, KL 0.02", beaten: true, selected: false })
        onChosen: root.chosen = point.point.id
    }
    QuantizeCandidate {
        id: candidate
        y: 100
        width: 400
        name: "Q4_0"
        plain: "4 bits, an older and plain way."
        sizeText: "880 MB"
        bitsText: "4.7 bits"
        chosen: true
        onToggled: chosen => root.toggled.push(chosen)
    }
    QuantizeTableRow {
        id: row
        y: 200
        width: 800
        name: "Q4_K_M"
        sizeText: "1.12 GB"
        bitsText: "5.04"
        klText: "0.0224"
        agreementText: "92.1 %"
        perplexityText: "10.31"
        speedText: "31.4"
        memoryText: "1.6 GB"
        words: "1.12 GB, KL 0.0224"
        verdict: "over"
        verdictText: "Over budget"
        onChosen: root.chosen = "row"
    }

    TestCase {
        name: "Quantize"
        when: windowShown

        function test_a_point_is_chosen_by_a_click() {
            root.chosen = "";
            mouseClick(root, 100, 60);
            compare(root.chosen, "Q4_K_M");
        }
        function test_a_beaten_point_is_hollow_until_it_is_chosen() {
            verify(point.hollow);
            point.point = { id: "Q4_K_M", name: "Q4_K_M", text: "", beaten: true, selected: true };
            verify(!point.hollow && point.current);
        }
        function test_a_candidate_is_toggled_once_and_follows_its_owner() {
            root.toggled = [];
            mouseClick(candidate, 12, 20);
            compare(root.toggled, [false]);
            candidate.chosen = false;
            candidate.chosen = true;
            compare(root.toggled, [false]); // the owner's change is no toggle
        }
        function test_a_narrow_row_keeps_size_loss_and_speed() {
            compare(row.columns.length, 7);
            row.width = 500;
            compare(row.columns.map(column => column.text), ["1.12 GB", "0.0224", "31.4"]);
            row.width = 800;
        }
        function test_a_row_is_chosen_by_a_click() {
            root.chosen = "";
            mouseClick(row, 300, 15);
            compare(root.chosen, "row");
        }
    }
}
