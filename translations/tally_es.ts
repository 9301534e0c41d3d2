<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
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
</context>
</TS>
