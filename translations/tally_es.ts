<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>ConsentBanner</name>
    <message>
        <source>Usage data</source>
        <translation>Datos de uso</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>Qué se recopila</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>Datos de uso</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>Qué se recopila</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Quién recibe los datos</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>Datos de uso</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>Se han eliminado sus datos de uso de este dispositivo.</translation>
    </message>
    <message>
        <source>Allow %1 to collect usage data</source>
        <translation>Permitir que %1 recopile datos de uso</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>Qué se recopila</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Quién recibe los datos</translation>
    </message>
    <message>
        <source>Show what was sent</source>
        <translation>Ver lo que se ha enviado</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>Exportar mis datos</translation>
    </message>
    <message>
        <source>Writes everything that is kept about you on this device to a file.</source>
        <translation>Escribe en un archivo todo lo que se guarda sobre usted en este dispositivo.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>Eliminar mis datos</translation>
    </message>
    <message>
        <source>Erases the usage data that is kept about you on this device.</source>
        <translation>Borra los datos de uso que se guardan sobre usted en este dispositivo.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>The environment variable %1 is ignored: a whole number of at least %2 is needed.</source>
        <translation>Se ignora la variable de entorno %1: se necesita un número entero de al menos %2.</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a host from the environment is used only with a key from the environment.</source>
        <translation>Se ignora la variable de entorno %1: un servidor tomado del entorno solo se usa con una clave tomada del entorno.</translation>
    </message>
    <message>
        <source>The host of destination %1 is not a URL; give one such as %2.</source>
        <translation>El servidor del destino %1 no es una URL; indique una como %2.</translation>
    </message>
    <message>
        <source>The host of destination %1 holds a user or password; leave them out.</source>
        <translation>El servidor del destino %1 contiene un usuario o una contraseña; omítalos.</translation>
    </message>
    <message>
        <source>The host of destination %1 must begin with https://; a key is never sent without TLS, except to this machine.</source>
        <translation>El servidor del destino %1 debe empezar por https://; una clave nunca se envía sin TLS, salvo a este equipo.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>No llegó ninguna respuesta.</translation>
    </message>
    <message>
        <source>The host answered with a redirection (HTTP %1), which is never followed, as the key would go with it. Set `host` to where it leads, if that is %2&apos;s.</source>
        <translation>El servidor respondió con una redirección (HTTP %1), que nunca se sigue, porque la clave iría con ella. Asigne a `host` la dirección a la que lleva, si es de %2.</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2: %3</source>
        <translation>%1 respondió con HTTP %2: %3</translation>
    </message>
    <message>
        <source>The answer (HTTP %1) is not one of %2&apos;s. `host` may be wrong, or a proxy or the login page of a network answers in its place.</source>
        <translation>La respuesta (HTTP %1) no es de %2. Puede que `host` sea incorrecto, o que en su lugar responda un proxy o la página de acceso de una red.</translation>
    </message>
    <message>
        <source>%1 refuses the key (%2, HTTP %3). Check that it is complete, of the right account and not revoked.</source>
        <translation>%1 rechaza la clave (%2, HTTP %3). Compruebe que esté completa, que sea de la cuenta correcta y que no haya sido revocada.</translation>
    </message>
    <message>
        <source>The server answered HTTP %1.</source>
        <translation>El servidor respondió con HTTP %1.</translation>
    </message>
    <message>
        <source>%1 counted %2 of %3 events.</source>
        <translation>%1 contó %2 de %3 eventos.</translation>
    </message>
    <message>
        <source>The %1 key is empty.</source>
        <translation>La clave de %1 está vacía.</translation>
    </message>
    <message>
        <source>The %1 key holds a blank, a line break or another character that no key has. Copy it again.</source>
        <translation>La clave de %1 contiene un espacio, un salto de línea u otro carácter que ninguna clave tiene. Cópiela de nuevo.</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a JSON object of texts, numbers and booleans is needed, such as {&quot;env&quot;:&quot;prod&quot;}.</source>
        <translation>Se ignora la variable de entorno %1: se necesita un objeto JSON de textos, números y valores lógicos, como {&quot;env&quot;:&quot;prod&quot;}.</translation>
    </message>
    <message>
        <source>Doow gives no reason.</source>
        <translation>Doow no indica ningún motivo.</translation>
    </message>
    <message numerus="yes">
        <source>Doow refused %n event(s) and does not say which of the batch.</source>
        <translation>
            <numerusform>Doow rechazó %n evento y no dice cuál del lote.</numerusform>
            <numerusform>Doow rechazó %n eventos y no dice cuáles del lote.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the attribution is not a text, a number or a boolean. Doow takes flat attribution only; what is nested can go to &quot;metadata&quot;.</source>
        <translation>«%1» de la atribución no es un texto, un número ni un valor lógico. Doow solo acepta una atribución plana; lo anidado puede ir en «metadata».</translation>
    </message>
    <message>
        <source>The event has no name. Give it one, as in track(&quot;purchase&quot;).</source>
        <translation>El evento no tiene nombre. Dele uno, como en track(&quot;purchase&quot;).</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Doow takes up to %3. Shorten it.</source>
        <translation>«%1» tiene %2 caracteres; Doow acepta como máximo %3. Acórtelo.</translation>
    </message>
    <message>
        <source>The event has no id or no time.</source>
        <translation>El evento no tiene identificador o no tiene fecha.</translation>
    </message>
    <message>
        <source>The quantity is not a finite number greater than 0. Leave it out for 1, or track nothing.</source>
        <translation>La cantidad no es un número finito mayor que 0. Omítala para indicar 1 o no registre nada.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is blank. Leave it out, or fill it in.</source>
        <translation>La opción «%1» está vacía. Omítala o rellénela.</translation>
    </message>
    <message>
        <source>Doow needs to know the licence that the usage belongs to. Set `licenseId` of the destination, or give &quot;license_id&quot; with the event.</source>
        <translation>Doow necesita saber a qué licencia pertenece el uso. Defina `licenseId` del destino o indique «license_id» con el evento.</translation>
    </message>
    <message>
        <source>&quot;kind&quot; must be %1 or %2.</source>
        <translation>«kind» debe ser %1 o %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an object, such as {&quot;team&quot;: &quot;kiosk&quot;}.</source>
        <translation>«%1» no es un objeto, como {&quot;team&quot;: &quot;kiosk&quot;}.</translation>
    </message>
    <message>
        <source>Doow keeps the first %1 characters of &quot;unit&quot; only.</source>
        <translation>Doow solo conserva los primeros %1 caracteres de «unit».</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to Doow there is room for %2. Send less attribution and metadata.</source>
        <translation>El evento ocupa %1 bytes en JSON; en una petición a Doow caben %2. Envíe menos atribución y metadatos.</translation>
    </message>
    <message>
        <source>This is not a Doow key; those start with &quot;dk_&quot;.</source>
        <translation>Esta no es una clave de Doow; estas empiezan por «dk_».</translation>
    </message>
    <message>
        <source>Fluxrate refuses the session&apos;s token (%1, HTTP %2). It ends 15 minutes after the login: set a fresh one, or use an API key and `api: SdkTrack`.</source>
        <translation>Fluxrate rechaza el token de la sesión (%1, HTTP %2). Caduca 15 minutos después del inicio de sesión: ponga uno nuevo o use una clave de API y `api: SdkTrack`.</translation>
    </message>
    <message>
        <source>Fluxrate says that the key may not do this (%1, HTTP %2). It needs the scope usage.write.</source>
        <translation>Fluxrate indica que la clave no tiene permiso para esto (%1, HTTP %2). Necesita el ámbito usage.write.</translation>
    </message>
    <message>
        <source>Fluxrate has this event already (HTTP 409): %1</source>
        <translation>Fluxrate ya tiene este evento (HTTP 409): %1</translation>
    </message>
    <message>
        <source>Fluxrate does not find it (HTTP 404): %1. Check meter and customer, and that the path in `host` is the API&apos;s.</source>
        <translation>Fluxrate no lo encuentra (HTTP 404): %1. Compruebe el medidor (meter) y el cliente, y que la ruta de `host` sea la de la API.</translation>
    </message>
    <message>
        <source>`meters`: the entry &quot;%1&quot; is neither a meter&apos;s token nor { token, aggregation }.</source>
        <translation>`meters`: la entrada «%1» no es ni el token de un medidor ni { token, aggregation }.</translation>
    </message>
    <message>
        <source>`meters`: the aggregation of &quot;%1&quot; is none that Fluxrate has. Take SUM, MAX, UNIQUE_COUNT or LAST, as the meter has it there.</source>
        <translation>`meters`: Fluxrate no tiene la agregación de «%1». Use SUM, MAX, UNIQUE_COUNT o LAST, la que el medidor tenga allí.</translation>
    </message>
    <message>
        <source>`meters`: the meter of &quot;%1&quot; has another aggregation in another entry. Give it the one that it has at Fluxrate.</source>
        <translation>`meters`: el medidor de «%1» tiene otra agregación en otra entrada. Dele la que tiene en Fluxrate.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to the other of Fluxrate&apos;s two APIs. Give &quot;%2&quot;, or set the destination&apos;s `api`.</source>
        <translation>«%1» pertenece a la otra de las dos API de Fluxrate. Indique «%2» o defina `api` del destino.</translation>
    </message>
    <message>
        <source>The event has no meter. Give &quot;%1&quot; as a text, or its name a meter in `meters`.</source>
        <translation>El evento no tiene medidor. Indique «%1» como texto o asigne un medidor a su nombre en `meters`.</translation>
    </message>
    <message>
        <source>The event has no customer. Give &quot;%1&quot; as a text, or set the destination&apos;s `customerExternalId`.</source>
        <translation>El evento no tiene cliente. Indique «%1» como texto o defina `customerExternalId` del destino.</translation>
    </message>
    <message>
        <source>&quot;metadata&quot; is not an object. Give one, as in { model: &quot;m&quot; }.</source>
        <translation>«metadata» no es un objeto. Indique uno, como en { model: &quot;m&quot; }.</translation>
    </message>
    <message>
        <source>This meter counts users (UNIQUE_COUNT), and the event has none. Call identify(), or give &quot;user_id&quot;.</source>
        <translation>Este medidor cuenta usuarios (UNIQUE_COUNT), y el evento no tiene ninguno. Llame a identify() o indique «user_id».</translation>
    </message>
    <message>
        <source>Fluxrate takes usage only: what is tracked.</source>
        <translation>Fluxrate solo acepta uso: lo que se registra con track().</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; up to %2 are sent to Fluxrate. Send less metadata.</source>
        <translation>El evento ocupa %1 bytes en JSON; a Fluxrate se envían como máximo %2. Envíe menos metadatos.</translation>
    </message>
    <message>
        <source>The Fluxrate token holds a character that cannot be in a cookie. Copy the value of the cookie access_token, and nothing around it.</source>
        <translation>El token de Fluxrate contiene un carácter que no puede estar en una cookie. Copie el valor de la cookie access_token, y nada más.</translation>
    </message>
    <message>
        <source>`api: Usage` of Fluxrate takes the JWT of a session, and this key does not look like one. API keys are for `api: SdkTrack`.</source>
        <translation>`api: Usage` de Fluxrate espera el JWT de una sesión, y esta clave no lo parece. Las claves de API son para `api: SdkTrack`.</translation>
    </message>
    <message>
        <source>This Fluxrate key looks like the JWT of a session, which is for `api: Usage`. `api: SdkTrack` takes an API key.</source>
        <translation>Esta clave de Fluxrate parece el JWT de una sesión, que es para `api: Usage`. `api: SdkTrack` espera una clave de API.</translation>
    </message>
    <message>
        <source>Millimetric refuses the origin (%1, HTTP %2). Add `origin` to the project&apos;s allowed origins; each host counts, with and without www.</source>
        <translation>Millimetric rechaza el origen (%1, HTTP %2). Añada `origin` a los orígenes permitidos del proyecto; cada nombre cuenta por separado, con y sin www.</translation>
    </message>
    <message>
        <source>Millimetric refuses the key (%1, HTTP %2). Check that it is complete, of this project and not revoked.</source>
        <translation>Millimetric rechaza la clave (%1, HTTP %2). Compruebe que esté completa, que sea de este proyecto y que no haya sido revocada.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Millimetric takes up to %3. Shorten it.</source>
        <translation>«%1» tiene %2 caracteres; Millimetric acepta como máximo %3. Acórtelo.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 bytes of JSON; Millimetric takes up to %3. Send fewer or shorter properties.</source>
        <translation>«%1» ocupa %2 bytes en JSON; Millimetric acepta como máximo %3. Envíe menos propiedades o más cortas.</translation>
    </message>
    <message>
        <source>Millimetric knows no event of this kind.</source>
        <translation>Millimetric no conoce ningún evento de esta clase.</translation>
    </message>
    <message>
        <source>&quot;url&quot; is not a complete URL, such as https://example.org/page. Use &quot;path&quot; for a part of one.</source>
        <translation>«url» no es una URL completa, como https://example.org/page. Use «path» para una parte de ella.</translation>
    </message>
    <message>
        <source>Millimetric identifies a person by joining an anonymous id and a user id, and there is no anonymous id. Give &quot;anonymous_id&quot; too.</source>
        <translation>Millimetric identifica a una persona uniendo un identificador anónimo y uno de usuario, y no hay identificador anónimo. Indique también «anonymous_id».</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;).</source>
        <translation>Falta el identificador de usuario. Indique uno, como en identify(&quot;user_42&quot;).</translation>
    </message>
    <message>
        <source>Millimetric erases by user id, and there is none.</source>
        <translation>Millimetric borra por identificador de usuario, y no hay ninguno.</translation>
    </message>
    <message>
        <source>A Millimetric key that starts with &quot;%1&quot; can only read. Use a publishable key (pk_) or a secret one (sk_).</source>
        <translation>Una clave de Millimetric que empieza por «%1» solo puede leer. Use una publicable (pk_) o una secreta (sk_).</translation>
    </message>
    <message>
        <source>This is not a Millimetric key; those that can send start with &quot;pk_&quot; or &quot;sk_&quot;.</source>
        <translation>Esta no es una clave de Millimetric; las que pueden enviar empiezan por «pk_» o «sk_».</translation>
    </message>
    <message>
        <source>A publishable Millimetric key (pk_) works only together with an origin. Set `origin` to one of the project&apos;s allowed origins, such as https://shop.example.</source>
        <translation>Una clave publicable de Millimetric (pk_) solo funciona junto con un origen. Asigne a `origin` uno de los orígenes permitidos del proyecto, como https://shop.example.</translation>
    </message>
    <message>
        <source>`origin` is not an origin. Write scheme and host, as in https://shop.example, as the project&apos;s allowed origins have it.</source>
        <translation>`origin` no es un origen. Escriba el esquema y el servidor, como en https://shop.example, tal como figuran en los orígenes permitidos del proyecto.</translation>
    </message>
    <message>
        <source>Nothing takes events at `eventsPath` (HTTP %1). Compare `host` and `eventsPath` with what SettleSettle told you.</source>
        <translation>Nada acepta eventos en `eventsPath` (HTTP %1). Compare `host` y `eventsPath` con lo que le indicó SettleSettle.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the metadata is replaced: SettleSettle has no field of its own for what Tally keeps there. Give yours another name.</source>
        <translation>«%1» de los metadatos se reemplaza: SettleSettle no tiene un campo propio para lo que Tally guarda ahí. Dele otro nombre al suyo.</translation>
    </message>
    <message>
        <source>SettleSettle meters users, and nobody is identified. Call identify(&quot;user_42&quot;) first, or give &quot;user_id&quot; with the event.</source>
        <translation>SettleSettle mide por usuario, y no hay nadie identificado. Llame antes a identify(&quot;user_42&quot;) o indique «user_id» con el evento.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is not in SCREAMING_SNAKE_CASE, which SettleSettle advises, as in AI_QUERY. `names` can map it.</source>
        <translation>El nombre «%1» no está en SCREAMING_SNAKE_CASE, como AI_QUERY, que es lo que SettleSettle recomienda. `names` puede convertirlo.</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to SettleSettle there is room for %2. Send fewer or shorter properties.</source>
        <translation>El evento ocupa %1 bytes en JSON; en una petición a SettleSettle caben %2. Envíe menos propiedades o más cortas.</translation>
    </message>
    <message>
        <source>SettleSettle does not publish where it takes events. Ask it for the path of its events route and set `eventsPath`; until then events are kept and nothing is sent.</source>
        <translation>SettleSettle no publica dónde recibe los eventos. Pídale la ruta y defina `eventsPath`; hasta entonces los eventos se conservan y no se envía nada.</translation>
    </message>
    <message>
        <source>`eventsPath` is a whole URL. Give the path only, and the rest as `host`.</source>
        <translation>`eventsPath` es una URL completa. Indique solo la ruta, y el resto en `host`.</translation>
    </message>
    <message>
        <source>This is not a SettleSettle key; those start with &quot;ss_live_&quot; or &quot;ss_test_&quot;.</source>
        <translation>Esta no es una clave de SettleSettle; estas empiezan por «ss_live_» o «ss_test_».</translation>
    </message>
    <message>
        <source>This is a key of SettleSettle&apos;s sandbox (ss_test_) in a release build: nobody is billed for what is sent with it. Use one that starts with &quot;ss_live_&quot;.</source>
        <translation>Esta es una clave del entorno de pruebas de SettleSettle (ss_test_) en una versión publicada: lo que se envía con ella no se factura a nadie. Use una que empiece por «ss_live_».</translation>
    </message>
    <message>
        <source>No complete answer within %1 s.</source>
        <translation>No hubo una respuesta completa en %1 s.</translation>
    </message>
    <message>
        <source>The host %1 cannot be found: %2</source>
        <translation>No se encuentra el servidor %1: %2</translation>
    </message>
    <message>
        <source>Plain http is used towards this machine only; give an https host.</source>
        <translation>El http sin cifrar solo se usa hacia este equipo; indique un servidor con https.</translation>
    </message>
    <message>
        <source>The answer is longer than any vendor&apos;s.</source>
        <translation>La respuesta es más larga que la de cualquier proveedor.</translation>
    </message>
    <message>
        <source>The answer broke off.</source>
        <translation>La respuesta se interrumpió.</translation>
    </message>
    <message>
        <source>the file was deleted</source>
        <translation>el archivo fue eliminado</translation>
    </message>
    <message>
        <source>Events cannot be stored in %1: %2. They stay in memory until they can.</source>
        <translation>Los eventos no se pueden guardar en %1: %2. Permanecen en memoria hasta que se pueda.</translation>
    </message>
    <message>
        <source>Damaged data was set aside: %1</source>
        <translation>Se apartaron datos dañados: %1</translation>
    </message>
    <message>
        <source>An event in the journal is damaged.</source>
        <translation>Un evento del diario está dañado.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>No se puede crear la carpeta %1: %2.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>No se puede escribir en la carpeta %1.</translation>
    </message>
    <message>
        <source>The keychain did not answer within 5 seconds. It may be waiting for a dialogue of this application, or the application&apos;s event loop is not the GLib one that the keychain needs (is QT_NO_GLIB set?).</source>
        <translation>El llavero no respondió en 5 segundos. Puede que espere un cuadro de diálogo de esta aplicación, o que el bucle de eventos de la aplicación no sea el de GLib, que el llavero necesita (¿está definida QT_NO_GLIB?).</translation>
    </message>
    <message>
        <source>The keychain refused access to the entry “%1”. Unlock it, or allow this application to use it.</source>
        <translation>El llavero denegó el acceso a la entrada «%1». Desbloquéelo o permita que esta aplicación lo use.</translation>
    </message>
    <message>
        <source>This system has no keychain that can be used. Give the key by an environment variable or a systemd credential.</source>
        <translation>Este sistema no tiene un llavero que se pueda usar. Proporcione la clave mediante una variable de entorno o una credencial de systemd.</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>Error del llavero: %1</translation>
    </message>
    <message>
        <source>The keychain has no entry “%1” for “%2”. Store the key with Tracker::storeKey(), or by the command: %3</source>
        <translation>El llavero no tiene ninguna entrada «%1» para «%2». Guarde la clave con Tracker::storeKey() o con la orden: %3</translation>
    </message>
    <message>
        <source>Tally&apos;s library for the keychain cannot be loaded: %1. Install it beside Tally&apos;s own, or give the key by an environment variable or a systemd credential.</source>
        <translation>No se puede cargar la biblioteca de Tally para el llavero: %1. Instálela junto a la de Tally, o proporcione la clave mediante una variable de entorno o una credencial de systemd.</translation>
    </message>
    <message>
        <source>The credential “%1” is not a regular file.</source>
        <translation>La credencial «%1» no es un archivo normal.</translation>
    </message>
    <message>
        <source>The credential “%1” cannot be read: %2.</source>
        <translation>No se puede leer la credencial «%1»: %2.</translation>
    </message>
    <message>
        <source>The credential “%1” is empty.</source>
        <translation>La credencial «%1» está vacía.</translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation>No se ha definido ninguna clave.</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>La clave está vacía.</translation>
    </message>
    <message>
        <source>The key is longer than %1 characters.</source>
        <translation>La clave tiene más de %1 caracteres.</translation>
    </message>
    <message>
        <source>The key holds something else than visible ASCII characters at position %1: a space, a line break or an accented letter?</source>
        <translation>La clave contiene en la posición %1 algo que no es un carácter ASCII visible: ¿un espacio, un salto de línea o una letra acentuada?</translation>
    </message>
    <message>
        <source>There is no default keychain yet. Make one, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>Aún no hay un llavero predeterminado. Cree uno o deje que la aplicación llame a Tracker::unlockKeys(), que pregunta al usuario.</translation>
    </message>
    <message>
        <source>Default keychain</source>
        <translation>Llavero predeterminado</translation>
    </message>
    <message>
        <source>There is no D-Bus session bus, so the keychain cannot be reached. Start the program within a user session, or give the key by an environment variable or a systemd credential.</source>
        <translation>No hay bus de sesión de D-Bus, así que no se puede acceder al llavero. Inicie el programa dentro de una sesión de usuario, o proporcione la clave mediante una variable de entorno o una credencial de systemd.</translation>
    </message>
    <message>
        <source>No keychain service (org.freedesktop.secrets) runs on the session bus. Install and start one, such as gnome-keyring or KWallet, or give the key by an environment variable or a systemd credential.</source>
        <translation>En el bus de sesión no se ejecuta ningún servicio de llavero (org.freedesktop.secrets). Instale e inicie uno, como gnome-keyring o KWallet, o proporcione la clave mediante una variable de entorno o una credencial de systemd.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>El llavero está bloqueado. Desbloquéelo o deje que la aplicación llame a Tracker::unlockKeys(), que pregunta al usuario.</translation>
    </message>
    <message>
        <source>The keychain stays locked: the dialogue was dismissed, or could not be shown. Unlock it, or call Tracker::unlockKeys() again.</source>
        <translation>El llavero sigue bloqueado: el cuadro de diálogo se cerró o no se pudo mostrar. Desbloquéelo o vuelva a llamar a Tracker::unlockKeys().</translation>
    </message>
    <message>
        <source>The keychain service failed: %1</source>
        <translation>Error del servicio de llavero: %1</translation>
    </message>
    <message>
        <source>The event&apos;s properties are nested more than %1 levels deep. Flatten them, or send the inner part as text.</source>
        <translation>Las propiedades del evento están anidadas en más de %1 niveles. Aplánelas o envíe la parte interior como texto.</translation>
    </message>
    <message>
        <source>The event&apos;s properties hold more than %1 values. Send a summary, or several events.</source>
        <translation>Las propiedades del evento contienen más de %1 valores. Envíe un resumen o varios eventos.</translation>
    </message>
    <message>
        <source>A property is of a type of the application&apos;s own, and its conversion threw an exception. Send text, a number or a map instead.</source>
        <translation>Una propiedad es de un tipo propio de la aplicación, y su conversión lanzó una excepción. Envíe en su lugar un texto, un número o un mapa.</translation>
    </message>
    <message>
        <source>The name of a property is no valid text: it has half of a character (a surrogate) in it. Correct it, or leave the property out.</source>
        <translation>El nombre de una propiedad no es un texto válido: contiene medio carácter (un sustituto Unicode). Corríjalo u omita la propiedad.</translation>
    </message>
    <message>
        <source>The property &quot;%1&quot; is or holds a number that is not finite (NaN or infinity). Leave it out, or send it as text.</source>
        <translation>La propiedad «%1» es o contiene un número que no es finito (NaN o infinito). Omítala o envíela como texto.</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;); for a log-out there is reset().</source>
        <translation>Falta el identificador de usuario. Indique uno, como en identify(&quot;user_42&quot;); para cerrar la sesión existe reset().</translation>
    </message>
    <message>
        <source>The timestamp is not within the years 1 to 9999. Times as numbers are milliseconds since 1970.</source>
        <translation>La marca de tiempo no está entre los años 1 y 9999. Las fechas dadas como número son milisegundos desde 1970.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is of a type that makes no sense there. Give ids as text, the quantity as a number, the timestamp as a date, as ISO 8601 or in milliseconds since 1970.</source>
        <translation>La opción «%1» es de un tipo que ahí no tiene sentido. Indique los identificadores como texto, la cantidad como número y la marca de tiempo como fecha, según ISO 8601 o en milisegundos desde 1970.</translation>
    </message>
    <message>
        <source>beforeTrack ended with its QML engine; the event was not sent, as nobody is left to scrub it.</source>
        <translation>beforeTrack terminó junto con su motor QML; el evento no se envió, porque ya nadie puede depurarlo.</translation>
    </message>
    <message>
        <source>The QML engine&apos;s thread, where beforeTrack runs, has not taken the last %1 events.</source>
        <translation>El hilo del motor QML, donde se ejecuta beforeTrack, no ha recogido los últimos %1 eventos.</translation>
    </message>
    <message>
        <source>beforeTrack: a function is needed</source>
        <translation>beforeTrack: se necesita una función</translation>
    </message>
    <message>
        <source>beforeTrack itself called track(), page() or identify()</source>
        <translation>el propio beforeTrack llamó a track(), page() o identify()</translation>
    </message>
    <message>
        <source>beforeTrack threw an error, so the event was not sent unscrubbed</source>
        <translation>beforeTrack lanzó un error, por lo que el evento no se envió sin depurar</translation>
    </message>
    <message>
        <source>beforeTrack left something in event.%1 that does not belong there</source>
        <translation>beforeTrack dejó en event.%1 algo que no debe estar ahí</translation>
    </message>
    <message>
        <source>a list of texts is needed</source>
        <translation>se necesita una lista de textos</translation>
    </message>
    <message>
        <source>an object is needed: { name: value }</source>
        <translation>se necesita un objeto: { nombre: valor }</translation>
    </message>
    <message>
        <source>userId: text or a whole number is needed</source>
        <translation>userId: se necesita un texto o un número entero</translation>
    </message>
    <message>
        <source>the tracker is gone</source>
        <translation>el rastreador ya no existe</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>a truth value</source>
        <translation>un valor lógico</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>una matriz</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>una función</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>otra cosa</translation>
    </message>
    <message>
        <source>%1: an object is needed, as in { amount_cents: 4900 }, not %2</source>
        <translation>%1: se necesita un objeto, como { amount_cents: 4900 }, no %2</translation>
    </message>
    <message>
        <source>the name must be text, as in track(&quot;purchase&quot;), not %1</source>
        <translation>el nombre debe ser texto, como en track(&quot;purchase&quot;), no %1</translation>
    </message>
    <message>
        <source>%1: an object is needed</source>
        <translation>%1: se necesita un objeto</translation>
    </message>
    <message>
        <source>unknown, and left out: %1</source>
        <translation>desconocido, y omitido: %1</translation>
    </message>
    <message>
        <source>the name must be text, a path or a URL, not %1</source>
        <translation>el nombre debe ser un texto, una ruta o una URL, no %1</translation>
    </message>
    <message>
        <source>the user id must be text or a whole number, not %1</source>
        <translation>el identificador de usuario debe ser un texto o un número entero, no %1</translation>
    </message>
    <message>
        <source>the user id is empty; to log out, call reset()</source>
        <translation>el identificador de usuario está vacío; para cerrar la sesión, llame a reset()</translation>
    </message>
    <message>
        <source>milliseconds are needed, not %1; 5000 are taken</source>
        <translation>se necesitan milisegundos, no %1; se toman 5000</translation>
    </message>
    <message>
        <source>name and key must be text; nothing was stored</source>
        <translation>el nombre y la clave deben ser texto; no se guardó nada</translation>
    </message>
    <message>
        <source>more than 4 million characters in one event</source>
        <translation>más de 4 millones de caracteres en un evento</translation>
    </message>
    <message>
        <source>more than 20 000 values in one event</source>
        <translation>más de 20 000 valores en un evento</translation>
    </message>
    <message>
        <source>an invalid date</source>
        <translation>una fecha no válida</translation>
    </message>
    <message>
        <source>an object of QML or C++ cannot be sent; name the properties that you mean</source>
        <translation>un objeto de QML o C++ no se puede enviar; indique las propiedades deseadas</translation>
    </message>
    <message>
        <source>the object contains itself</source>
        <translation>el objeto se contiene a sí mismo</translation>
    </message>
    <message>
        <source>a value that cannot be read here; perhaps it belongs to another QML engine</source>
        <translation>un valor que aquí no se puede leer; quizá pertenezca a otro motor QML</translation>
    </message>
    <message>
        <source>a function cannot be sent; did you mean to call it?</source>
        <translation>una función no se puede enviar; ¿quería llamarla?</translation>
    </message>
    <message>
        <source>a Symbol cannot be sent</source>
        <translation>un Symbol no se puede enviar</translation>
    </message>
    <message>
        <source>binary data cannot be sent; make it text first</source>
        <translation>los datos binarios no se pueden enviar; conviértalos antes en texto</translation>
    </message>
    <message>
        <source>a Promise, WeakMap or WeakSet cannot be sent</source>
        <translation>un Promise, WeakMap o WeakSet no se puede enviar</translation>
    </message>
    <message>
        <source>reading it threw an error</source>
        <translation>su lectura lanzó un error</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>No se puede escribir %1: %2.</translation>
    </message>
    <message>
        <source>it cannot be opened: %1</source>
        <translation>no se puede abrir: %1</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>no es un archivo</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>no se puede leer: %1</translation>
    </message>
    <message>
        <source>it is longer than %1 bytes</source>
        <translation>tiene más de %1 bytes</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>it is no text in UTF-8</source>
        <translation>no es un texto en UTF-8</translation>
    </message>
    <message>
        <source>line %1 is not understood: %2</source>
        <translation>no se entiende la línea %1: %2</translation>
    </message>
    <message>
        <source>Tally.page belongs to an item, a popup or a window</source>
        <translation>Tally.page es para un elemento, un popup o una ventana</translation>
    </message>
    <message>
        <source>Tally.event: %1 has nothing that could be called an activation; a SignalTracker turns any signal into an event</source>
        <translation>Tally.event: %1 no tiene nada que pueda llamarse una activación; un SignalTracker convierte cualquier señal en un evento</translation>
    </message>
    <message>
        <source>Tally.event: there is no tracker; nothing was sent</source>
        <translation>Tally.event: no hay rastreador; no se envió nada</translation>
    </message>
    <message>
        <source>NavigationTracker: the target must be a StackView, SwipeView, TabBar, StackLayout, Loader, Drawer or Popup, not %1</source>
        <translation>NavigationTracker: el objetivo debe ser StackView, SwipeView, TabBar, StackLayout, Loader, Drawer o Popup, no %1</translation>
    </message>
    <message>
        <source>the path or the URL of a file on this machine is needed, not %1; nothing was written</source>
        <translation>se necesita la ruta o la URL de un archivo de este equipo, no %1; no se escribió nada</translation>
    </message>
    <message>
        <source>SignalTracker: the event has no name; nothing will be sent</source>
        <translation>SignalTracker: el evento no tiene nombre; no se enviará nada</translation>
    </message>
    <message>
        <source>SignalTracker: %1 has no signal &quot;%2&quot;</source>
        <translation>SignalTracker: %1 no tiene ninguna señal «%2»</translation>
    </message>
    <message>
        <source>SignalTracker: there is no tracker; nothing was sent</source>
        <translation>SignalTracker: no hay rastreador; no se envió nada</translation>
    </message>
