<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>ConsentBanner</name>
    <message>
        <source>Usage data</source>
        <translation>Nutzungsdaten</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>Was erfasst wird</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>Nutzungsdaten</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>Was erfasst wird</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Wer die Daten erhält</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>Nutzungsdaten</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>Ihre Nutzungsdaten auf diesem Gerät wurden gelöscht.</translation>
    </message>
    <message>
        <source>Allow %1 to collect usage data</source>
        <translation>%1 darf Nutzungsdaten erfassen</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>Was erfasst wird</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Wer die Daten erhält</translation>
    </message>
    <message>
        <source>Show what was sent</source>
        <translation>Anzeigen, was gesendet wurde</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>Meine Daten exportieren</translation>
    </message>
    <message>
        <source>Writes everything that is kept about you on this device to a file.</source>
        <translation>Schreibt alles, was auf diesem Gerät über Sie gespeichert ist, in eine Datei.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>Meine Daten löschen</translation>
    </message>
    <message>
        <source>Erases the usage data that is kept about you on this device.</source>
        <translation>Löscht die Nutzungsdaten, die auf diesem Gerät über Sie gespeichert sind.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>The event&apos;s properties are nested more than %1 levels deep. Flatten them, or send the inner part as text.</source>
        <translation>Die Eigenschaften des Ereignisses sind mehr als %1 Ebenen tief verschachtelt. Verschachteln Sie sie weniger tief, oder senden Sie den inneren Teil als Text.</translation>
    </message>
    <message>
        <source>The event&apos;s properties hold more than %1 values. Send a summary, or several events.</source>
        <translation>Die Eigenschaften des Ereignisses enthalten mehr als %1 Werte. Senden Sie eine Zusammenfassung oder mehrere Ereignisse.</translation>
    </message>
    <message>
        <source>The property &quot;%1&quot; is or holds a number that is not finite (NaN or infinity). Leave it out, or send it as text.</source>
        <translation>Die Eigenschaft „%1“ ist oder enthält eine Zahl, die nicht endlich ist (NaN oder unendlich). Lassen Sie sie weg, oder senden Sie sie als Text.</translation>
    </message>
    <message>
        <source>The event has no name. Give it one, as in track(&quot;purchase&quot;).</source>
        <translation>Das Ereignis hat keinen Namen. Geben Sie ihm einen, wie in track(&quot;purchase&quot;).</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;); for a log-out there is reset().</source>
        <translation>Es fehlt die Benutzerkennung. Geben Sie eine an, wie in identify(&quot;user_42&quot;); zum Abmelden gibt es reset().</translation>
    </message>
    <message>
        <source>The quantity is not a finite number greater than 0. Leave it out for 1, or track nothing.</source>
        <translation>Die Menge ist keine endliche Zahl größer als 0. Lassen Sie sie weg, das bedeutet 1, oder erfassen Sie nichts.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is blank. Leave it out, or fill it in.</source>
        <translation>Die Option „%1“ ist leer. Lassen Sie sie weg, oder füllen Sie sie aus.</translation>
    </message>
    <message>
        <source>The timestamp is not within the years 1 to 9999. Times as numbers are milliseconds since 1970.</source>
        <translation>Der Zeitpunkt liegt nicht in den Jahren 1 bis 9999. Zeiten als Zahl sind Millisekunden seit 1970.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is of a type that makes no sense there. Give ids as text, the quantity as a number, the timestamp as a date, as ISO 8601 or in milliseconds since 1970.</source>
        <translation>Die Option „%1“ hat einen Typ, der dort keinen Sinn ergibt. Geben Sie Kennungen als Text an, die Menge als Zahl, den Zeitpunkt als Datum, nach ISO 8601 oder in Millisekunden seit 1970.</translation>
    </message>
    <message>
        <source>No complete answer within %1 s.</source>
        <translation>Keine vollständige Antwort innerhalb von %1 s.</translation>
    </message>
    <message>
        <source>The host %1 cannot be found: %2</source>
        <translation>Der Server %1 wurde nicht gefunden: %2</translation>
    </message>
    <message>
        <source>Plain http is used towards this machine only; give an https host.</source>
        <translation>Unverschlüsseltes http wird nur zu diesem Rechner benutzt; geben Sie einen Server mit https an.</translation>
    </message>
    <message>
        <source>The answer is longer than any vendor&apos;s.</source>
        <translation>Die Antwort ist länger als die irgendeines Anbieters.</translation>
    </message>
    <message>
        <source>The host of destination %1 is not a URL; give one such as %2.</source>
        <translation>Der Server des Ziels %1 ist keine URL; geben Sie eine wie %2 an.</translation>
    </message>
    <message>
        <source>The host of destination %1 holds a user or password; leave them out.</source>
        <translation>Der Server des Ziels %1 enthält Benutzer oder Passwort; lassen Sie beides weg.</translation>
    </message>
    <message>
        <source>The host of destination %1 must begin with https://; a key is never sent without TLS, except to this machine.</source>
        <translation>Der Server des Ziels %1 muss mit https:// beginnen; ein Schlüssel wird nie ohne TLS gesendet, außer an diesen Rechner.</translation>
    </message>
    <message>
        <source>The keychain did not answer within 5 seconds. It may be waiting for a dialogue of this application, or the application&apos;s event loop is not the GLib one that the keychain needs (is QT_NO_GLIB set?).</source>
        <translation>Der Schlüsselbund hat nicht innerhalb von 5 Sekunden geantwortet. Vielleicht wartet er auf einen Dialog dieser Anwendung, oder ihre Ereignisschleife ist nicht die von GLib, die der Schlüsselbund braucht (ist QT_NO_GLIB gesetzt?).</translation>
    </message>
    <message>
        <source>The keychain refused access to the entry “%1”. Unlock it, or allow this application to use it.</source>
        <translation>Der Schlüsselbund hat den Zugriff auf den Eintrag „%1“ verweigert. Entsperren Sie ihn, oder erlauben Sie dieser Anwendung, ihn zu benutzen.</translation>
    </message>
    <message>
        <source>Tally&apos;s library for the keychain cannot be loaded: %1. Install it beside Tally&apos;s own, or give the key by an environment variable or a systemd credential.</source>
        <translation>Tallys Bibliothek für den Schlüsselbund lässt sich nicht laden: %1. Installieren Sie sie neben der von Tally selbst, oder geben Sie den Schlüssel über eine Umgebungsvariable oder als systemd-Credential an.</translation>
    </message>
    <message>
        <source>This system has no keychain that can be used. Give the key by an environment variable or a systemd credential.</source>
        <translation>Dieses System hat keinen Schlüsselbund, der sich benutzen lässt. Geben Sie den Schlüssel über eine Umgebungsvariable oder als systemd-Credential an.</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>Fehler im Schlüsselbund: %1</translation>
    </message>
    <message>
        <source>The credential “%1” is not a regular file.</source>
        <translation>Das Credential „%1“ ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The credential “%1” cannot be read: %2.</source>
        <translation>Das Credential „%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The credential “%1” is empty.</source>
        <translation>Das Credential „%1“ ist leer.</translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation>Es ist kein Schlüssel gesetzt.</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>Der Schlüssel ist leer.</translation>
    </message>
    <message>
        <source>The key is longer than %1 characters.</source>
        <translation>Der Schlüssel ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The key holds something else than visible ASCII characters at position %1: a space, a line break or an accented letter?</source>
        <translation>Der Schlüssel enthält an Stelle %1 etwas anderes als sichtbare ASCII-Zeichen: ein Leerzeichen, einen Zeilenumbruch oder einen Umlaut?</translation>
    </message>
    <message>
        <source>There is no D-Bus session bus, so the keychain cannot be reached. Start the program within a user session, or give the key by an environment variable or a systemd credential.</source>
        <translation>Es gibt keinen D-Bus-Sitzungsbus, daher ist der Schlüsselbund nicht erreichbar. Starten Sie das Programm in einer Benutzersitzung, oder geben Sie den Schlüssel über eine Umgebungsvariable oder als systemd-Credential an.</translation>
    </message>
    <message>
        <source>No keychain service (org.freedesktop.secrets) runs on the session bus. Install and start one, such as gnome-keyring or KWallet, or give the key by an environment variable or a systemd credential.</source>
        <translation>Auf dem Sitzungsbus läuft kein Schlüsselbunddienst (org.freedesktop.secrets). Installieren und starten Sie einen, etwa gnome-keyring oder KWallet, oder geben Sie den Schlüssel über eine Umgebungsvariable oder als systemd-Credential an.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>Der Schlüsselbund ist gesperrt. Entsperren Sie ihn, oder lassen Sie die Anwendung Tracker::unlockKeys() aufrufen, das die Person am Rechner fragt.</translation>
    </message>
    <message>
        <source>There is no default keychain yet. Make one, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>Es gibt noch keinen Standardschlüsselbund. Legen Sie einen an, oder lassen Sie die Anwendung Tracker::unlockKeys() aufrufen, das die Person am Rechner fragt.</translation>
    </message>
    <message>
        <source>The keychain stays locked: the dialogue was dismissed, or could not be shown. Unlock it, or call Tracker::unlockKeys() again.</source>
        <translation>Der Schlüsselbund bleibt gesperrt: Der Dialog wurde abgebrochen oder konnte nicht gezeigt werden. Entsperren Sie ihn, oder rufen Sie Tracker::unlockKeys() noch einmal auf.</translation>
    </message>
    <message>
        <source>The keychain service failed: %1</source>
        <translation>Fehler im Schlüsselbunddienst: %1</translation>
    </message>
    <message>
        <source>Default keychain</source>
        <translation>Standardschlüsselbund</translation>
    </message>
    <message>
        <source>the file was deleted</source>
        <translation>die Datei wurde gelöscht</translation>
    </message>
    <message>
        <source>Damaged data was set aside: %1</source>
        <translation>Beschädigte Daten wurden beiseitegelegt: %1</translation>
    </message>
    <message>
        <source>An event in the journal is damaged.</source>
        <translation>Ein Ereignis im Journal ist beschädigt.</translation>
    </message>
    <message>
        <source>Events cannot be stored in %1: %2. They stay in memory until they can.</source>
        <translation>Ereignisse können nicht in %1 gespeichert werden: %2. Sie bleiben so lange im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden: %2.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Millimetric refuses the origin (%1, HTTP %2). Add `origin` to the project&apos;s allowed origins; each host counts, with and without www.</source>
        <translation>Millimetric lehnt die Herkunft ab (%1, HTTP %2). Tragen Sie `origin` bei den erlaubten Herkünften des Projekts ein; jeder Name zählt einzeln, mit und ohne www.</translation>
    </message>
    <message>
        <source>Millimetric refuses the key (%1, HTTP %2). Check that it is complete, of this project and not revoked.</source>
        <translation>Millimetric lehnt den Schlüssel ab (%1, HTTP %2). Prüfen Sie, ob er vollständig ist, zu diesem Projekt gehört und nicht widerrufen wurde.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <source>The server answered HTTP %1.</source>
        <translation>Der Server hat mit HTTP %1 geantwortet.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Millimetric takes up to %3. Shorten it.</source>
        <translation>„%1“ hat %2 Zeichen; Millimetric nimmt höchstens %3. Kürzen Sie es.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 bytes of JSON; Millimetric takes up to %3. Send fewer or shorter properties.</source>
        <translation>„%1“ ist als JSON %2 Byte lang; Millimetric nimmt höchstens %3. Senden Sie weniger oder kürzere Eigenschaften.</translation>
    </message>
    <message>
        <source>Millimetric knows no event of this kind.</source>
        <translation>Millimetric kennt kein Ereignis dieser Art.</translation>
    </message>
    <message>
        <source>The event has no id or no time.</source>
        <translation>Das Ereignis hat keine Kennung oder keinen Zeitpunkt.</translation>
    </message>
    <message>
        <source>&quot;url&quot; is not a complete URL, such as https://example.org/page. Use &quot;path&quot; for a part of one.</source>
        <translation>„url“ ist keine vollständige URL wie https://example.org/page. Für einen Teil davon gibt es „path“.</translation>
    </message>
    <message>
        <source>Millimetric identifies a person by joining an anonymous id and a user id, and there is no anonymous id. Give &quot;anonymous_id&quot; too.</source>
        <translation>Millimetric erkennt eine Person, indem es eine anonyme Kennung mit einer Benutzerkennung verbindet, und es gibt keine anonyme Kennung. Geben Sie auch „anonymous_id“ an.</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;).</source>
        <translation>Es fehlt die Benutzerkennung. Geben Sie eine an, wie in identify(&quot;user_42&quot;).</translation>
    </message>
    <message>
        <source>Millimetric erases by user id, and there is none.</source>
        <translation>Millimetric löscht anhand der Benutzerkennung, und es gibt keine.</translation>
    </message>
    <message>
        <source>A Millimetric key that starts with &quot;%1&quot; can only read. Use a publishable key (pk_) or a secret one (sk_).</source>
        <translation>Ein Schlüssel für Millimetric, der mit „%1“ beginnt, kann nur lesen. Nehmen Sie einen öffentlichen (pk_) oder einen geheimen (sk_).</translation>
    </message>
    <message>
        <source>This is not a Millimetric key; those that can send start with &quot;pk_&quot; or &quot;sk_&quot;.</source>
        <translation>Das ist kein Schlüssel für Millimetric; solche, die senden können, beginnen mit „pk_“ oder „sk_“.</translation>
    </message>
    <message>
        <source>A publishable Millimetric key (pk_) works only together with an origin. Set `origin` to one of the project&apos;s allowed origins, such as https://shop.example.</source>
        <translation>Ein öffentlicher Schlüssel für Millimetric (pk_) wirkt nur zusammen mit einer Herkunft. Setzen Sie `origin` auf eine der erlaubten Herkünfte des Projekts, etwa https://shop.example.</translation>
    </message>
    <message>
        <source>`origin` is not an origin. Write scheme and host, as in https://shop.example, as the project&apos;s allowed origins have it.</source>
        <translation>`origin` ist keine Herkunft. Schreiben Sie Schema und Namen wie in https://shop.example, so wie es bei den erlaubten Herkünften des Projekts steht.</translation>
    </message>
    <message>
        <source>The QML engine&apos;s thread, where beforeTrack runs, has not taken the last %1 events.</source>
        <translation>Der Thread der QML-Engine, in dem beforeTrack läuft, hat die letzten %1 Ereignisse nicht übernommen.</translation>
    </message>
    <message>
        <source>beforeTrack: a function is needed</source>
        <translation>beforeTrack: Es muss eine Funktion sein</translation>
    </message>
    <message>
        <source>beforeTrack itself called track(), page() or identify()</source>
        <translation>beforeTrack hat selbst track(), page() oder identify() aufgerufen</translation>
    </message>
    <message>
        <source>beforeTrack threw an error, so the event was not sent unscrubbed</source>
        <translation>beforeTrack hat einen Fehler ausgelöst; damit nichts Ungeprüftes hinausgeht, wurde das Ereignis nicht gesendet</translation>
    </message>
    <message>
        <source>beforeTrack left something in event.%1 that does not belong there</source>
        <translation>beforeTrack hat in event.%1 etwas hinterlassen, das nicht dorthin gehört</translation>
    </message>
    <message>
        <source>a list of texts is needed</source>
        <translation>Es muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>the tracker is gone</source>
        <translation>der Tracker existiert nicht mehr</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a truth value</source>
        <translation>ein Wahrheitswert</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>ein Array</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>eine Funktion</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>%1: an object is needed, as in { amount_cents: 4900 }, not %2</source>
        <translation>%1: Es muss ein Objekt sein wie { amount_cents: 4900 }; da war: %2</translation>
    </message>
    <message>
        <source>the name must be text, as in track(&quot;purchase&quot;), not %1</source>
        <translation>Der Name muss Text sein wie in track(&quot;purchase&quot;); da war: %1</translation>
    </message>
    <message>
        <source>%1: an object is needed</source>
        <translation>%1: Es muss ein Objekt sein</translation>
    </message>
    <message>
        <source>unknown, and left out: %1</source>
        <translation>unbekannt und weggelassen: %1</translation>
    </message>
    <message>
        <source>the name must be text, a path or a URL, not %1</source>
        <translation>Der Name muss Text, ein Pfad oder eine URL sein; da war: %1</translation>
    </message>
    <message>
        <source>the user id must be text or a whole number, not %1</source>
        <translation>Die Benutzerkennung muss Text oder eine ganze Zahl sein; da war: %1</translation>
    </message>
    <message>
        <source>the user id is empty; to log out, call reset()</source>
        <translation>Die Benutzerkennung ist leer; zum Abmelden gibt es reset()</translation>
    </message>
    <message>
        <source>milliseconds are needed, not %1; 5000 are taken</source>
        <translation>Es müssen Millisekunden sein; da war: %1. Genommen werden 5000</translation>
    </message>
    <message>
        <source>name and key must be text; nothing was stored</source>
        <translation>Name und Schlüssel müssen Text sein; es wurde nichts gespeichert</translation>
    </message>
    <message>
        <source>more than 4 million characters in one event</source>
        <translation>mehr als 4 Millionen Zeichen in einem Ereignis</translation>
    </message>
    <message>
        <source>more than 20 000 values in one event</source>
        <translation>mehr als 20 000 Werte in einem Ereignis</translation>
    </message>
    <message>
        <source>an invalid date</source>
        <translation>ein ungültiges Datum</translation>
    </message>
    <message>
        <source>an object of QML or C++ cannot be sent; name the properties that you mean</source>
        <translation>Ein Objekt von QML oder C++ kann nicht gesendet werden; nennen Sie die gewünschten Eigenschaften</translation>
    </message>
    <message>
        <source>the object contains itself</source>
        <translation>Das Objekt enthält sich selbst</translation>
    </message>
    <message>
        <source>a value that cannot be read here; perhaps it belongs to another QML engine</source>
        <translation>Ein Wert, der hier nicht lesbar ist; vielleicht gehört er zu einer anderen QML-Engine</translation>
    </message>
    <message>
        <source>a function cannot be sent; did you mean to call it?</source>
        <translation>Eine Funktion kann nicht gesendet werden; sollte sie aufgerufen werden?</translation>
    </message>
    <message>
        <source>a Symbol cannot be sent</source>
        <translation>Ein Symbol kann nicht gesendet werden</translation>
    </message>
    <message>
        <source>binary data cannot be sent; make it text first</source>
        <translation>Binärdaten können nicht gesendet werden; wandeln Sie sie vorher in Text um</translation>
    </message>
    <message>
        <source>a Promise, WeakMap or WeakSet cannot be sent</source>
        <translation>Promise, WeakMap und WeakSet können nicht gesendet werden</translation>
    </message>
    <message>
        <source>reading it threw an error</source>
        <translation>Beim Lesen trat ein Fehler auf</translation>
    </message>
    <message>
        <source>The keychain has no entry “%1” for “%2”. Store the key with Tracker::storeKey(), or by the command: %3</source>
        <translation>Der Schlüsselbund hat keinen Eintrag „%1“ für „%2“. Speichern Sie den Schlüssel mit Tracker::storeKey() oder mit dem Befehl: %3</translation>
    </message>
    <message>
        <source>beforeTrack ended with its QML engine; the event was not sent, as nobody is left to scrub it.</source>
        <translation>beforeTrack wurde mit seiner QML-Engine beendet; das Ereignis wurde nicht gesendet, weil es nun niemand mehr prüfen kann.</translation>
    </message>
    <message>
        <source>an object is needed: { name: value }</source>
        <translation>Es muss ein Objekt sein: { name: Wert }</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a whole number of at least %2 is needed.</source>
        <translation>Die Umgebungsvariable %1 wird ignoriert: Sie muss eine ganze Zahl ab %2 sein.</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a host from the environment is used only with a key from the environment.</source>
        <translation>Die Umgebungsvariable %1 wird ignoriert: Ein Server aus der Umgebung gilt nur zusammen mit einem Schlüssel aus der Umgebung.</translation>
    </message>
    <message>
        <source>The %1 key is empty.</source>
        <translation>Der Schlüssel für %1 ist leer.</translation>
    </message>
    <message>
        <source>The %1 key holds a blank, a line break or another character that no key has. Copy it again.</source>
        <translation>Der Schlüssel für %1 enthält ein Leerzeichen, einen Zeilenumbruch oder ein anderes Zeichen, das kein Schlüssel hat. Kopieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2: %3</source>
        <translation>%1 hat mit HTTP %2 geantwortet: %3</translation>
    </message>
    <message>
        <source>The host answered with a redirection (HTTP %1), which is never followed, as the key would go with it. Set `host` to where it leads, if that is %2&apos;s.</source>
        <translation>Der Server hat mit einer Umleitung geantwortet (HTTP %1). Ihr wird nie gefolgt, weil der Schlüssel mitginge. Setzen Sie `host` auf ihr Ziel, wenn das zu %2 gehört.</translation>
    </message>
    <message>
        <source>The answer (HTTP %1) is not one of %2&apos;s. `host` may be wrong, or a proxy or the login page of a network answers in its place.</source>
        <translation>Die Antwort (HTTP %1) stammt nicht von %2. Vielleicht ist `host` falsch, oder an seiner Stelle antwortet ein Proxy oder die Anmeldeseite eines Netzes.</translation>
    </message>
    <message>
        <source>%1 refuses the key (%2, HTTP %3). Check that it is complete, of the right account and not revoked.</source>
        <translation>%1 lehnt den Schlüssel ab (%2, HTTP %3). Prüfen Sie, ob er vollständig ist, zum richtigen Konto gehört und nicht widerrufen wurde.</translation>
    </message>
    <message>
        <source>%1 counted %2 of %3 events.</source>
        <translation>%1 hat %2 von %3 Ereignissen gezählt.</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a JSON object of texts, numbers and booleans is needed, such as {&quot;env&quot;:&quot;prod&quot;}.</source>
        <translation>Die Umgebungsvariable %1 wird ignoriert: Sie muss ein JSON-Objekt aus Texten, Zahlen und Wahrheitswerten sein, etwa {&quot;env&quot;:&quot;prod&quot;}.</translation>
    </message>
    <message>
        <source>Doow gives no reason.</source>
        <translation>Doow nennt keinen Grund.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the attribution is not a text, a number or a boolean. Doow takes flat attribution only; what is nested can go to &quot;metadata&quot;.</source>
        <translation>„%1“ der Zuordnung ist weder Text noch Zahl noch Wahrheitswert. Doow nimmt nur eine flache Zuordnung; Verschachteltes kann in „metadata“ stehen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Doow takes up to %3. Shorten it.</source>
        <translation>„%1“ hat %2 Zeichen; Doow nimmt höchstens %3. Kürzen Sie es.</translation>
    </message>
    <message>
        <source>Doow needs to know the licence that the usage belongs to. Set `licenseId` of the destination, or give &quot;license_id&quot; with the event.</source>
        <translation>Doow muss wissen, zu welcher Lizenz die Nutzung gehört. Setzen Sie `licenseId` des Ziels, oder geben Sie „license_id“ beim Ereignis an.</translation>
    </message>
    <message>
        <source>&quot;kind&quot; must be %1 or %2.</source>
        <translation>„kind“ muss %1 oder %2 sein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an object, such as {&quot;team&quot;: &quot;kiosk&quot;}.</source>
        <translation>„%1“ ist kein Objekt, wie etwa {&quot;team&quot;: &quot;kiosk&quot;}.</translation>
    </message>
    <message>
        <source>Doow keeps the first %1 characters of &quot;unit&quot; only.</source>
        <translation>Doow behält von „unit“ nur die ersten %1 Zeichen.</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to Doow there is room for %2. Send less attribution and metadata.</source>
        <translation>Das Ereignis ist als JSON %1 Byte lang; in einer Anfrage an Doow ist Platz für %2. Senden Sie weniger Zuordnung und Metadaten.</translation>
    </message>
    <message>
        <source>This is not a Doow key; those start with &quot;dk_&quot;.</source>
        <translation>Das ist kein Schlüssel für Doow; solche beginnen mit „dk_“.</translation>
    </message>
    <message>
        <source>userId: text or a whole number is needed</source>
        <translation>userId: Text oder eine ganze Zahl ist erforderlich</translation>
    </message>
    <message>
        <source>Fluxrate refuses the session&apos;s token (%1, HTTP %2). It ends 15 minutes after the login: set a fresh one, or use an API key and `api: SdkTrack`.</source>
        <translation>Fluxrate lehnt das Token der Sitzung ab (%1, HTTP %2). Es endet 15 Minuten nach der Anmeldung: Setzen Sie ein neues, oder nehmen Sie einen API-Schlüssel und `api: SdkTrack`.</translation>
    </message>
    <message>
        <source>Fluxrate says that the key may not do this (%1, HTTP %2). It needs the scope usage.write.</source>
        <translation>Fluxrate sagt, dass der Schlüssel das nicht darf (%1, HTTP %2). Er braucht die Berechtigung usage.write.</translation>
    </message>
    <message>
        <source>Fluxrate has this event already (HTTP 409): %1</source>
        <translation>Fluxrate hat dieses Ereignis schon (HTTP 409): %1</translation>
    </message>
    <message>
        <source>Fluxrate does not find it (HTTP 404): %1. Check meter and customer, and that the path in `host` is the API&apos;s.</source>
        <translation>Fluxrate findet es nicht (HTTP 404): %1. Prüfen Sie Zähler (Meter) und Kunde und ob der Pfad in `host` der der API ist.</translation>
    </message>
    <message>
        <source>`meters`: the entry &quot;%1&quot; is neither a meter&apos;s token nor { token, aggregation }.</source>
        <translation>`meters`: Der Eintrag „%1“ ist weder das Token eines Zählers noch { token, aggregation }.</translation>
    </message>
    <message>
        <source>`meters`: the aggregation of &quot;%1&quot; is none that Fluxrate has. Take SUM, MAX, UNIQUE_COUNT or LAST, as the meter has it there.</source>
        <translation>`meters`: Die Aggregation von „%1“ ist keine, die Fluxrate hat. Nehmen Sie SUM, MAX, UNIQUE_COUNT oder LAST, so wie der Zähler sie dort hat.</translation>
    </message>
    <message>
        <source>`meters`: the meter of &quot;%1&quot; has another aggregation in another entry. Give it the one that it has at Fluxrate.</source>
        <translation>`meters`: Der Zähler von „%1“ hat in einem anderen Eintrag eine andere Aggregation. Geben Sie ihm die, die er bei Fluxrate hat.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to the other of Fluxrate&apos;s two APIs. Give &quot;%2&quot;, or set the destination&apos;s `api`.</source>
        <translation>„%1“ gehört zur anderen der beiden APIs von Fluxrate. Geben Sie „%2“ an, oder setzen Sie `api` des Ziels.</translation>
    </message>
    <message>
        <source>The event has no meter. Give &quot;%1&quot; as a text, or its name a meter in `meters`.</source>
        <translation>Das Ereignis hat keinen Zähler. Geben Sie „%1“ als Text an oder seinem Namen in `meters` einen Zähler.</translation>
    </message>
    <message>
        <source>The event has no customer. Give &quot;%1&quot; as a text, or set the destination&apos;s `customerExternalId`.</source>
        <translation>Das Ereignis hat keinen Kunden. Geben Sie „%1“ als Text an, oder setzen Sie `customerExternalId` des Ziels.</translation>
    </message>
    <message>
        <source>&quot;metadata&quot; is not an object. Give one, as in { model: &quot;m&quot; }.</source>
        <translation>„metadata“ ist kein Objekt. Geben Sie eines an, wie in { model: &quot;m&quot; }.</translation>
    </message>
    <message>
        <source>This meter counts users (UNIQUE_COUNT), and the event has none. Call identify(), or give &quot;user_id&quot;.</source>
        <translation>Dieser Zähler zählt Benutzer (UNIQUE_COUNT), und das Ereignis hat keinen. Rufen Sie identify() auf, oder geben Sie „user_id“ an.</translation>
    </message>
    <message>
        <source>Fluxrate takes usage only: what is tracked.</source>
        <translation>Fluxrate nimmt nur Nutzung an: was mit track() gezählt wird.</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; up to %2 are sent to Fluxrate. Send less metadata.</source>
        <translation>Das Ereignis hat %1 Byte JSON; an Fluxrate werden bis zu %2 gesendet. Senden Sie weniger Metadaten.</translation>
    </message>
    <message>
        <source>The Fluxrate token holds a character that cannot be in a cookie. Copy the value of the cookie access_token, and nothing around it.</source>
        <translation>Das Token für Fluxrate enthält ein Zeichen, das nicht in einem Cookie stehen kann. Kopieren Sie den Wert des Cookies access_token und nichts darum herum.</translation>
    </message>
    <message>
        <source>`api: Usage` of Fluxrate takes the JWT of a session, and this key does not look like one. API keys are for `api: SdkTrack`.</source>
        <translation>`api: Usage` von Fluxrate nimmt das JWT einer Sitzung, und dieser Schlüssel sieht nicht danach aus. API-Schlüssel sind für `api: SdkTrack`.</translation>
    </message>
    <message>
        <source>This Fluxrate key looks like the JWT of a session, which is for `api: Usage`. `api: SdkTrack` takes an API key.</source>
        <translation>Dieser Schlüssel für Fluxrate sieht nach dem JWT einer Sitzung aus; das ist für `api: Usage`. `api: SdkTrack` nimmt einen API-Schlüssel.</translation>
    </message>
    <message>
        <source>Nothing takes events at `eventsPath` (HTTP %1). Compare `host` and `eventsPath` with what SettleSettle told you.</source>
        <translation>Unter `eventsPath` nimmt nichts Ereignisse an (HTTP %1). Vergleichen Sie `host` und `eventsPath` mit dem, was SettleSettle Ihnen genannt hat.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the metadata is replaced: SettleSettle has no field of its own for what Tally keeps there. Give yours another name.</source>
        <translation>„%1“ der Metadaten wird ersetzt: SettleSettle hat kein eigenes Feld für das, was Tally dort ablegt. Geben Sie Ihrem einen anderen Namen.</translation>
    </message>
    <message>
        <source>SettleSettle meters users, and nobody is identified. Call identify(&quot;user_42&quot;) first, or give &quot;user_id&quot; with the event.</source>
        <translation>SettleSettle zählt je Benutzer, und niemand ist angemeldet. Rufen Sie zuerst identify(&quot;user_42&quot;) auf, oder geben Sie „user_id“ beim Ereignis an.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is not in SCREAMING_SNAKE_CASE, which SettleSettle advises, as in AI_QUERY. `names` can map it.</source>
        <translation>Der Name „%1“ ist nicht in SCREAMING_SNAKE_CASE geschrieben, wie in AI_QUERY, wozu SettleSettle rät. `names` kann ihn abbilden.</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to SettleSettle there is room for %2. Send fewer or shorter properties.</source>
        <translation>Das Ereignis ist als JSON %1 Byte lang; in einer Anfrage an SettleSettle ist Platz für %2. Senden Sie weniger oder kürzere Eigenschaften.</translation>
    </message>
    <message>
        <source>SettleSettle does not publish where it takes events. Ask it for the path of its events route and set `eventsPath`; until then events are kept and nothing is sent.</source>
        <translation>SettleSettle veröffentlicht nicht, wo es Ereignisse annimmt. Erfragen Sie dort den Pfad, und setzen Sie `eventsPath`; bis dahin werden Ereignisse aufbewahrt, und nichts wird gesendet.</translation>
    </message>
    <message>
        <source>`eventsPath` is a whole URL. Give the path only, and the rest as `host`.</source>
        <translation>`eventsPath` ist eine ganze URL. Geben Sie nur den Pfad an, und den Rest als `host`.</translation>
    </message>
    <message>
        <source>This is not a SettleSettle key; those start with &quot;ss_live_&quot; or &quot;ss_test_&quot;.</source>
        <translation>Das ist kein Schlüssel für SettleSettle; solche beginnen mit „ss_live_“ oder „ss_test_“.</translation>
    </message>
    <message>
        <source>This is a key of SettleSettle&apos;s sandbox (ss_test_) in a release build: nobody is billed for what is sent with it. Use one that starts with &quot;ss_live_&quot;.</source>
        <translation>Das ist ein Schlüssel für den Testbetrieb von SettleSettle (ss_test_) in einem Release-Build: Was damit gesendet wird, wird niemandem berechnet. Nehmen Sie einen, der mit „ss_live_“ beginnt.</translation>
    </message>
    <message>
        <source>The answer broke off.</source>
        <translation>Die Antwort brach ab.</translation>
    </message>
    <message>
        <source>The name of a property is no valid text: it has half of a character (a surrogate) in it. Correct it, or leave the property out.</source>
        <translation>Der Name einer Eigenschaft ist kein gültiger Text: Er enthält ein halbes Zeichen (ein Surrogat). Berichtigen Sie ihn, oder lassen Sie die Eigenschaft weg.</translation>
    </message>
    <message>
        <source>A property is of a type of the application&apos;s own, and its conversion threw an exception. Send text, a number or a map instead.</source>
        <translation>Eine Eigenschaft hat einen eigenen Typ der Anwendung, und dessen Umwandlung hat eine Ausnahme geworfen. Senden Sie stattdessen Text, eine Zahl oder eine Map.</translation>
    </message>
    <message numerus="yes">
        <source>Doow refused %n event(s) and does not say which of the batch.</source>
        <translation>
            <numerusform>Doow hat %n Ereignis abgelehnt und sagt nicht, welches des Stapels.</numerusform>
            <numerusform>Doow hat %n Ereignisse abgelehnt und sagt nicht, welche des Stapels.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>it cannot be opened: %1</source>
        <translation>sie kann nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>sie kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>it is longer than %1 bytes</source>
        <translation>sie ist länger als %1 Byte</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it is no text in UTF-8</source>
        <translation>sie ist kein Text in UTF-8</translation>
    </message>
    <message>
        <source>line %1 is not understood: %2</source>
        <translation>Zeile %1 ist unverständlich: %2</translation>
    </message>
    <message>
        <source>Tally.page belongs to an item, a popup or a window</source>
        <translation>Tally.page gehört zu einem Item, einem Popup oder einem Fenster</translation>
    </message>
    <message>
        <source>Tally.event: %1 has nothing that could be called an activation; a SignalTracker turns any signal into an event</source>
        <translation>Tally.event: %1 hat nichts, was als Betätigung gelten könnte; ein SignalTracker macht aus jedem Signal ein Ereignis</translation>
    </message>
    <message>
        <source>Tally.event: there is no tracker; nothing was sent</source>
        <translation>Tally.event: Es gibt keinen Tracker; es wurde nichts gesendet</translation>
    </message>
    <message>
        <source>NavigationTracker: the target must be a StackView, SwipeView, TabBar, StackLayout, Loader, Drawer or Popup, not %1</source>
        <translation>NavigationTracker: Das Ziel muss StackView, SwipeView, TabBar, StackLayout, Loader, Drawer oder Popup sein, nicht %1</translation>
    </message>
    <message>
        <source>the path or the URL of a file on this machine is needed, not %1; nothing was written</source>
        <translation>erforderlich ist der Pfad oder die URL einer Datei auf diesem Rechner, nicht %1; es wurde nichts geschrieben</translation>
    </message>
    <message>
        <source>SignalTracker: the event has no name; nothing will be sent</source>
        <translation>SignalTracker: Das Ereignis hat keinen Namen; es wird nichts gesendet</translation>
    </message>
    <message>
        <source>SignalTracker: %1 has no signal &quot;%2&quot;</source>
        <translation>SignalTracker: %1 hat kein Signal „%2“</translation>
    </message>
    <message>
        <source>SignalTracker: there is no tracker; nothing was sent</source>
        <translation>SignalTracker: Es gibt keinen Tracker; es wurde nichts gesendet</translation>
    </message>
