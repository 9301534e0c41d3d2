<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Tally</name>
    <message numerus="yes">
        <source>Doow refused %n event(s) and does not say which of the batch.</source>
        <translation>
            <numerusform>Doow refused %n event and does not say which of the batch.</numerusform>
            <numerusform>Doow refused %n events and does not say which of the batch.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tally::Uploader</name>
    <message numerus="yes">
        <source>The queue is full: the oldest %n event(s) were dropped.</source>
        <translation>
            <numerusform>The queue is full: the oldest event was dropped.</numerusform>
            <numerusform>The queue is full: the oldest %n events were dropped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are in memory only, and gone when the program ends. %1</source>
        <translation>
            <numerusform>%n event is in memory only, and gone when the program ends. %1</numerusform>
            <numerusform>%n events are in memory only, and gone when the program ends. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) may be there twice: their first request had no answer, and when they were sent again the vendor no longer remembered it.</source>
        <translation>
            <numerusform>%n event may be there twice: its first request had no answer, and when it was sent again the vendor no longer remembered it.</numerusform>
            <numerusform>%n events may be there twice: their first request had no answer, and when they were sent again the vendor no longer remembered it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The vendor refused %n event(s) for good: %1</source>
        <translation>
            <numerusform>The vendor refused %n event for good: %1</numerusform>
            <numerusform>The vendor refused %n events for good: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