</context>
<context>
    <name>Tally::ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>Datos de uso</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Aceptar</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Rechazar</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>A&amp;hora no</translation>
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
        <translation>Estos datos muestran qué funciona bien y qué no, para poder mejorar %1.</translation>
    </message>
    <message>
        <source>What you do in %1: the pages you open and the actions you take, each with its time</source>
        <translation>Lo que hace en %1: las páginas que abre y las acciones que realiza, cada una con su hora</translation>
    </message>
    <message>
        <source>A random number that stands for this installation, and one for each visit</source>
        <translation>Un número aleatorio que representa esta instalación y otro para cada visita</translation>
    </message>
    <message>
        <source>A random number that stands for you until you leave, and one for each session</source>
        <translation>Un número aleatorio que le representa hasta que se vaya y otro para cada sesión</translation>
    </message>
    <message>
        <source>The version of %1, the operating system, the language and the size of the screen</source>
        <translation>La versión de %1, el sistema operativo, el idioma y el tamaño de la pantalla</translation>
    </message>
    <message>
        <source>Your user id, because you are signed in</source>
        <translation>Su identificador de usuario, porque ha iniciado sesión</translation>
    </message>
    <message>
        <source>Your user id, if you sign in</source>
        <translation>Su identificador de usuario, si inicia sesión</translation>
    </message>
    <message>
        <source>May %1 collect data about how it is used?</source>
        <translation>¿Puede %1 recopilar datos sobre cómo se utiliza?</translation>
    </message>
    <message>
        <source>Whatever you answer, what you use is counted for billing. That count goes to %1.</source>
        <translation>Sea cual sea su respuesta, lo que usa se contabiliza para la facturación. Ese recuento se envía a %1.</translation>
    </message>
    <message>
        <source>Whatever you answer, what you do is recorded for billing: with its details, its time and, if you are signed in, your user id. It goes to %1.</source>
        <translation>Sea cual sea su respuesta, lo que hace se registra para la facturación: con sus detalles, su hora y, si ha iniciado sesión, su identificador de usuario. Ese registro se envía a %1.</translation>
    </message>
    <message>
        <source>The administrator of this device has switched the collection of usage data off.</source>
        <translation>El administrador de este dispositivo ha desactivado la recopilación de datos de uso.</translation>
    </message>
    <message>
        <source>The collection of usage data is switched off on this device, by the setting TALLY_DISABLED.</source>
        <translation>La recopilación de datos de uso está desactivada en este dispositivo mediante el ajuste TALLY_DISABLED.</translation>
    </message>
    <message>
        <source>This device asks not to be tracked, by the setting DO_NOT_TRACK. %1 collects no usage data.</source>
        <translation>Este dispositivo pide, mediante el ajuste DO_NOT_TRACK, que no se le rastree. %1 no recopila datos de uso.</translation>
    </message>
    <message>
        <source>%1 collects no usage data.</source>
        <translation>%1 no recopila datos de uso.</translation>
    </message>
    <message>
        <source>%1 collects usage data. You can switch it off.</source>
        <translation>%1 recopila datos de uso. Puede desactivarlo.</translation>
    </message>
    <message>
        <source>You have allowed %1 to collect usage data.</source>
        <translation>Ha permitido que %1 recopile datos de uso.</translation>
    </message>
    <message>
        <source>You allowed %1 to collect usage data on %2.</source>
        <translation>El %2 permitió que %1 recopilara datos de uso.</translation>
    </message>
    <message>
        <source>You have not answered yet. Until you do, %1 sends no usage data.</source>
        <translation>Aún no ha respondido. Hasta que lo haga, %1 no envía datos de uso.</translation>
    </message>
    <message>
        <source>You have declined. %1 collects no usage data.</source>
        <translation>Ha rechazado. %1 no recopila datos de uso.</translation>
    </message>
    <message>
        <source>You declined on %2. %1 collects no usage data.</source>
        <translation>Rechazó el %2. %1 no recopila datos de uso.</translation>
    </message>
    <message>
        <source>The newest requests, up to %1, exactly as they left this device.</source>
        <translation>Las peticiones más recientes, hasta %1, exactamente como salieron de este dispositivo.</translation>
    </message>
    <message>
        <source>%1 keeps no copy of what it sends.</source>
        <translation>%1 no guarda ninguna copia de lo que envía.</translation>
    </message>
    <message>
        <source>To %1, events: %2, size: %3</source>
        <translation>A %1, eventos: %2, tamaño: %3</translation>
    </message>
    <message>
        <source>When %1 is started and closed, was updated, is in the background or has crashed, and how long it is used</source>
        <translation>Cuándo %1 se inicia y se cierra, se ha actualizado, está en segundo plano o se ha cerrado inesperadamente, y cuánto tiempo se usa</translation>
    </message>
    <message>
        <source>If you decline, no usage data is sent. You can change your answer at any time.</source>
        <translation>Si rechaza, no se envían datos de uso. Puede cambiar su respuesta en cualquier momento.</translation>
    </message>
    <message>
        <source>If you decline, no other usage data is sent. You can change your answer at any time.</source>
        <translation>Si rechaza, no se envían otros datos de uso. Puede cambiar su respuesta en cualquier momento.</translation>
    </message>
    <message>
        <source>Usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline, what still waits of it is erased.</source>
        <translation>Los datos de uso permanecen en este dispositivo hasta que hayan llegado; se envían cifrados y solo a los destinatarios. Si rechaza, se borran los que aún estén pendientes.</translation>
    </message>
    <message>
        <source>Before you answer, no usage data is written down and none is sent; what you do until then is sent only if you accept. After that, usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline later, what still waits of it is erased.</source>
        <translation>Antes de que responda, no se guardan ni se envían datos de uso; lo que haga hasta entonces solo se envía si acepta. Después, los datos de uso permanecen en este dispositivo hasta que hayan llegado; se envían cifrados y solo a los destinatarios. Si más adelante rechaza, se borran los que aún estén pendientes.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients are asked to erase what they hold under your user id. It cannot be undone.</source>
        <translation>En este dispositivo se borran los números que le representan, los datos de uso que esperan ser enviados y el registro de lo enviado. Se pide a los destinatarios que borren lo que tienen con su identificador de usuario. Esta acción no se puede deshacer.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have until you ask them to erase it. It cannot be undone.</source>
        <translation>En este dispositivo se borran los números que le representan, los datos de uso que esperan ser enviados y el registro de lo enviado. Los destinatarios conservan lo que tienen hasta que usted les pida que lo borren. Esta acción no se puede deshacer.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have, under a number that nobody here knows any more. It cannot be undone.</source>
        <translation>En este dispositivo se borran los números que le representan, los datos de uso que esperan ser enviados y el registro de lo enviado. Los destinatarios conservan lo que tienen, con un número que aquí ya nadie conoce. Esta acción no se puede deshacer.</translation>
    </message>
    <message>
        <source>Your answer stays: %1 goes on collecting under a new number unless you decline.</source>
        <translation>Su respuesta se mantiene: %1 sigue recopilando datos con un número nuevo, salvo que usted lo rechace.</translation>
    </message>
    <message>
        <source>%1 goes on collecting under a new number unless you decline.</source>
        <translation>%1 sigue recopilando datos con un número nuevo, salvo que usted lo rechace.</translation>
    </message>
    <message>
        <source>What is owed to billing stays.</source>
        <translation>Lo que corresponde a la facturación se conserva.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>No existe la carpeta %1.</translation>
    </message>
    <message>
        <source>Your data was written to %1.</source>
        <translation>Sus datos se guardaron en %1.</translation>
    </message>
    <message>
        <source>Your data was not written. %1</source>
        <translation>Sus datos no se guardaron. %1</translation>
    </message>