</context>
<context>
    <name>Tally::ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>Nutzungsdaten</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Zustimmen</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Ablehnen</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>Tally::ConsentNotice</name>
    <message>
        <source>%1 (%2)</source>
        <comment>company, its host</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It shows what works well and what does not, so that %1 can be made better.</source>
        <translation>Die Daten zeigen, was gut funktioniert und was nicht, damit %1 besser werden kann.</translation>
    </message>
    <message>
        <source>What you do in %1: the pages you open and the actions you take, each with its time</source>
        <translation>Was Sie in %1 tun: welche Seiten Sie öffnen und welche Aktionen Sie ausführen, jeweils mit Zeitpunkt</translation>
    </message>
    <message>
        <source>A random number that stands for this installation, and one for each visit</source>
        <translation>Eine zufällige Nummer, die für diese Installation steht, und eine für jeden Besuch</translation>
    </message>
    <message>
        <source>A random number that stands for you until you leave, and one for each session</source>
        <translation>Eine zufällige Nummer, die für Sie steht, bis Sie gehen, und eine für jede Sitzung</translation>
    </message>
    <message>
        <source>The version of %1, the operating system, the language and the size of the screen</source>
        <translation>Die Version von %1, das Betriebssystem, die Sprache und die Bildschirmgröße</translation>
    </message>
    <message>
        <source>Your user id, because you are signed in</source>
        <translation>Ihre Benutzerkennung, weil Sie angemeldet sind</translation>
    </message>
    <message>
        <source>Your user id, if you sign in</source>
        <translation>Ihre Benutzerkennung, falls Sie sich anmelden</translation>
    </message>
    <message>
        <source>May %1 collect data about how it is used?</source>
        <translation>Darf %1 Daten über die Nutzung erfassen?</translation>
    </message>
    <message>
        <source>Whatever you answer, what you use is counted for billing. That count goes to %1.</source>
        <translation>Unabhängig von Ihrer Antwort wird für die Abrechnung gezählt, was Sie nutzen. Diese Zählung wird an %1 gesendet.</translation>
    </message>
    <message>
        <source>Whatever you answer, what you do is recorded for billing: with its details, its time and, if you are signed in, your user id. It goes to %1.</source>
        <translation>Unabhängig von Ihrer Antwort wird für die Abrechnung aufgezeichnet, was Sie tun: mit den Einzelheiten, dem Zeitpunkt und, falls Sie angemeldet sind, Ihrer Benutzerkennung. Diese Aufzeichnung wird an %1 gesendet.</translation>
    </message>
    <message>
        <source>The administrator of this device has switched the collection of usage data off.</source>
        <translation>Die Administration dieses Geräts hat die Erfassung von Nutzungsdaten abgeschaltet.</translation>
    </message>
    <message>
        <source>The collection of usage data is switched off on this device, by the setting TALLY_DISABLED.</source>
        <translation>Die Erfassung von Nutzungsdaten ist auf diesem Gerät durch die Einstellung TALLY_DISABLED abgeschaltet.</translation>
    </message>
    <message>
        <source>This device asks not to be tracked, by the setting DO_NOT_TRACK. %1 collects no usage data.</source>
        <translation>Dieses Gerät verlangt durch die Einstellung DO_NOT_TRACK, dass die Nutzung nicht verfolgt wird. %1 erfasst keine Nutzungsdaten.</translation>
    </message>
    <message>
        <source>%1 collects no usage data.</source>
        <translation>%1 erfasst keine Nutzungsdaten.</translation>
    </message>
    <message>
        <source>%1 collects usage data. You can switch it off.</source>
        <translation>%1 erfasst Nutzungsdaten. Sie können das abschalten.</translation>
    </message>
    <message>
        <source>You have allowed %1 to collect usage data.</source>
        <translation>Sie haben %1 erlaubt, Nutzungsdaten zu erfassen.</translation>
    </message>
    <message>
        <source>You allowed %1 to collect usage data on %2.</source>
        <translation>Sie haben %1 am %2 erlaubt, Nutzungsdaten zu erfassen.</translation>
    </message>
    <message>
        <source>You have not answered yet. Until you do, %1 sends no usage data.</source>
        <translation>Sie haben noch nicht geantwortet. Bis dahin sendet %1 keine Nutzungsdaten.</translation>
    </message>
    <message>
        <source>You have declined. %1 collects no usage data.</source>
        <translation>Sie haben abgelehnt. %1 erfasst keine Nutzungsdaten.</translation>
    </message>
    <message>
        <source>You declined on %2. %1 collects no usage data.</source>
        <translation>Sie haben am %2 abgelehnt. %1 erfasst keine Nutzungsdaten.</translation>
    </message>
    <message>
        <source>The newest requests, up to %1, exactly as they left this device.</source>
        <translation>Die neuesten Anfragen, bis zu %1, genau so, wie sie dieses Gerät verlassen haben.</translation>
    </message>
    <message>
        <source>%1 keeps no copy of what it sends.</source>
        <translation>%1 behält keine Kopie dessen, was gesendet wird.</translation>
    </message>
    <message>
        <source>To %1, events: %2, size: %3</source>
        <translation>An %1, Ereignisse: %2, Größe: %3</translation>
    </message>
    <message>
        <source>When %1 is started and closed, was updated, is in the background or has crashed, and how long it is used</source>
        <translation>Wann %1 gestartet und beendet wird, aktualisiert wurde, im Hintergrund ist oder abgestürzt ist, und wie lange es genutzt wird</translation>
    </message>
    <message>
        <source>If you decline, no usage data is sent. You can change your answer at any time.</source>
        <translation>Wenn Sie ablehnen, werden keine Nutzungsdaten gesendet. Sie können Ihre Antwort jederzeit ändern.</translation>
    </message>
    <message>
        <source>If you decline, no other usage data is sent. You can change your answer at any time.</source>
        <translation>Wenn Sie ablehnen, werden keine anderen Nutzungsdaten gesendet. Sie können Ihre Antwort jederzeit ändern.</translation>
    </message>
    <message>
        <source>Usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline, what still waits of it is erased.</source>
        <translation>Nutzungsdaten bleiben auf diesem Gerät, bis sie angekommen sind; gesendet werden sie verschlüsselt und nur an die Empfänger. Wenn Sie ablehnen, wird gelöscht, was davon noch nicht gesendet ist.</translation>
    </message>
    <message>
        <source>Before you answer, no usage data is written down and none is sent; what you do until then is sent only if you accept. After that, usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline later, what still waits of it is erased.</source>
        <translation>Bevor Sie antworten, werden keine Nutzungsdaten gespeichert und keine gesendet; was Sie bis dahin tun, wird nur gesendet, wenn Sie zustimmen. Danach bleiben Nutzungsdaten auf diesem Gerät, bis sie angekommen sind; gesendet werden sie verschlüsselt und nur an die Empfänger. Wenn Sie später ablehnen, wird gelöscht, was davon noch nicht gesendet ist.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients are asked to erase what they hold under your user id. It cannot be undone.</source>
        <translation>Auf diesem Gerät werden die Nummern gelöscht, die für Sie stehen, die Nutzungsdaten, die noch auf das Senden warten, und die Aufzeichnung des Gesendeten. Die Empfänger werden gebeten zu löschen, was sie unter Ihrer Benutzerkennung gespeichert haben. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have until you ask them to erase it. It cannot be undone.</source>
        <translation>Auf diesem Gerät werden die Nummern gelöscht, die für Sie stehen, die Nutzungsdaten, die noch auf das Senden warten, und die Aufzeichnung des Gesendeten. Die Empfänger behalten, was sie haben, bis Sie sie selbst um Löschung bitten. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have, under a number that nobody here knows any more. It cannot be undone.</source>
        <translation>Auf diesem Gerät werden die Nummern gelöscht, die für Sie stehen, die Nutzungsdaten, die noch auf das Senden warten, und die Aufzeichnung des Gesendeten. Die Empfänger behalten, was sie haben, unter einer Nummer, die hier niemand mehr kennt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Your answer stays: %1 goes on collecting under a new number unless you decline.</source>
        <translation>Ihre Antwort bleibt bestehen: %1 erfasst unter einer neuen Nummer weiter Daten, solange Sie nicht ablehnen.</translation>
    </message>
    <message>
        <source>%1 goes on collecting under a new number unless you decline.</source>
        <translation>%1 erfasst unter einer neuen Nummer weiter Daten, solange Sie nicht ablehnen.</translation>
    </message>
    <message>
        <source>What is owed to billing stays.</source>
        <translation>Was für die Abrechnung gezählt wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>Your data was written to %1.</source>
        <translation>Ihre Daten wurden in %1 gespeichert.</translation>
    </message>
    <message>
        <source>Your data was not written. %1</source>
        <translation>Ihre Daten wurden nicht gespeichert. %1</translation>
    </message>
