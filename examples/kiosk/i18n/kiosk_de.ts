<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>BasketPage</name>
    <message>
        <source>Your basket</source>
        <translation>Ihr Warenkorb</translation>
    </message>
    <message>
        <source>Nothing in it yet.</source>
        <translation>Noch ist nichts darin.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep looking</source>
        <translation>Weiter stöbern</translation>
    </message>
    <message>
        <source>Together %1</source>
        <translation>Zusammen %1</translation>
    </message>
    <message>
        <source>To the till</source>
        <translation>Zur Kasse</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Fresh from the kiln</source>
        <translation>Frisch aus dem Ofen</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Warenkorb</translation>
    </message>
    <message>
        <source>Basket · %1</source>
        <translation>Warenkorb · %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Vases</source>
        <translation>Vasen</translation>
    </message>
    <message>
        <source>Bowls</source>
        <translation>Schalen</translation>
    </message>
    <message>
        <source>Cups</source>
        <translation>Becher</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Lehm: pots, made by hand</source>
        <translation>Lehm: Keramik von Hand</translation>
    </message>
    <message>
        <source>Lehm</source>
        <translation>Lehm</translation>
    </message>
    <message>
        <source>We would like to see which pots are liked, and where this terminal gets in your way.</source>
        <translation>Wir möchten sehen, welche Stücke gefallen und wo dieses Terminal Ihnen im Weg steht.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Put into the basket</source>
        <translation>In den Warenkorb</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>Shop</name>
    <message>
        <source>Moon vase</source>
        <translation>Mondvase</translation>
    </message>
    <message>
        <source>Round as a full moon, with a neck for a single branch. Thrown in one piece and fired for two days.</source>
        <translation>Rund wie der Vollmond, mit einem Hals für einen einzelnen Zweig. In einem Stück gedreht und zwei Tage gebrannt.</translation>
    </message>
    <message>
        <source>River bowl</source>
        <translation>Flussschale</translation>
    </message>
    <message>
        <source>Wide, quiet, and deep enough for soup. The glaze runs a little differently on each one.</source>
        <translation>Weit, ruhig und tief genug für Suppe. Die Glasur läuft auf jeder ein wenig anders.</translation>
    </message>
    <message>
        <source>Morning cup</source>
        <translation>Morgenbecher</translation>
    </message>
    <message>
        <source>Holds a quarter of a litre and keeps it warm. The handle takes three fingers.</source>
        <translation>Fasst einen Viertelliter und hält ihn warm. Der Henkel ist für drei Finger.</translation>
    </message>
    <message>
        <source>Field jug</source>
        <translation>Feldkrug</translation>
    </message>
    <message>
        <source>For water, milk, or whatever grows beside the path.</source>
        <translation>Für Wasser, Milch oder was am Wegrand wächst.</translation>
    </message>
    <message>
        <source>Salt bowl</source>
        <translation>Salznapf</translation>
    </message>
    <message>
        <source>Small, heavy, and always within reach of the stove.</source>
        <translation>Klein, schwer und immer in Reichweite des Herdes.</translation>
    </message>
    <message>
        <source>Night bottle</source>
        <translation>Nachtflasche</translation>
    </message>
    <message>
        <source>Tall and dark, with a thin neck. Stands on its own, needs no flower.</source>
        <translation>Hoch und dunkel, mit schmalem Hals. Steht für sich und braucht keine Blume.</translation>
    </message>
    <message>
        <source>Ash</source>
        <translation>Asche</translation>
    </message>
    <message>
        <source>River</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Honey</source>
        <translation>Honig</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nacht</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Been here before?</source>
        <translation>Schon einmal hier gewesen?</translation>
    </message>
    <message>
        <source>Good to see you again.</source>
        <translation>Schön, Sie wiederzusehen.</translation>
    </message>
    <message>
        <source>With your customer number this purchase counts towards a free cup.</source>
        <translation>Mit Ihrer Kundennummer zählt dieser Einkauf für einen geschenkten Becher.</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Kundennummer %1</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>%1 bezahlen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Lehm</source>
        <translation>Lehm</translation>
    </message>
    <message>
        <source>Pots with a past,
made by hand.</source>
        <translation>Keramik mit
Handschrift.</translation>
    </message>
    <message>
        <source>Choose here, pay here, and take it home from the shelf behind you.</source>
        <translation>Hier aussuchen, hier bezahlen und aus dem Regal hinter Ihnen mitnehmen.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Stöbern</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Nothing is tracked: the administrator has switched it off</source>
        <translation>Es wird nichts erfasst: Die Administration hat es abgeschaltet</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by TALLY_DISABLED</source>
        <translation>Es wird nichts erfasst: durch TALLY_DISABLED abgeschaltet</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by DO_NOT_TRACK</source>
        <translation>Es wird nichts erfasst: durch DO_NOT_TRACK abgeschaltet</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by this terminal</source>
        <translation>Es wird nichts erfasst: an diesem Terminal abgeschaltet</translation>
    </message>
    <message>
        <source>Nothing is tracked without consent</source>
        <translation>Ohne Zustimmung wird nichts erfasst</translation>
    </message>
    <message>
        <source>tracked %1 · delivered %2</source>
        <translation>erfasst %1 · zugestellt %2</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Wartend: %1</translation>
    </message>
    <message>
        <source>%1 on the way</source>
        <translation>%1 unterwegs</translation>
    </message>
    <message>
        <source>Everything delivered</source>
        <translation>Alles zugestellt</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Thank you.</source>
        <translation>Danke.</translation>
    </message>
    <message>
        <source>Order %1 waits for you on the shelf.</source>
        <translation>Bestellung %1 wartet im Regal auf Sie.</translation>
    </message>
    <message>
        <source>Not so good</source>
        <translation>Nicht so gut</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Lovely</source>
        <translation>Wunderbar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
</TS>