</context>
<context>
    <name>Tally::DestinationTable</name>
    <message>
        <source>Destinations</source>
        <translation>Destinos</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregados</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En cuarentena</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Descartados</translation>
    </message>
</context>
<context>
    <name>Tally::EventModel</name>
    <message>
        <source>it cannot be sent</source>
        <translation>no se puede enviar</translation>
    </message>
    <message>
        <source>the vendor refused it, and it was not kept</source>
        <translation>el proveedor lo rechazó y no se conservó</translation>
    </message>
    <message>
        <source>the queue was full</source>
        <translation>la cola estaba llena</translation>
    </message>
    <message>
        <source>it was too old</source>
        <translation>era demasiado antiguo</translation>
    </message>
    <message>
        <source>the user did not consent</source>
        <translation>el usuario no dio su consentimiento</translation>
    </message>
    <message>
        <source>it was erased</source>
        <translation>se borró</translation>
    </message>
    <message>
        <source>the store was damaged</source>
        <translation>el almacén estaba dañado</translation>
    </message>
    <message>
        <source>beforeTrack refused it</source>
        <translation>beforeTrack lo rechazó</translation>
    </message>
    <message>
        <source>tracking is switched off</source>
        <translation>el seguimiento está desactivado</translation>
    </message>
    <message>
        <source>analytics is not allowed</source>
        <translation>el análisis no está permitido</translation>
    </message>
    <message>
        <source>no destination wants it</source>
        <translation>ningún destino lo quiere</translation>
    </message>
    <message>
        <source>in memory, until there is a destination</source>
        <translation>en memoria, hasta que haya un destino</translation>
    </message>
    <message>
        <source>part of the sum sent as %1</source>
        <translation>parte de la suma enviada como %1</translation>
    </message>
    <message>
        <source>its request was given up</source>
        <translation>su petición se abandonó</translation>
    </message>
    <message>
        <source>one of its batch was refused, so it is sent in halves</source>
        <translation>se rechazó un evento de su lote, por lo que se envía por mitades</translation>
    </message>
    <message>
        <source>again, from quarantine</source>
        <translation>de nuevo, desde la cuarentena</translation>
    </message>
    <message>
        <source>the vendor refused the key</source>
        <translation>el proveedor rechazó la clave</translation>
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
        <translation>En cola</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviándose</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Retry at %1</source>
        <translation>Nuevo intento a las %1</translation>
    </message>
    <message>
        <source>To be sent again</source>
        <translation>Se enviará de nuevo</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En cuarentena</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Descartado</translation>
    </message>
    <message>
        <source>Held until the user consents</source>
        <translation>Retenido hasta que el usuario dé su consentimiento</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Backing off</source>
        <translation>Pausa antes de otro intento</translation>
    </message>
    <message>
        <source>Waiting for a key</source>
        <translation>En espera de una clave</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Clave rechazada</translation>
    </message>
    <message>
        <source>Misconfigured</source>
        <translation>Mal configurado</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Desactivado</translation>
    </message>
