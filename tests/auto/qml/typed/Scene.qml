// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk
import Tally

// Every kind of input, with everything about it declared that can be, and what is typed shown wherever a name could be
// taken from.
ApplicationWindow {
    id: window

    required property url pages

    function show(name) {
        if (name === "inputs") {
            stack.pop(null, StackView.Immediate)
        } else if (name === "popup") {
            popup.open()
        } else {
            const page = Qt.createComponent(pages + name + ".qml")
            stack.push(page, name === "ProductPage" ? { product: Shop.products[0] } : {}, StackView.Immediate)
        }
    }
    function press() {
        button.clicked()
        area.clicked(null)
        popup.close()
    }

    width: 1100
    height: 780
    visible: true
    title: field.text

    component Watched: Item {
        required property Item input
        SignalTracker { target: input; signal: "textChanged"; event: "text_changed"; properties: ({ of: "input" }) }
        SignalTracker { target: input; signal: "activeFocusChanged"; event: "focus_changed" }
    }

    StackView {
        id: stack
        anchors.fill: parent
        initialItem: Page {
            title: field.text
            Accessible.name: area.text
            Tally.pageProperties: ({ step: 1 })
            header: Label { text: field.text; Accessible.name: password.text }

            ColumnLayout {
                TextField { id: field; Tally.event: "accepted"; Tally.properties: ({ of: "field" }); Watched { input: field } }
                TextField { id: password; echoMode: TextInput.Password; Tally.event: "accepted"; Watched { input: password } }
                TextArea { id: area; property var clicked: shown.clicked; Layout.preferredWidth: 200; Watched { input: area } }
                TextInput { id: input; Layout.preferredWidth: 200; Layout.preferredHeight: 30; Tally.event: "accepted"; Watched { input: input } }
                TextEdit { id: edit; Layout.preferredWidth: 200; Layout.preferredHeight: 30; Watched { input: edit } }
                SpinBox { id: spin; to: 2147483647; editable: true; Tally.event: "chosen"; Tally.properties: ({ of: "spin" }) }
                ComboBox { id: combo; model: ["a", "b"]; editable: true; Tally.event: "chosen"; Accessible.name: editText }
                SignalTracker { target: combo; signal: "editTextChanged"; event: "text_changed" }
                SignalTracker { target: spin; signal: "valueChanged"; event: "value_changed" }
                Button { id: button; text: field.text + input.text; Accessible.name: edit.text; Tally.event: "pressed" }
                Label {
                    text: combo.editText
                    MouseArea { id: shown; property string text: parent.text; anchors.fill: parent; Tally.event: "pressed" }
                }
            }
        }
    }
    NavigationTracker { target: stack }

    Dialog {
        id: popup
        title: inner.text
        TextField { id: inner; Tally.event: "accepted"; placeholderText: field.text; Watched { input: inner } }
    }
    NavigationTracker { target: popup }
}
