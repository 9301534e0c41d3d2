<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>BasketPage</name>
    <message>
        <source>Your basket</source>
        <translation>Su cesta</translation>
    </message>
    <message>
        <source>Nothing in it yet.</source>
        <translation>Todavía no hay nada.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Keep looking</source>
        <translation>Seguir mirando</translation>
    </message>
    <message>
        <source>Together %1</source>
        <translation>Total %1</translation>
    </message>
    <message>
        <source>To the till</source>
        <translation>Ir a la caja</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Fresh from the kiln</source>
        <translation>Recién salido del horno</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Cesta</translation>
    </message>
    <message>
        <source>Basket · %1</source>
        <translation>Cesta · %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Vases</source>
        <translation>Jarrones</translation>
    </message>
    <message>
        <source>Bowls</source>
        <translation>Cuencos</translation>
    </message>
    <message>
        <source>Cups</source>
        <translation>Tazas</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Lehm: pots, made by hand</source>
        <translation>Lehm: cerámica hecha a mano</translation>
    </message>
    <message>
        <source>Lehm</source>
        <translation>Lehm</translation>
    </message>
    <message>
        <source>We would like to see which pots are liked, and where this terminal gets in your way.</source>
        <translation>Queremos saber qué piezas gustan y dónde este terminal le complica las cosas.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Put into the basket</source>
        <translation>Añadir a la cesta</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>Shop</name>
    <message>
        <source>Moon vase</source>
        <translation>Jarrón luna</translation>
    </message>
    <message>
        <source>Round as a full moon, with a neck for a single branch. Thrown in one piece and fired for two days.</source>
        <translation>Redondo como la luna llena, con un cuello para una sola rama. Torneado de una pieza y cocido durante dos días.</translation>
    </message>
    <message>
        <source>River bowl</source>
        <translation>Cuenco río</translation>
    </message>
    <message>
        <source>Wide, quiet, and deep enough for soup. The glaze runs a little differently on each one.</source>
        <translation>Ancho, sereno y lo bastante hondo para una sopa. El esmalte corre de forma un poco distinta en cada uno.</translation>
    </message>
    <message>
        <source>Morning cup</source>
        <translation>Taza de la mañana</translation>
    </message>
    <message>
        <source>Holds a quarter of a litre and keeps it warm. The handle takes three fingers.</source>
        <translation>Contiene un cuarto de litro y lo mantiene caliente. En el asa caben tres dedos.</translation>
    </message>
    <message>
        <source>Field jug</source>
        <translation>Jarra de campo</translation>
    </message>
    <message>
        <source>For water, milk, or whatever grows beside the path.</source>
        <translation>Para agua, leche o lo que crece junto al camino.</translation>
    </message>
    <message>
        <source>Salt bowl</source>
        <translation>Cuenco para sal</translation>
    </message>
    <message>
        <source>Small, heavy, and always within reach of the stove.</source>
        <translation>Pequeño, pesado y siempre al alcance del fogón.</translation>
    </message>
    <message>
        <source>Night bottle</source>
        <translation>Botella de noche</translation>
    </message>
    <message>
        <source>Tall and dark, with a thin neck. Stands on its own, needs no flower.</source>
        <translation>Alta y oscura, de cuello fino. Luce por sí sola, no necesita flor.</translation>
    </message>
    <message>
        <source>Ash</source>
        <translation>Ceniza</translation>
    </message>
    <message>
        <source>River</source>
        <translation>Río</translation>
    </message>
    <message>
        <source>Honey</source>
        <translation>Miel</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Noche</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Been here before?</source>
        <translation>¿Ya ha estado aquí?</translation>
    </message>
    <message>
        <source>Good to see you again.</source>
        <translation>Nos alegra verle de nuevo.</translation>
    </message>
    <message>
        <source>With your customer number this purchase counts towards a free cup.</source>
        <translation>Con su número de cliente, esta compra cuenta para una taza de regalo.</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Cliente %1</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Número de cliente</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Identificarse</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>Pagar %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
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
        <translation>Cerámica con historia,
hecha a mano.</translation>
    </message>
    <message>
        <source>Choose here, pay here, and take it home from the shelf behind you.</source>
        <translation>Elija aquí, pague aquí y lléveselo del estante que tiene detrás.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Echar un vistazo</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Nothing is tracked: the administrator has switched it off</source>
        <translation>No se registra nada: el administrador lo ha desactivado</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by TALLY_DISABLED</source>
        <translation>No se registra nada: desactivado mediante TALLY_DISABLED</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by DO_NOT_TRACK</source>
        <translation>No se registra nada: desactivado mediante DO_NOT_TRACK</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by this terminal</source>
        <translation>No se registra nada: desactivado en este terminal</translation>
    </message>
    <message>
        <source>Nothing is tracked without consent</source>
        <translation>No se registra nada sin consentimiento</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>En espera: %1</translation>
    </message>
    <message>
        <source>%1 on the way</source>
        <translation>%1 en camino</translation>
    </message>
    <message>
        <source>Everything delivered</source>
        <translation>Todo entregado</translation>
    </message>
    <message>
        <source>tracked %1 · delivered %2</source>
        <translation>registrados %1 · entregados %2</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Thank you.</source>
        <translation>Gracias.</translation>
    </message>
    <message>
        <source>Order %1 waits for you on the shelf.</source>
        <translation>El pedido %1 le espera en el estante.</translation>
    </message>
    <message>
        <source>Not so good</source>
        <translation>No muy bien</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Lovely</source>
        <translation>Estupendo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
</TS>