</context>
<context>
    <name>Tally::EventTable</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Situación</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorDock</name>
    <message>
        <source>Event Inspector</source>
        <translation>Inspector de eventos</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorPanel</name>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Buscar:</translation>
    </message>
    <message>
        <source>Name, id or property</source>
        <translation>Nombre, identificador o propiedad</translation>
    </message>
    <message>
        <source>F&amp;ate:</source>
        <translation>&amp;Situación:</translation>
    </message>
    <message>
        <source>Events, the newest first</source>
        <translation>Eventos, los más recientes primero</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>Lo que el rastreador sabe del evento</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>The selected event</source>
        <translation>El evento seleccionado</translation>
    </message>
    <message>
        <source>Send &amp;now</source>
        <translation>Enviar a&amp;hora</translation>
    </message>
    <message>
        <source>&amp;Retry quarantined</source>
        <translation>&amp;Reenviar la cuarentena</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>&amp;Vaciar la lista</translation>
    </message>
    <message>
        <source>&amp;Offline</source>
        <translation>Sin c&amp;onexión</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviándose</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Nuevo intento</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En cuarentena</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Descartado</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>Enviado a %1</translation>
    </message>
    <message>
        <source>Select an event to see what is known of it.</source>
        <translation>Seleccione un evento para ver lo que se sabe de él.</translation>
    </message>
    <message>
        <source>The event exactly as it was sent to %1</source>
        <translation>El evento exactamente como se envió a %1</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>Mostrados: %1</translation>
    </message>
    <message>
        <source>Shown: %1 of %2</source>
        <translation>Mostrados: %1 de %2</translation>
    </message>
    <message>
        <source>passed unseen: %1</source>
        <translation>no listados: %1</translation>
    </message>
    <message>
        <source>accepted: %1</source>
        <translation>aceptados: %1</translation>
    </message>
    <message>
        <source>delivered: %1</source>
        <translation>entregados: %1</translation>
    </message>
    <message>
        <source>pending: %1</source>
        <translation>pendientes: %1</translation>
    </message>
    <message>
        <source>quarantined: %1</source>
        <translation>en cuarentena: %1</translation>
    </message>
    <message>
        <source>dropped: %1</source>
        <translation>descartados: %1</translation>
    </message>