</context>
<context>
    <name>Tally::DestinationTable</name>
    <message>
        <source>Destinations</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
</context>
<context>
    <name>Tally::EventModel</name>
    <message>
        <source>it cannot be sent</source>
        <translation>es kann nicht gesendet werden</translation>
    </message>
    <message>
        <source>the vendor refused it, and it was not kept</source>
        <translation>der Anbieter hat es abgelehnt, und es wurde nicht aufbewahrt</translation>
    </message>
    <message>
        <source>the queue was full</source>
        <translation>die Warteschlange war voll</translation>
    </message>
    <message>
        <source>it was too old</source>
        <translation>es war zu alt</translation>
    </message>
    <message>
        <source>the user did not consent</source>
        <translation>es fehlt die Zustimmung</translation>
    </message>
    <message>
        <source>it was erased</source>
        <translation>es wurde gelöscht</translation>
    </message>
    <message>
        <source>the store was damaged</source>
        <translation>der Speicher war beschädigt</translation>
    </message>
    <message>
        <source>beforeTrack refused it</source>
        <translation>beforeTrack hat es abgelehnt</translation>
    </message>
    <message>
        <source>tracking is switched off</source>
        <translation>die Erfassung ist abgeschaltet</translation>
    </message>
    <message>
        <source>analytics is not allowed</source>
        <translation>die Analyse ist nicht erlaubt</translation>
    </message>
    <message>
        <source>no destination wants it</source>
        <translation>kein Ziel will es haben</translation>
    </message>
    <message>
        <source>in memory, until there is a destination</source>
        <translation>im Arbeitsspeicher, bis es ein Ziel gibt</translation>
    </message>
    <message>
        <source>part of the sum sent as %1</source>
        <translation>Teil der Summe, die als %1 gesendet wurde</translation>
    </message>
    <message>
        <source>its request was given up</source>
        <translation>seine Anfrage wurde abgebrochen</translation>
    </message>
    <message>
        <source>one of its batch was refused, so it is sent in halves</source>
        <translation>ein Ereignis des Stapels wurde abgelehnt, daher wird er in Hälften gesendet</translation>
    </message>
    <message>
        <source>again, from quarantine</source>
        <translation>noch einmal, aus der Quarantäne</translation>
    </message>
    <message>
        <source>the vendor refused the key</source>
        <translation>der Anbieter hat den Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause: detail</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>fate: cause</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Retry at %1</source>
        <translation>Neuer Versuch um %1</translation>
    </message>
    <message>
        <source>To be sent again</source>
        <translation>Wird noch einmal gesendet</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Held until the user consents</source>
        <translation>Zurückgehalten bis zur Zustimmung</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Backing off</source>
        <translation>Pause vor neuem Versuch</translation>
    </message>
    <message>
        <source>Waiting for a key</source>
        <translation>Wartet auf einen Schlüssel</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>Misconfigured</source>
        <translation>Falsch eingerichtet</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
