<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BasketPage</name>
    <message>
        <source>Your basket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the till</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Fresh from the kiln</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basket · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bowls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cups</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Lehm: pots, made by hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Put into the basket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shop</name>
    <message>
        <source>Moon vase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round as a full moon, with a neck for a single branch. Thrown in one piece and fired for two days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>River bowl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide, quiet, and deep enough for soup. The glaze runs a little differently on each one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Morning cup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds a quarter of a litre and keeps it warm. The handle takes three fingers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field jug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For water, milk, or whatever grows beside the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salt bowl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small, heavy, and always within reach of the stove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night bottle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tall and dark, with a thin neck. Stands on its own, needs no flower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>River</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Honey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Been here before?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good to see you again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With your customer number this purchase counts towards a free cup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Lehm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pots with a past,
made by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose here, pay here, and take it home from the shelf behind you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look around</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Nothing is tracked (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tracked %1 · delivered %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Thank you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order %1 waits for you on the shelf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not so good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lovely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
