<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Tally</name>
    <message>
        <source>The event&apos;s properties are nested more than %1 levels deep. Flatten them, or send the inner part as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event&apos;s properties hold more than %1 values. Send a summary, or several events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The property &quot;%1&quot; is or holds a number that is not finite (NaN or infinity). Leave it out, or send it as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event has no name. Give it one, as in track(&quot;purchase&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;); for a log-out there is reset().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quantity is not a finite number greater than 0. Leave it out for 1, or track nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is blank. Leave it out, or fill it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timestamp is not within the years 1 to 9999. Times as numbers are milliseconds since 1970.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is of a type that makes no sense there. Give ids as text, the quantity as a number, the timestamp as a date, as ISO 8601 or in milliseconds since 1970.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No complete answer within %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host %1 cannot be found: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain http is used towards this machine only; give an https host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is longer than any vendor&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host of destination %1 is not a URL; give one such as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host of destination %1 holds a user or password; leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host of destination %1 must begin with https://; a key is never sent without TLS, except to this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain did not answer within 5 seconds. It may be waiting for a dialogue of this application, or the application&apos;s event loop is not the GLib one that the keychain needs (is QT_NO_GLIB set?).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain refused access to the entry “%1”. Unlock it, or allow this application to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no keychain that can be used. Give the key by an environment variable or a systemd credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain has no entry “%1” for “%2”. Store the key with “tally key set %1” or Tracker::storeKey().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential “%1” is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential “%1” cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential “%1” is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is longer than %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key holds something else than visible ASCII characters at position %1: a space, a line break or an accented letter?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no D-Bus session bus, so the keychain cannot be reached. Start the program within a user session, or give the key by an environment variable or a systemd credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain service (org.freedesktop.secrets) runs on the session bus. Install and start one, such as gnome-keyring or KWallet, or give the key by an environment variable or a systemd credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no default keychain yet. Make one, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain stays locked: the dialogue was dismissed, or could not be shown. Unlock it, or call Tracker::unlockKeys() again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain service failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged data was set aside: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event in the journal is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events cannot be stored in %1: %2. They stay in memory until they can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not a database of this collector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetric refuses the origin (%1, HTTP %2). Add `origin` to the project&apos;s allowed origins; each host counts, with and without www.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetric refuses the key (%1, HTTP %2). Check that it is complete, of this project and not revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetric answered HTTP %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host answered with a redirection (HTTP %1), which is never followed, as the key would go with it. Set `host` to where it leads, if that is Millimetric&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered HTTP %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer (HTTP %1) is not one of Millimetric&apos;s. `host` may be wrong, or a proxy or the login page of a network answers in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetric counted %1 of %2 events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Millimetric takes up to %3. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 bytes of JSON; Millimetric takes up to %3. Send fewer or shorter properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetric knows no event of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event has no id or no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;url&quot; is not a complete URL, such as https://example.org/page. Use &quot;path&quot; for a part of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetric identifies a person by joining an anonymous id and a user id, and there is no anonymous id. Give &quot;anonymous_id&quot; too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetric erases by user id, and there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Millimetric key is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Millimetric key holds a blank, a line break or another character that no key has. Copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Millimetric key that starts with &quot;%1&quot; can only read. Use a publishable key (pk_) or a secret one (sk_).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a Millimetric key; those that can send start with &quot;pk_&quot; or &quot;sk_&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A publishable Millimetric key (pk_) works only together with an origin. Set `origin` to one of the project&apos;s allowed origins, such as https://shop.example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`origin` is not an origin. Write scheme and host, as in https://shop.example, as the project&apos;s allowed origins have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The QML engine&apos;s thread, where beforeTrack runs, has not taken the last %1 events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beforeTrack: a function is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beforeTrack itself called track(), page() or identify()</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beforeTrack threw an error, so the event was not sent unscrubbed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beforeTrack left something in event.%1 that does not belong there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object is needed: { name: &quot;the vendor&apos;s name&quot; }</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tracker is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a truth value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: an object is needed, as in { amount_cents: 4900 }, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name must be text, as in track(&quot;purchase&quot;), not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: an object is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown, and left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name must be text, a path or a URL, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the user id must be text or a whole number, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the user id is empty; to log out, call reset()</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>milliseconds are needed, not %1; 5000 are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name and key must be text; nothing was stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than 4 million characters in one event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than 20 000 values in one event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an invalid date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object of QML or C++ cannot be sent; name the properties that you mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the object contains itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value that cannot be read here; perhaps it belongs to another QML engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a function cannot be sent; did you mean to call it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Symbol cannot be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binary data cannot be sent; make it text first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Promise, WeakMap or WeakSet cannot be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading it threw an error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tally::Tracker</name>
    <message>
        <source>track(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>identify() was called without a user id; to log out, call reset().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tracker&apos;s name is fixed once it has started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tracker&apos;s storage path is fixed once it has started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The super properties were not taken: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tracker of the name &quot;%1&quot; is alive already; this one does nothing. Use that one, or give this one a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a tracker: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of an earlier run wait for a destination &quot;%1&quot;, which this program does not have. They are kept until they are too old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store cannot be opened: %1. Events are kept in memory until it can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a destination: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a destination &quot;%1&quot; already; give the second one a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; belongs to another tracker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination %1 uses a secret key in a program with a user interface. Whoever has the program can read the key. Use a publishable key or your own server as a relay, or set secretKeyAccepted where only you have the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that remembers the anonymous id was damaged; it was set aside and a new id is made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tally::Uploader</name>
    <message>
        <source>The queue is full: the oldest %1 event(s) were dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vendor refused %1 events in a row, so sending is paused. The last reason: %2. Correct the destination&apos;s options, then call flush().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vendor refused the key: %1. Events are kept. Store a valid key; it is used at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vendor refused %1 event(s) for good: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