</context>
<context>
    <name>Tally::NoticeView</name>
    <message>
        <source>What is collected</source>
        <translation>Qué se recopila</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Quién recibe los datos</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>Menos detalles</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>Más detalles</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>Desplegado</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Contraído</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>Leer la política de privacidad</translation>
    </message>
</context>
<context>
    <name>Tally::PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>Datos de uso</translation>
    </message>
    <message>
        <source>A&amp;llow usage data</source>
        <translation>&amp;Permitir los datos de uso</translation>
    </message>
    <message>
        <source>Do &amp;not allow it</source>
        <translation>&amp;No permitirlos</translation>
    </message>
    <message>
        <source>&amp;Show what was sent…</source>
        <translation>&amp;Ver lo que se ha enviado…</translation>
    </message>
    <message>
        <source>&amp;Export my data…</source>
        <translation>&amp;Exportar mis datos…</translation>
    </message>
    <message>
        <source>&amp;Delete my data…</source>
        <translation>E&amp;liminar mis datos…</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>Exportar mis datos</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>Archivos JSON (*.json)</translation>
    </message>
    <message>
        <source>my data</source>
        <comment>name of a file, without its ending</comment>
        <translation>mis datos</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>Eliminar mis datos</translation>
    </message>
    <message>
        <source>Do you want to delete your data?</source>
        <translation>¿Quiere eliminar sus datos?</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Conservar</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>Se han eliminado sus datos de uso de este dispositivo.</translation>
    </message>
