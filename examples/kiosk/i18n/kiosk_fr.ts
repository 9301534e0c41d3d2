<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>BasketPage</name>
    <message>
        <source>Your basket</source>
        <translation>Votre panier</translation>
    </message>
    <message>
        <source>Nothing in it yet.</source>
        <translation>Il est encore vide.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Keep looking</source>
        <translation>Continuer la visite</translation>
    </message>
    <message>
        <source>Together %1</source>
        <translation>Total %1</translation>
    </message>
    <message>
        <source>To the till</source>
        <translation>Passer en caisse</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Fresh from the kiln</source>
        <translation>Tout juste sortis du four</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Panier</translation>
    </message>
    <message>
        <source>Basket · %1</source>
        <translation>Panier · %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Vases</source>
        <translation>Vases</translation>
    </message>
    <message>
        <source>Bowls</source>
        <translation>Bols</translation>
    </message>
    <message>
        <source>Cups</source>
        <translation>Tasses</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Lehm: pots, made by hand</source>
        <translation>Lehm : poteries faites main</translation>
    </message>
    <message>
        <source>Lehm</source>
        <translation>Lehm</translation>
    </message>
    <message>
        <source>We would like to see which pots are liked, and where this terminal gets in your way.</source>
        <translation>Nous aimerions savoir quelles pièces plaisent et où cette borne vous complique la vie.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Put into the basket</source>
        <translation>Ajouter au panier</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>Shop</name>
    <message>
        <source>Moon vase</source>
        <translation>Vase lune</translation>
    </message>
    <message>
        <source>Round as a full moon, with a neck for a single branch. Thrown in one piece and fired for two days.</source>
        <translation>Rond comme la pleine lune, avec un col pour une seule branche. Tourné d’une pièce et cuit pendant deux jours.</translation>
    </message>
    <message>
        <source>River bowl</source>
        <translation>Bol rivière</translation>
    </message>
    <message>
        <source>Wide, quiet, and deep enough for soup. The glaze runs a little differently on each one.</source>
        <translation>Large, paisible et assez profond pour la soupe. L’émail coule un peu différemment sur chacun.</translation>
    </message>
    <message>
        <source>Morning cup</source>
        <translation>Tasse du matin</translation>
    </message>
    <message>
        <source>Holds a quarter of a litre and keeps it warm. The handle takes three fingers.</source>
        <translation>Elle contient un quart de litre et le garde au chaud. L’anse accueille trois doigts.</translation>
    </message>
    <message>
        <source>Field jug</source>
        <translation>Cruche des champs</translation>
    </message>
    <message>
        <source>For water, milk, or whatever grows beside the path.</source>
        <translation>Pour l’eau, le lait ou ce qui pousse au bord du chemin.</translation>
    </message>
    <message>
        <source>Salt bowl</source>
        <translation>Bol à sel</translation>
    </message>
    <message>
        <source>Small, heavy, and always within reach of the stove.</source>
        <translation>Petit, lourd et toujours à portée du fourneau.</translation>
    </message>
    <message>
        <source>Night bottle</source>
        <translation>Bouteille de nuit</translation>
    </message>
    <message>
        <source>Tall and dark, with a thin neck. Stands on its own, needs no flower.</source>
        <translation>Haute et sombre, au col mince. Elle se suffit à elle-même et n’a pas besoin de fleur.</translation>
    </message>
    <message>
        <source>Ash</source>
        <translation>Cendre</translation>
    </message>
    <message>
        <source>River</source>
        <translation>Rivière</translation>
    </message>
    <message>
        <source>Honey</source>
        <translation>Miel</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nuit</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Been here before?</source>
        <translation>Vous êtes déjà venu chez nous ?</translation>
    </message>
    <message>
        <source>Good to see you again.</source>
        <translation>Heureux de vous revoir.</translation>
    </message>
    <message>
        <source>With your customer number this purchase counts towards a free cup.</source>
        <translation>Avec votre numéro de client, cet achat compte pour une tasse offerte.</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Client n° %1</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Numéro de client</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>S’identifier</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>Payer %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
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
        <translation>Des poteries qui ont une histoire,
faites à la main.</translation>
    </message>
    <message>
        <source>Choose here, pay here, and take it home from the shelf behind you.</source>
        <translation>Choisissez ici, payez ici et prenez votre achat sur l’étagère derrière vous.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Découvrir</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Nothing is tracked: the administrator has switched it off</source>
        <translation>Rien n’est enregistré : l’administrateur l’a désactivé</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by TALLY_DISABLED</source>
        <translation>Rien n’est enregistré : désactivé par TALLY_DISABLED</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by DO_NOT_TRACK</source>
        <translation>Rien n’est enregistré : désactivé par DO_NOT_TRACK</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by this terminal</source>
        <translation>Rien n’est enregistré : désactivé sur ce terminal</translation>
    </message>
    <message>
        <source>Nothing is tracked without consent</source>
        <translation>Rien n’est enregistré sans consentement</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>En attente : %1</translation>
    </message>
    <message>
        <source>%1 on the way</source>
        <translation>%1 en cours d’envoi</translation>
    </message>
    <message>
        <source>Everything delivered</source>
        <translation>Tout est transmis</translation>
    </message>
    <message>
        <source>tracked %1 · delivered %2</source>
        <translation>enregistrés %1 · transmis %2</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Thank you.</source>
        <translation>Merci.</translation>
    </message>
    <message>
        <source>Order %1 waits for you on the shelf.</source>
        <translation>La commande %1 vous attend sur l’étagère.</translation>
    </message>
    <message>
        <source>Not so good</source>
        <translation>Pas terrible</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Lovely</source>
        <translation>Formidable</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
</TS>