</context>
<context>
    <name>Tally::EventTable</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorDock</name>
    <message>
        <source>Event Inspector</source>
        <translation>Ereignis-Inspektor</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorPanel</name>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Suche:</translation>
    </message>
    <message>
        <source>Name, id or property</source>
        <translation>Name, Kennung oder Eigenschaft</translation>
    </message>
    <message>
        <source>F&amp;ate:</source>
        <translation>Sta&amp;tus:</translation>
    </message>
    <message>
        <source>Events, the newest first</source>
        <translation>Ereignisse, die neuesten zuerst</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>Was der Tracker über das Ereignis weiß</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>The selected event</source>
        <translation>Das ausgewählte Ereignis</translation>
    </message>
    <message>
        <source>Send &amp;now</source>
        <translation>&amp;Jetzt senden</translation>
    </message>
    <message>
        <source>&amp;Retry quarantined</source>
        <translation>&amp;Quarantäne erneut senden</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>&amp;Offline</source>
        <translation>&amp;Offline</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>Gesendet an %1</translation>
    </message>
    <message>
        <source>Select an event to see what is known of it.</source>
        <translation>Wählen Sie ein Ereignis aus, um zu sehen, was darüber bekannt ist.</translation>
    </message>
    <message>
        <source>The event exactly as it was sent to %1</source>
        <translation>Das Ereignis genau so, wie es an %1 gesendet wurde</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>Angezeigt: %1</translation>
    </message>
    <message>
        <source>Shown: %1 of %2</source>
        <translation>Angezeigt: %1 von %2</translation>
    </message>
    <message>
        <source>passed unseen: %1</source>
        <translation>nicht aufgelistet: %1</translation>
    </message>
    <message>
        <source>accepted: %1</source>
        <translation>angenommen: %1</translation>
    </message>
    <message>
        <source>delivered: %1</source>
        <translation>zugestellt: %1</translation>
    </message>
    <message>
        <source>pending: %1</source>
        <translation>ausstehend: %1</translation>
    </message>
    <message>
        <source>quarantined: %1</source>
        <translation>in Quarantäne: %1</translation>
    </message>
    <message>
        <source>dropped: %1</source>
        <translation>verworfen: %1</translation>
    </message>