</context>
<context>
    <name>Tally::SentDialog</name>
    <message>
        <source>&amp;Laid out for reading</source>
        <translation>&amp;Formato legible</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Lo que se ha enviado</translation>
    </message>
    <message>
        <source>Requests, the newest first</source>
        <translation>Peticiones, las más recientes primero</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinatario</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The request exactly as it was sent</source>
        <translation>La petición exactamente como se envió</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Aún no se ha enviado nada.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
</context>
<context>
    <name>Tally::Tracker</name>
    <message>
        <source>track(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>track(): no existe la opción «%1»; se ha ignorado.</translation>
    </message>
    <message>
        <source>page(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>page(): no existe la opción «%1»; se ha ignorado.</translation>
    </message>
    <message>
        <source>identify() was called without a user id; to log out, call reset().</source>
        <translation>Se llamó a identify() sin identificador de usuario; para cerrar la sesión, llame a reset().</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a destination: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>«%1» no puede ser el nombre de un destino: use letras, cifras, «.», «_» y «-».</translation>
    </message>
    <message>
        <source>There is a destination &quot;%1&quot; already; give the second one a name of its own.</source>
        <translation>Ya existe un destino «%1»; dele al segundo un nombre propio.</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; belongs to another tracker.</source>
        <translation>El destino «%1» pertenece a otro rastreador.</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; was removed a moment ago, and its store is not closed yet; add it again later.</source>
        <translation>El destino «%1» se quitó hace un momento y su almacén aún no está cerrado; vuelva a añadirlo más tarde.</translation>
    </message>
    <message>
        <source>The file that remembers the user&apos;s answer cannot be read: %1. Until it can, analytics waits.</source>
        <translation>No se puede leer el archivo que recuerda la respuesta del usuario: %1. Hasta que se pueda, el análisis queda en espera.</translation>
    </message>
    <message>
        <source>The file that remembers the anonymous id was damaged; it was set aside and a new id is made.</source>
        <translation>El archivo que recuerda el identificador anónimo estaba dañado; se apartó y se crea un identificador nuevo.</translation>
    </message>
    <message>
        <source>Who the user is and what the user answered cannot be written: %1. It is tried again.</source>
        <translation>No se puede guardar quién es el usuario ni qué respondió: %1. Se volverá a intentar.</translation>
    </message>
    <message>
        <source>Destination %1 uses a secret key in a program with a user interface. Whoever has the program can read the key. Use a publishable key or your own server as a relay, or set secretKeyAccepted where only you have the device.</source>
        <translation>El destino %1 usa una clave secreta en un programa con interfaz de usuario. Quien tenga el programa puede leer la clave. Use una clave publicable o un servidor propio como intermediario, o defina secretKeyAccepted si solo usted tiene el dispositivo.</translation>
    </message>
    <message>
        <source>Without a QCoreApplication there is no keychain. Try again when there is one.</source>
        <translation>Sin una QCoreApplication no hay llavero. Inténtelo de nuevo cuando la haya.</translation>
    </message>
    <message>
        <source>The tracker&apos;s name is fixed once it has started.</source>
        <translation>El nombre del rastreador queda fijado una vez que ha empezado.</translation>
    </message>
    <message>
        <source>The tracker&apos;s storage path is fixed once it has started.</source>
        <translation>La ruta de almacenamiento del rastreador queda fijada una vez que ha empezado.</translation>
    </message>
    <message>
        <source>The super properties were not taken: %1</source>
        <translation>No se aceptaron las propiedades comunes: %1</translation>
    </message>
    <message>
        <source>A tracker of the name &quot;%1&quot; is alive already; this one does nothing. Use that one, or give this one a name of its own.</source>
        <translation>Ya existe un rastreador con el nombre «%1»; este no hace nada. Use aquel o dele a este un nombre propio.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a tracker: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>«%1» no puede ser el nombre de un rastreador: use letras, cifras, «.», «_» y «-».</translation>
    </message>
    <message>
        <source>Events of an earlier run wait for a destination &quot;%1&quot;, which this program does not have. They are kept until they are too old.</source>
        <translation>Hay eventos de una ejecución anterior que esperan un destino «%1», que este programa no tiene. Se conservan hasta que sean demasiado antiguos.</translation>
    </message>
    <message>
        <source>Events in %1 cannot be read. They stay there until they can.</source>
        <translation>Los eventos de %1 no se pueden leer. Permanecen ahí hasta que se pueda.</translation>
    </message>
    <message>
        <source>The store cannot be opened. %1 Events are kept in memory until it can.</source>
        <translation>No se puede abrir el almacén. %1 Hasta que se pueda, los eventos permanecen en memoria.</translation>
    </message>
    <message>
        <source>There is nothing to write down: the tracker has not started, or does nothing.</source>
        <translation>No hay nada que escribir: el rastreador no ha empezado o no hace nada.</translation>
    </message>
    <message>
        <source>Say to which file.</source>
        <translation>Indique en qué archivo.</translation>
    </message>
    <message>
        <source>This is a copy of another machine&apos;s disk: the anonymous id is a new one.</source>
        <translation>Esta es una copia del disco de otro equipo: el identificador anónimo es nuevo.</translation>
    </message>
    <message>
        <source>Events that the other machine has not sent yet are its own to send; here they were set aside in %1.</source>
        <translation>Los eventos que el otro equipo aún no ha enviado los enviará él mismo; aquí se apartaron en %1.</translation>
    </message>
    <message>
        <source>The administrator&apos;s file %1 cannot be used: %2. Until it is mended or removed, nothing is stored or sent for analytics.</source>
        <translation>El archivo %1 del administrador no se puede usar: %2. Hasta que se corrija o se quite, no se guarda ni se envía nada para el análisis.</translation>
    </message>
</context>
<context>
    <name>Tally::Uploader</name>
    <message numerus="yes">
        <source>The queue is full: the oldest %n event(s) were dropped.</source>
        <translation>
            <numerusform>La cola está llena: se descartó el evento más antiguo.</numerusform>
            <numerusform>La cola está llena: se descartaron los %n eventos más antiguos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are in memory only, and gone when the program ends. %1</source>
        <translation>
            <numerusform>%n evento está solo en memoria y se perderá cuando termine el programa. %1</numerusform>
            <numerusform>%n eventos están solo en memoria y se perderán cuando termine el programa. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused events cannot be put into quarantine: %1. They are kept, and sent again.</source>
        <translation>Los eventos rechazados no se pueden poner en cuarentena: %1. Se conservan y se envían de nuevo.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) may be there twice: their first request had no answer, and when they were sent again the vendor no longer remembered it.</source>
        <translation>
            <numerusform>Puede que %n evento esté dos veces: su primera petición no tuvo respuesta y, cuando se envió de nuevo, el proveedor ya no la recordaba.</numerusform>
            <numerusform>Puede que %n eventos estén dos veces: su primera petición no tuvo respuesta y, cuando se enviaron de nuevo, el proveedor ya no la recordaba.</numerusform>
        </translation>
    </message>
    <message>
        <source>The vendor refused %1 events in a row, so sending is paused. The last reason: %2. Correct the destination&apos;s options, then call flush().</source>
        <translation>El proveedor rechazó %1 eventos seguidos, por lo que el envío está en pausa. El último motivo: %2. Corrija las opciones del destino y llame después a flush().</translation>
    </message>
    <message>
        <source>The vendor refused the key. %1 Events are kept. Store a valid key; it is used at once.</source>
        <translation>El proveedor rechazó la clave. %1 Los eventos se conservan. Guarde una clave válida; se usará de inmediato.</translation>
    </message>
    <message numerus="yes">
        <source>The vendor refused %n event(s) for good: %1</source>
        <translation>
            <numerusform>El proveedor rechazó definitivamente %n evento: %1</numerusform>
            <numerusform>El proveedor rechazó definitivamente %n eventos: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What was sent cannot be written down in %1: %2.</source>
        <translation>Lo que se envió no se puede anotar en %1: %2.</translation>
    </message>
</context>
<context>
    <name>TallyAnswerButtons</name>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
</context>
<context>
    <name>TallyDeletionDialog</name>
    <message>
        <source>Delete your data?</source>
        <translation>¿Eliminar sus datos?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
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
        <translation>El rastreador no tiene ningún destino.</translation>
    </message>
    <message>
        <source>There is no tracker.</source>
        <translation>No hay rastreador.</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregados</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En cuarentena</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Descartados</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDetails</name>
    <message>
        <source>Close the details</source>
        <translation>Cerrar los detalles</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>Enviado a %1</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>Lo que el rastreador sabe del evento</translation>
    </message>
    <message>
        <source>What was sent, exactly</source>
        <translation>Lo que se envió, exactamente</translation>
    </message>
</context>
<context>
    <name>TallyInspectorFilter</name>
    <message>
        <source>Name, id or property</source>
        <translation>Nombre, identificador o propiedad</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviándose</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Nuevo intento</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En cuarentena</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Descartado</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>%1 of %2 events; %3 passed too quickly to be listed</source>
        <translation>Eventos: %1 de %2; pasaron demasiado rápido para listarse: %3</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>Eventos: %1 de %2</translation>
    </message>
</context>
<context>
    <name>TallyInspectorHead</name>
    <message>
        <source>Beside the application</source>
        <translation>Junto a la aplicación</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Ventana completa</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>Cerrar el inspector</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar ahora</translation>
    </message>
    <message>
        <source>Retry quarantined</source>
        <translation>Reenviar la cuarentena</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Go offline</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Vaciar la lista</translation>
    </message>
</context>
<context>
    <name>TallyInspectorList</name>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviándose</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Nuevo intento</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En cuarentena</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Descartado</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name of an event, its fate</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No event matches.</source>
        <translation>Ningún evento coincide.</translation>
    </message>
    <message>
        <source>Events are listed from the moment on in which this was opened.</source>
        <translation>Los eventos se listan desde el momento en que se abrió esto.</translation>
    </message>
</context>
<context>
    <name>TallyNoticeDetails</name>
    <message>
        <source>Fewer details</source>
        <translation>Menos detalles</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>Más detalles</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>Desplegado</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Contraído</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>Leer la política de privacidad</translation>
    </message>
</context>
<context>
    <name>TallySentDialog</name>
    <message>
        <source>What was sent</source>
        <translation>Lo que se ha enviado</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Peticiones</translation>
    </message>
    <message>
        <source>Exact text of the request</source>
        <translation>Texto exacto de la petición</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
</TS>