</context>
<context>
    <name>Tally::NoticeView</name>
    <message>
        <source>What is collected</source>
        <translation>Was erfasst wird</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Wer die Daten erhält</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>Weniger Details</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>Mehr Details</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>Aufgeklappt</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Zugeklappt</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>Datenschutzerklärung lesen</translation>
    </message>
</context>
<context>
    <name>Tally::PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>Nutzungsdaten</translation>
    </message>
    <message>
        <source>A&amp;llow usage data</source>
        <translation>Nutzungsdaten &amp;erlauben</translation>
    </message>
    <message>
        <source>Do &amp;not allow it</source>
        <translation>&amp;Nicht erlauben</translation>
    </message>
    <message>
        <source>&amp;Show what was sent…</source>
        <translation>An&amp;zeigen, was gesendet wurde…</translation>
    </message>
    <message>
        <source>&amp;Export my data…</source>
        <translation>Meine Daten e&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Delete my data…</source>
        <translation>Meine Daten &amp;löschen…</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>Meine Daten exportieren</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>my data</source>
        <comment>name of a file, without its ending</comment>
        <translation>meine Daten</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>Meine Daten löschen</translation>
    </message>
    <message>
        <source>Do you want to delete your data?</source>
        <translation>Möchten Sie Ihre Daten löschen?</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>Ihre Nutzungsdaten auf diesem Gerät wurden gelöscht.</translation>
    </message>
</context>
<context>
    <name>Tally::SentDialog</name>
    <message>
        <source>&amp;Laid out for reading</source>
        <translation>&amp;Lesbar dargestellt</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Requests, the newest first</source>
        <translation>Anfragen, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The request exactly as it was sent</source>
        <translation>Die Anfrage genau so, wie sie gesendet wurde</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Es wurde noch nichts gesendet.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>Tally::Tracker</name>
    <message>
        <source>track(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>track(): Eine Option „%1“ gibt es nicht; sie wurde übergangen.</translation>
    </message>
    <message>
        <source>page(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>page(): Eine Option „%1“ gibt es nicht; sie wurde übergangen.</translation>
    </message>
    <message>
        <source>identify() was called without a user id; to log out, call reset().</source>
        <translation>identify() wurde ohne Benutzerkennung aufgerufen; zum Abmelden gibt es reset().</translation>
    </message>
    <message>
        <source>The tracker&apos;s name is fixed once it has started.</source>
        <translation>Der Name des Trackers lässt sich nach dem Start nicht mehr ändern.</translation>
    </message>
    <message>
        <source>The tracker&apos;s storage path is fixed once it has started.</source>
        <translation>Der Speicherort des Trackers lässt sich nach dem Start nicht mehr ändern.</translation>
    </message>
    <message>
        <source>The super properties were not taken: %1</source>
        <translation>Die gemeinsamen Eigenschaften wurden nicht übernommen: %1</translation>
    </message>
    <message>
        <source>A tracker of the name &quot;%1&quot; is alive already; this one does nothing. Use that one, or give this one a name of its own.</source>
        <translation>Einen Tracker namens „%1“ gibt es schon; dieser hier tut nichts. Verwenden Sie jenen, oder geben Sie diesem einen eigenen Namen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a tracker: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>„%1“ taugt nicht als Name eines Trackers: Nehmen Sie Buchstaben, Ziffern, „.“, „_“ und „-“.</translation>
    </message>
    <message>
        <source>Events of an earlier run wait for a destination &quot;%1&quot;, which this program does not have. They are kept until they are too old.</source>
        <translation>Ereignisse eines früheren Laufs warten auf ein Ziel „%1“, das dieses Programm nicht hat. Sie werden aufbewahrt, bis sie zu alt sind.</translation>
    </message>
    <message>
        <source>The store cannot be opened. %1 Events are kept in memory until it can.</source>
        <translation>Der Speicher kann nicht geöffnet werden. %1 So lange bleiben Ereignisse im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a destination: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>„%1“ taugt nicht als Name eines Ziels: Nehmen Sie Buchstaben, Ziffern, „.“, „_“ und „-“.</translation>
    </message>
    <message>
        <source>There is a destination &quot;%1&quot; already; give the second one a name of its own.</source>
        <translation>Ein Ziel „%1“ gibt es schon; geben Sie dem zweiten einen eigenen Namen.</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; belongs to another tracker.</source>
        <translation>Das Ziel „%1“ gehört zu einem anderen Tracker.</translation>
    </message>
    <message>
        <source>Destination %1 uses a secret key in a program with a user interface. Whoever has the program can read the key. Use a publishable key or your own server as a relay, or set secretKeyAccepted where only you have the device.</source>
        <translation>Das Ziel %1 benutzt einen geheimen Schlüssel in einem Programm mit Oberfläche. Wer das Programm hat, kann den Schlüssel lesen. Nehmen Sie einen öffentlichen Schlüssel oder einen eigenen Server dazwischen, oder setzen Sie secretKeyAccepted, wenn nur Sie das Gerät haben.</translation>
    </message>
    <message>
        <source>The file that remembers the anonymous id was damaged; it was set aside and a new id is made.</source>
        <translation>Die Datei mit der anonymen Kennung war beschädigt; sie wurde beiseitegelegt, und eine neue Kennung wird erzeugt.</translation>
    </message>
    <message>
        <source>The file that remembers the user&apos;s answer cannot be read: %1. Until it can, analytics waits.</source>
        <translation>Die Datei mit der Antwort des Benutzers kann nicht gelesen werden: %1. So lange ruht die Analyse.</translation>
    </message>
    <message>
        <source>Who the user is and what the user answered cannot be written: %1. It is tried again.</source>
        <translation>Wer der Benutzer ist und was er geantwortet hat, kann nicht gespeichert werden: %1. Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; was removed a moment ago, and its store is not closed yet; add it again later.</source>
        <translation>Das Ziel „%1“ wurde gerade entfernt, und sein Speicher ist noch nicht geschlossen; fügen Sie es später noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Without a QCoreApplication there is no keychain. Try again when there is one.</source>
        <translation>Ohne QCoreApplication gibt es keinen Schlüsselbund. Versuchen Sie es noch einmal, wenn es eine gibt.</translation>
    </message>
    <message>
        <source>Events in %1 cannot be read. They stay there until they can.</source>
        <translation>Ereignisse in %1 können nicht gelesen werden. Sie bleiben so lange dort.</translation>
    </message>
    <message>
        <source>There is nothing to write down: the tracker has not started, or does nothing.</source>
        <translation>Es gibt nichts aufzuschreiben: Der Tracker hat nicht begonnen oder tut nichts.</translation>
    </message>
    <message>
        <source>Say to which file.</source>
        <translation>Geben Sie an, in welche Datei.</translation>
    </message>
    <message>
        <source>This is a copy of another machine&apos;s disk: the anonymous id is a new one.</source>
        <translation>Dies ist eine Kopie des Datenträgers eines anderen Rechners: Die anonyme Kennung ist eine neue.</translation>
    </message>
    <message>
        <source>Events that the other machine has not sent yet are its own to send; here they were set aside in %1.</source>
        <translation>Ereignisse, die der andere Rechner noch nicht gesendet hat, sendet er selbst; hier wurden sie in %1 beiseitegelegt.</translation>
    </message>
    <message>
        <source>The administrator&apos;s file %1 cannot be used: %2. Until it is mended or removed, nothing is stored or sent for analytics.</source>
        <translation>Die Datei %1 der Administration ist nicht verwendbar: %2. Bis sie berichtigt oder entfernt ist, wird für die Analyse nichts gespeichert oder gesendet.</translation>
    </message>
</context>
<context>
    <name>Tally::Uploader</name>
    <message>
        <source>The vendor refused %1 events in a row, so sending is paused. The last reason: %2. Correct the destination&apos;s options, then call flush().</source>
        <translation>Der Anbieter hat %1 Ereignisse nacheinander abgelehnt, deshalb wurde das Senden angehalten. Der letzte Grund: %2. Berichtigen Sie die Optionen des Ziels, und rufen Sie dann flush() auf.</translation>
    </message>
    <message>
        <source>The vendor refused the key. %1 Events are kept. Store a valid key; it is used at once.</source>
        <translation>Der Anbieter hat den Schlüssel abgelehnt. %1 Ereignisse bleiben erhalten. Speichern Sie einen gültigen Schlüssel; er wird sofort benutzt.</translation>
    </message>
    <message numerus="yes">
        <source>The queue is full: the oldest %n event(s) were dropped.</source>
        <translation>
            <numerusform>Die Warteschlange ist voll: Das älteste Ereignis wurde verworfen.</numerusform>
            <numerusform>Die Warteschlange ist voll: Die ältesten %n Ereignisse wurden verworfen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are in memory only, and gone when the program ends. %1</source>
        <translation>
            <numerusform>%n Ereignis ist nur im Arbeitsspeicher und geht verloren, wenn das Programm endet. %1</numerusform>
            <numerusform>%n Ereignisse sind nur im Arbeitsspeicher und gehen verloren, wenn das Programm endet. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused events cannot be put into quarantine: %1. They are kept, and sent again.</source>
        <translation>Abgelehnte Ereignisse können nicht in Quarantäne gelegt werden: %1. Sie bleiben erhalten und werden noch einmal gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) may be there twice: their first request had no answer, and when they were sent again the vendor no longer remembered it.</source>
        <translation>
            <numerusform>%n Ereignis ist vielleicht doppelt vorhanden: Seine erste Anfrage blieb ohne Antwort, und beim erneuten Senden erinnerte sich der Anbieter nicht mehr daran.</numerusform>
            <numerusform>%n Ereignisse sind vielleicht doppelt vorhanden: Ihre erste Anfrage blieb ohne Antwort, und beim erneuten Senden erinnerte sich der Anbieter nicht mehr daran.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The vendor refused %n event(s) for good: %1</source>
        <translation>
            <numerusform>Der Anbieter hat %n Ereignis endgültig abgelehnt: %1</numerusform>
            <numerusform>Der Anbieter hat %n Ereignisse endgültig abgelehnt: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What was sent cannot be written down in %1: %2.</source>
        <translation>Was gesendet wurde, kann nicht in %1 aufgezeichnet werden: %2.</translation>
    </message>
</context>
<context>
    <name>TallyAnswerButtons</name>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Zustimmen</translation>
    </message>
</context>
<context>
    <name>TallyDeletionDialog</name>
    <message>
        <source>Delete your data?</source>
        <translation>Ihre Daten löschen?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDestinations</name>
    <message>
        <source>%1: %2</source>
        <comment>counter: number</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The tracker has no destination.</source>
        <translation>Der Tracker hat kein Ziel.</translation>
    </message>
    <message>
        <source>There is no tracker.</source>
        <translation>Es gibt keinen Tracker.</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDetails</name>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>Gesendet an %1</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>Was der Tracker über das Ereignis weiß</translation>
    </message>
    <message>
        <source>What was sent, exactly</source>
        <translation>Was genau gesendet wurde</translation>
    </message>
</context>
<context>
    <name>TallyInspectorFilter</name>
    <message>
        <source>Name, id or property</source>
        <translation>Name, Kennung oder Eigenschaft</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>%1 of %2 events; %3 passed too quickly to be listed</source>
        <translation>%1 von %2 Ereignissen; zu schnell, um aufgelistet zu werden: %3</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 von %2 Ereignissen</translation>
    </message>
</context>
<context>
    <name>TallyInspectorHead</name>
    <message>
        <source>Beside the application</source>
        <translation>Neben der Anwendung</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Ganzes Fenster</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>Inspektor schließen</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Retry quarantined</source>
        <translation>Quarantäne erneut senden</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Online gehen</translation>
    </message>
    <message>
        <source>Go offline</source>
        <translation>Offline gehen</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
</context>
<context>
    <name>TallyInspectorList</name>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name of an event, its fate</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No event matches.</source>
        <translation>Kein Ereignis passt.</translation>
    </message>
    <message>
        <source>Events are listed from the moment on in which this was opened.</source>
        <translation>Ereignisse werden ab dem Moment aufgelistet, in dem dies geöffnet wurde.</translation>
    </message>
</context>
<context>
    <name>TallyNoticeDetails</name>
    <message>
        <source>Fewer details</source>
        <translation>Weniger Details</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>Mehr Details</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>Aufgeklappt</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Zugeklappt</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>Datenschutzerklärung lesen</translation>
    </message>
</context>
<context>
    <name>TallySentDialog</name>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Exact text of the request</source>
        <translation>Genauer Text der Anfrage</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
</TS>
