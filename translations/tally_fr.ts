<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>ConsentBanner</name>
    <message>
        <source>Usage data</source>
        <translation>Données d’utilisation</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>Ce qui est collecté</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>Données d’utilisation</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>Ce qui est collecté</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Qui reçoit les données</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
</context>
<context>
    <name>PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>Données d’utilisation</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>Vos données d’utilisation sur cet appareil ont été supprimées.</translation>
    </message>
    <message>
        <source>Allow %1 to collect usage data</source>
        <translation>Autoriser %1 à collecter des données d’utilisation</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>Ce qui est collecté</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Qui reçoit les données</translation>
    </message>
    <message>
        <source>Show what was sent</source>
        <translation>Voir ce qui a été envoyé</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>Exporter mes données</translation>
    </message>
    <message>
        <source>Writes everything that is kept about you on this device to a file.</source>
        <translation>Écrit dans un fichier tout ce qui est conservé à votre sujet sur cet appareil.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>Supprimer mes données</translation>
    </message>
    <message>
        <source>Erases the usage data that is kept about you on this device.</source>
        <translation>Efface les données d’utilisation conservées à votre sujet sur cet appareil.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>The environment variable %1 is ignored: a whole number of at least %2 is needed.</source>
        <translation>La variable d’environnement %1 est ignorée : il faut un nombre entier d’au moins %2.</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a host from the environment is used only with a key from the environment.</source>
        <translation>La variable d’environnement %1 est ignorée : un hôte donné par l’environnement ne sert qu’avec une clé donnée par l’environnement.</translation>
    </message>
    <message>
        <source>The host of destination %1 is not a URL; give one such as %2.</source>
        <translation>L’hôte de la destination %1 n’est pas une URL ; indiquez-en une telle que %2.</translation>
    </message>
    <message>
        <source>The host of destination %1 holds a user or password; leave them out.</source>
        <translation>L’hôte de la destination %1 contient un utilisateur ou un mot de passe ; retirez-les.</translation>
    </message>
    <message>
        <source>The host of destination %1 must begin with https://; a key is never sent without TLS, except to this machine.</source>
        <translation>L’hôte de la destination %1 doit commencer par https:// ; une clé n’est jamais envoyée sans TLS, sauf à cette machine.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Aucune réponse n’est arrivée.</translation>
    </message>
    <message>
        <source>The host answered with a redirection (HTTP %1), which is never followed, as the key would go with it. Set `host` to where it leads, if that is %2&apos;s.</source>
        <translation>L’hôte a répondu par une redirection (HTTP %1) ; elle n’est jamais suivie, car la clé partirait avec elle. Donnez à `host` l’adresse où elle mène, si celle-ci appartient à %2.</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2: %3</source>
        <translation>%1 a répondu HTTP %2 : %3</translation>
    </message>
    <message>
        <source>The answer (HTTP %1) is not one of %2&apos;s. `host` may be wrong, or a proxy or the login page of a network answers in its place.</source>
        <translation>La réponse (HTTP %1) ne vient pas de %2. `host` est peut-être faux, ou bien un proxy ou la page de connexion d’un réseau répond à sa place.</translation>
    </message>
    <message>
        <source>%1 refuses the key (%2, HTTP %3). Check that it is complete, of the right account and not revoked.</source>
        <translation>%1 refuse la clé (%2, HTTP %3). Vérifiez qu’elle est complète, qu’elle appartient au bon compte et qu’elle n’est pas révoquée.</translation>
    </message>
    <message>
        <source>The server answered HTTP %1.</source>
        <translation>Le serveur a répondu HTTP %1.</translation>
    </message>
    <message>
        <source>%1 counted %2 of %3 events.</source>
        <translation>Événements comptés par %1 : %2 sur %3.</translation>
    </message>
    <message>
        <source>The %1 key is empty.</source>
        <translation>La clé %1 est vide.</translation>
    </message>
    <message>
        <source>The %1 key holds a blank, a line break or another character that no key has. Copy it again.</source>
        <translation>La clé %1 contient une espace, un saut de ligne ou un autre caractère qu’aucune clé ne comporte. Copiez-la à nouveau.</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a JSON object of texts, numbers and booleans is needed, such as {&quot;env&quot;:&quot;prod&quot;}.</source>
        <translation>La variable d’environnement %1 est ignorée : il faut un objet JSON de textes, de nombres et de booléens, tel que {&quot;env&quot;:&quot;prod&quot;}.</translation>
    </message>
    <message>
        <source>Doow gives no reason.</source>
        <translation>Doow ne donne pas de raison.</translation>
    </message>
    <message numerus="yes">
        <source>Doow refused %n event(s) and does not say which of the batch.</source>
        <translation>
            <numerusform>Doow a refusé %n événement, sans dire lequel du lot.</numerusform>
            <numerusform>Doow a refusé %n événements, sans dire lesquels du lot.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the attribution is not a text, a number or a boolean. Doow takes flat attribution only; what is nested can go to &quot;metadata&quot;.</source>
        <translation>« %1 » de l’attribution n’est ni un texte, ni un nombre, ni un booléen. Doow n’accepte qu’une attribution sans imbrication ; le reste peut aller dans « metadata ».</translation>
    </message>
    <message>
        <source>The event has no name. Give it one, as in track(&quot;purchase&quot;).</source>
        <translation>L’événement n’a pas de nom. Donnez-lui-en un, comme dans track(&quot;purchase&quot;).</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Doow takes up to %3. Shorten it.</source>
        <translation>« %1 » compte %2 caractères ; Doow en accepte au plus %3. Raccourcissez-le.</translation>
    </message>
    <message>
        <source>The event has no id or no time.</source>
        <translation>L’événement n’a pas d’identifiant ou pas de date.</translation>
    </message>
    <message>
        <source>The quantity is not a finite number greater than 0. Leave it out for 1, or track nothing.</source>
        <translation>La quantité n’est pas un nombre fini supérieur à 0. Omettez-la pour 1, ou n’enregistrez rien.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is blank. Leave it out, or fill it in.</source>
        <translation>L’option « %1 » est vide. Omettez-la, ou renseignez-la.</translation>
    </message>
    <message>
        <source>Doow needs to know the licence that the usage belongs to. Set `licenseId` of the destination, or give &quot;license_id&quot; with the event.</source>
        <translation>Doow doit savoir à quelle licence se rapporte l’usage. Définissez `licenseId` de la destination, ou indiquez « license_id » avec l’événement.</translation>
    </message>
    <message>
        <source>&quot;kind&quot; must be %1 or %2.</source>
        <translation>« kind » doit être %1 ou %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an object, such as {&quot;team&quot;: &quot;kiosk&quot;}.</source>
        <translation>« %1 » n’est pas un objet, tel que {&quot;team&quot;: &quot;kiosk&quot;}.</translation>
    </message>
    <message>
        <source>Doow keeps the first %1 characters of &quot;unit&quot; only.</source>
        <translation>Doow ne conserve que les %1 premiers caractères de « unit ».</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to Doow there is room for %2. Send less attribution and metadata.</source>
        <translation>L’événement occupe %1 octets en JSON ; une requête à Doow peut en contenir %2. Envoyez moins d’attribution et de métadonnées.</translation>
    </message>
    <message>
        <source>This is not a Doow key; those start with &quot;dk_&quot;.</source>
        <translation>Ce n’est pas une clé Doow ; celles-ci commencent par « dk_ ».</translation>
    </message>
    <message>
        <source>Fluxrate refuses the session&apos;s token (%1, HTTP %2). It ends 15 minutes after the login: set a fresh one, or use an API key and `api: SdkTrack`.</source>
        <translation>Fluxrate refuse le jeton de la session (%1, HTTP %2). Il expire 15 minutes après la connexion : donnez-en un nouveau, ou utilisez une clé d’API et `api: SdkTrack`.</translation>
    </message>
    <message>
        <source>Fluxrate says that the key may not do this (%1, HTTP %2). It needs the scope usage.write.</source>
        <translation>Fluxrate indique que la clé n’en a pas le droit (%1, HTTP %2). Il lui faut la portée usage.write.</translation>
    </message>
    <message>
        <source>Fluxrate has this event already (HTTP 409): %1</source>
        <translation>Fluxrate a déjà cet événement (HTTP 409) : %1</translation>
    </message>
    <message>
        <source>Fluxrate does not find it (HTTP 404): %1. Check meter and customer, and that the path in `host` is the API&apos;s.</source>
        <translation>Fluxrate ne le trouve pas (HTTP 404) : %1. Vérifiez le compteur (meter) et le client, et que le chemin dans `host` est bien celui de l’API.</translation>
    </message>
    <message>
        <source>`meters`: the entry &quot;%1&quot; is neither a meter&apos;s token nor { token, aggregation }.</source>
        <translation>`meters` : l’entrée « %1 » n’est ni le jeton d’un compteur ni { token, aggregation }.</translation>
    </message>
    <message>
        <source>`meters`: the aggregation of &quot;%1&quot; is none that Fluxrate has. Take SUM, MAX, UNIQUE_COUNT or LAST, as the meter has it there.</source>
        <translation>`meters` : Fluxrate ne connaît pas l’agrégation de « %1 ». Prenez SUM, MAX, UNIQUE_COUNT ou LAST, selon ce que le compteur utilise chez Fluxrate.</translation>
    </message>
    <message>
        <source>`meters`: the meter of &quot;%1&quot; has another aggregation in another entry. Give it the one that it has at Fluxrate.</source>
        <translation>`meters` : le compteur de « %1 » a une autre agrégation dans une autre entrée. Donnez-lui celle qu’il a chez Fluxrate.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to the other of Fluxrate&apos;s two APIs. Give &quot;%2&quot;, or set the destination&apos;s `api`.</source>
        <translation>« %1 » appartient à l’autre des deux API de Fluxrate. Indiquez « %2 », ou définissez `api` de la destination.</translation>
    </message>
    <message>
        <source>The event has no meter. Give &quot;%1&quot; as a text, or its name a meter in `meters`.</source>
        <translation>L’événement n’a pas de compteur. Indiquez « %1 » sous forme de texte, ou attribuez un compteur à son nom dans `meters`.</translation>
    </message>
    <message>
        <source>The event has no customer. Give &quot;%1&quot; as a text, or set the destination&apos;s `customerExternalId`.</source>
        <translation>L’événement n’a pas de client. Indiquez « %1 » sous forme de texte, ou définissez `customerExternalId` de la destination.</translation>
    </message>
    <message>
        <source>&quot;metadata&quot; is not an object. Give one, as in { model: &quot;m&quot; }.</source>
        <translation>« metadata » n’est pas un objet. Indiquez-en un, comme { model: &quot;m&quot; }.</translation>
    </message>
    <message>
        <source>This meter counts users (UNIQUE_COUNT), and the event has none. Call identify(), or give &quot;user_id&quot;.</source>
        <translation>Ce compteur compte des utilisateurs (UNIQUE_COUNT), et l’événement n’en a pas. Appelez identify(), ou indiquez « user_id ».</translation>
    </message>
    <message>
        <source>Fluxrate takes usage only: what is tracked.</source>
        <translation>Fluxrate n’accepte que de l’usage : ce qui est enregistré par track().</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; up to %2 are sent to Fluxrate. Send less metadata.</source>
        <translation>L’événement occupe %1 octets en JSON ; au plus %2 sont envoyés à Fluxrate. Envoyez moins de métadonnées.</translation>
    </message>
    <message>
        <source>The Fluxrate token holds a character that cannot be in a cookie. Copy the value of the cookie access_token, and nothing around it.</source>
        <translation>Le jeton Fluxrate contient un caractère qui ne peut pas figurer dans un cookie. Copiez la valeur du cookie access_token, et rien autour.</translation>
    </message>
    <message>
        <source>`api: Usage` of Fluxrate takes the JWT of a session, and this key does not look like one. API keys are for `api: SdkTrack`.</source>
        <translation>`api: Usage` de Fluxrate attend le JWT d’une session, et cette clé n’y ressemble pas. Les clés d’API vont avec `api: SdkTrack`.</translation>
    </message>
    <message>
        <source>This Fluxrate key looks like the JWT of a session, which is for `api: Usage`. `api: SdkTrack` takes an API key.</source>
        <translation>Cette clé Fluxrate ressemble au JWT d’une session, qui va avec `api: Usage`. `api: SdkTrack` attend une clé d’API.</translation>
    </message>
    <message>
        <source>Millimetric refuses the origin (%1, HTTP %2). Add `origin` to the project&apos;s allowed origins; each host counts, with and without www.</source>
        <translation>Millimetric refuse l’origine (%1, HTTP %2). Ajoutez `origin` aux origines autorisées du projet ; chaque hôte compte, avec et sans www.</translation>
    </message>
    <message>
        <source>Millimetric refuses the key (%1, HTTP %2). Check that it is complete, of this project and not revoked.</source>
        <translation>Millimetric refuse la clé (%1, HTTP %2). Vérifiez qu’elle est complète, qu’elle appartient à ce projet et qu’elle n’est pas révoquée.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Millimetric takes up to %3. Shorten it.</source>
        <translation>« %1 » compte %2 caractères ; Millimetric en accepte au plus %3. Raccourcissez-le.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 bytes of JSON; Millimetric takes up to %3. Send fewer or shorter properties.</source>
        <translation>« %1 » occupe %2 octets en JSON ; Millimetric en accepte au plus %3. Envoyez des propriétés moins nombreuses ou plus courtes.</translation>
    </message>
    <message>
        <source>Millimetric knows no event of this kind.</source>
        <translation>Millimetric ne connaît pas d’événement de ce genre.</translation>
    </message>
    <message>
        <source>&quot;url&quot; is not a complete URL, such as https://example.org/page. Use &quot;path&quot; for a part of one.</source>
        <translation>« url » n’est pas une URL complète, telle que https://example.org/page. Utilisez « path » pour une partie d’URL.</translation>
    </message>
    <message>
        <source>Millimetric identifies a person by joining an anonymous id and a user id, and there is no anonymous id. Give &quot;anonymous_id&quot; too.</source>
        <translation>Millimetric identifie une personne en associant un identifiant anonyme et un identifiant d’utilisateur, et il n’y a pas d’identifiant anonyme. Indiquez aussi « anonymous_id ».</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;).</source>
        <translation>L’identifiant d’utilisateur manque. Indiquez-en un, comme dans identify(&quot;user_42&quot;).</translation>
    </message>
    <message>
        <source>Millimetric erases by user id, and there is none.</source>
        <translation>Millimetric efface d’après l’identifiant d’utilisateur, et il n’y en a pas.</translation>
    </message>
    <message>
        <source>A Millimetric key that starts with &quot;%1&quot; can only read. Use a publishable key (pk_) or a secret one (sk_).</source>
        <translation>Une clé Millimetric qui commence par « %1 » ne permet que de lire. Utilisez une clé publique (pk_) ou secrète (sk_).</translation>
    </message>
    <message>
        <source>This is not a Millimetric key; those that can send start with &quot;pk_&quot; or &quot;sk_&quot;.</source>
        <translation>Ce n’est pas une clé Millimetric ; celles qui permettent d’envoyer commencent par « pk_ » ou « sk_ ».</translation>
    </message>
    <message>
        <source>A publishable Millimetric key (pk_) works only together with an origin. Set `origin` to one of the project&apos;s allowed origins, such as https://shop.example.</source>
        <translation>Une clé publique Millimetric (pk_) ne fonctionne qu’avec une origine. Donnez à `origin` l’une des origines autorisées du projet, telle que https://shop.example.</translation>
    </message>
    <message>
        <source>`origin` is not an origin. Write scheme and host, as in https://shop.example, as the project&apos;s allowed origins have it.</source>
        <translation>`origin` n’est pas une origine. Écrivez le schéma et l’hôte, comme dans https://shop.example, tels qu’ils figurent dans les origines autorisées du projet.</translation>
    </message>
    <message>
        <source>Nothing takes events at `eventsPath` (HTTP %1). Compare `host` and `eventsPath` with what SettleSettle told you.</source>
        <translation>Rien n’accepte d’événements à `eventsPath` (HTTP %1). Comparez `host` et `eventsPath` avec ce que SettleSettle vous a indiqué.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the metadata is replaced: SettleSettle has no field of its own for what Tally keeps there. Give yours another name.</source>
        <translation>« %1 » des métadonnées est remplacé : SettleSettle n’a pas de champ propre pour ce que Tally y range. Donnez un autre nom au vôtre.</translation>
    </message>
    <message>
        <source>SettleSettle meters users, and nobody is identified. Call identify(&quot;user_42&quot;) first, or give &quot;user_id&quot; with the event.</source>
        <translation>SettleSettle mesure par utilisateur, et personne n’est identifié. Appelez d’abord identify(&quot;user_42&quot;), ou indiquez « user_id » avec l’événement.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is not in SCREAMING_SNAKE_CASE, which SettleSettle advises, as in AI_QUERY. `names` can map it.</source>
        <translation>Le nom « %1 » n’est pas en SCREAMING_SNAKE_CASE, comme AI_QUERY, ce que SettleSettle conseille. `names` peut le convertir.</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to SettleSettle there is room for %2. Send fewer or shorter properties.</source>
        <translation>L’événement occupe %1 octets en JSON ; une requête à SettleSettle peut en contenir %2. Envoyez des propriétés moins nombreuses ou plus courtes.</translation>
    </message>
    <message>
        <source>SettleSettle does not publish where it takes events. Ask it for the path of its events route and set `eventsPath`; until then events are kept and nothing is sent.</source>
        <translation>SettleSettle ne publie pas l’adresse où il reçoit les événements. Demandez-lui le chemin de sa route d’événements et définissez `eventsPath` ; en attendant, les événements sont conservés et rien n’est envoyé.</translation>
    </message>
    <message>
        <source>`eventsPath` is a whole URL. Give the path only, and the rest as `host`.</source>
        <translation>`eventsPath` est une URL entière. Indiquez seulement le chemin, et le reste dans `host`.</translation>
    </message>
    <message>
        <source>This is not a SettleSettle key; those start with &quot;ss_live_&quot; or &quot;ss_test_&quot;.</source>
        <translation>Ce n’est pas une clé SettleSettle ; celles-ci commencent par « ss_live_ » ou « ss_test_ ».</translation>
    </message>
    <message>
        <source>This is a key of SettleSettle&apos;s sandbox (ss_test_) in a release build: nobody is billed for what is sent with it. Use one that starts with &quot;ss_live_&quot;.</source>
        <translation>C’est une clé du bac à sable de SettleSettle (ss_test_) dans une version publiée : ce qu’elle envoie n’est facturé à personne. Utilisez-en une qui commence par « ss_live_ ».</translation>
    </message>
    <message>
        <source>No complete answer within %1 s.</source>
        <translation>Pas de réponse complète en %1 s.</translation>
    </message>
    <message>
        <source>The host %1 cannot be found: %2</source>
        <translation>L’hôte %1 est introuvable : %2</translation>
    </message>
    <message>
        <source>Plain http is used towards this machine only; give an https host.</source>
        <translation>Le http non chiffré n’est utilisé que vers cette machine ; indiquez un hôte en https.</translation>
    </message>
    <message>
        <source>The answer is longer than any vendor&apos;s.</source>
        <translation>La réponse est plus longue que celle d’aucun fournisseur.</translation>
    </message>
    <message>
        <source>The answer broke off.</source>
        <translation>La réponse s’est interrompue.</translation>
    </message>
    <message>
        <source>the file was deleted</source>
        <translation>le fichier a été supprimé</translation>
    </message>
    <message>
        <source>Events cannot be stored in %1: %2. They stay in memory until they can.</source>
        <translation>Les événements ne peuvent pas être enregistrés dans %1 : %2. Ils restent en mémoire en attendant.</translation>
    </message>
    <message>
        <source>Damaged data was set aside: %1</source>
        <translation>Des données endommagées ont été mises de côté : %1</translation>
    </message>
    <message>
        <source>An event in the journal is damaged.</source>
        <translation>Un événement du journal est endommagé.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>Le dossier %1 ne peut pas être créé : %2.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>Impossible d’écrire dans le dossier %1.</translation>
    </message>
    <message>
        <source>The keychain did not answer within 5 seconds. It may be waiting for a dialogue of this application, or the application&apos;s event loop is not the GLib one that the keychain needs (is QT_NO_GLIB set?).</source>
        <translation>Le trousseau de clés n’a pas répondu en 5 secondes. Il attend peut-être une boîte de dialogue de cette application, ou bien la boucle d’événements de l’application n’est pas celle de GLib dont le trousseau a besoin (QT_NO_GLIB est-il défini ?).</translation>
    </message>
    <message>
        <source>The keychain refused access to the entry “%1”. Unlock it, or allow this application to use it.</source>
        <translation>Le trousseau de clés a refusé l’accès à l’entrée « %1 ». Déverrouillez-le, ou autorisez cette application à l’utiliser.</translation>
    </message>
    <message>
        <source>This system has no keychain that can be used. Give the key by an environment variable or a systemd credential.</source>
        <translation>Ce système n’a pas de trousseau de clés utilisable. Donnez la clé par une variable d’environnement ou un identifiant systemd (credential).</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>Erreur du trousseau de clés : %1</translation>
    </message>
    <message>
        <source>The keychain has no entry “%1” for “%2”. Store the key with Tracker::storeKey(), or by the command: %3</source>
        <translation>Le trousseau de clés n’a pas d’entrée « %1 » pour « %2 ». Enregistrez la clé avec Tracker::storeKey(), ou par la commande : %3</translation>
    </message>
    <message>
        <source>Tally&apos;s library for the keychain cannot be loaded: %1. Install it beside Tally&apos;s own, or give the key by an environment variable or a systemd credential.</source>
        <translation>La bibliothèque de Tally pour le trousseau de clés ne peut pas être chargée : %1. Installez-la à côté de celle de Tally, ou donnez la clé par une variable d’environnement ou un identifiant systemd (credential).</translation>
    </message>
    <message>
        <source>The credential “%1” is not a regular file.</source>
        <translation>L’identifiant systemd « %1 » n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>The credential “%1” cannot be read: %2.</source>
        <translation>L’identifiant systemd « %1 » ne peut pas être lu : %2.</translation>
    </message>
    <message>
        <source>The credential “%1” is empty.</source>
        <translation>L’identifiant systemd « %1 » est vide.</translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation>Aucune clé n’est définie.</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>La clé est vide.</translation>
    </message>
    <message>
        <source>The key is longer than %1 characters.</source>
        <translation>La clé dépasse %1 caractères.</translation>
    </message>
    <message>
        <source>The key holds something else than visible ASCII characters at position %1: a space, a line break or an accented letter?</source>
        <translation>La clé contient, à la position %1, autre chose qu’un caractère ASCII visible : une espace, un saut de ligne ou une lettre accentuée ?</translation>
    </message>
    <message>
        <source>There is no default keychain yet. Make one, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>Il n’y a pas encore de trousseau de clés par défaut. Créez-en un, ou laissez l’application appeler Tracker::unlockKeys(), qui demande à l’utilisateur.</translation>
    </message>
    <message>
        <source>Default keychain</source>
        <translation>Trousseau de clés par défaut</translation>
    </message>
    <message>
        <source>There is no D-Bus session bus, so the keychain cannot be reached. Start the program within a user session, or give the key by an environment variable or a systemd credential.</source>
        <translation>Il n’y a pas de bus de session D-Bus, le trousseau de clés est donc inaccessible. Lancez le programme dans une session utilisateur, ou donnez la clé par une variable d’environnement ou un identifiant systemd (credential).</translation>
    </message>
    <message>
        <source>No keychain service (org.freedesktop.secrets) runs on the session bus. Install and start one, such as gnome-keyring or KWallet, or give the key by an environment variable or a systemd credential.</source>
        <translation>Aucun service de trousseau de clés (org.freedesktop.secrets) ne tourne sur le bus de session. Installez-en et démarrez-en un, comme gnome-keyring ou KWallet, ou donnez la clé par une variable d’environnement ou un identifiant systemd (credential).</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>Le trousseau de clés est verrouillé. Déverrouillez-le, ou laissez l’application appeler Tracker::unlockKeys(), qui demande à l’utilisateur.</translation>
    </message>
    <message>
        <source>The keychain stays locked: the dialogue was dismissed, or could not be shown. Unlock it, or call Tracker::unlockKeys() again.</source>
        <translation>Le trousseau de clés reste verrouillé : la boîte de dialogue a été fermée ou n’a pas pu s’afficher. Déverrouillez-le, ou appelez à nouveau Tracker::unlockKeys().</translation>
    </message>
    <message>
        <source>The keychain service failed: %1</source>
        <translation>Erreur du service de trousseau de clés : %1</translation>
    </message>
    <message>
        <source>The event&apos;s properties are nested more than %1 levels deep. Flatten them, or send the inner part as text.</source>
        <translation>Les propriétés de l’événement sont imbriquées sur plus de %1 niveaux. Aplatissez-les, ou envoyez la partie intérieure sous forme de texte.</translation>
    </message>
    <message>
        <source>The event&apos;s properties hold more than %1 values. Send a summary, or several events.</source>
        <translation>Les propriétés de l’événement contiennent plus de %1 valeurs. Envoyez un résumé, ou plusieurs événements.</translation>
    </message>
    <message>
        <source>A property is of a type of the application&apos;s own, and its conversion threw an exception. Send text, a number or a map instead.</source>
        <translation>Une propriété est d’un type propre à l’application, et sa conversion a levé une exception. Envoyez plutôt un texte, un nombre ou une map.</translation>
    </message>
    <message>
        <source>The name of a property is no valid text: it has half of a character (a surrogate) in it. Correct it, or leave the property out.</source>
        <translation>Le nom d’une propriété n’est pas un texte valide : il contient une moitié de caractère (un surrogate). Corrigez-le, ou omettez la propriété.</translation>
    </message>
    <message>
        <source>The property &quot;%1&quot; is or holds a number that is not finite (NaN or infinity). Leave it out, or send it as text.</source>
        <translation>La propriété « %1 » est ou contient un nombre qui n’est pas fini (NaN ou infini). Omettez-la, ou envoyez-la sous forme de texte.</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;); for a log-out there is reset().</source>
        <translation>L’identifiant d’utilisateur manque. Indiquez-en un, comme dans identify(&quot;user_42&quot;) ; pour une déconnexion, il y a reset().</translation>
    </message>
    <message>
        <source>The timestamp is not within the years 1 to 9999. Times as numbers are milliseconds since 1970.</source>
        <translation>L’horodatage n’est pas compris entre les années 1 et 9999. Une date donnée par un nombre s’exprime en millisecondes depuis 1970.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is of a type that makes no sense there. Give ids as text, the quantity as a number, the timestamp as a date, as ISO 8601 or in milliseconds since 1970.</source>
        <translation>L’option « %1 » est d’un type qui n’y a pas de sens. Indiquez les identifiants sous forme de texte, la quantité sous forme de nombre, l’horodatage sous forme de date, selon ISO 8601 ou en millisecondes depuis 1970.</translation>
    </message>
    <message>
        <source>beforeTrack ended with its QML engine; the event was not sent, as nobody is left to scrub it.</source>
        <translation>beforeTrack a pris fin avec son moteur QML ; l’événement n’a pas été envoyé, car plus personne ne peut l’expurger.</translation>
    </message>
    <message>
        <source>The QML engine&apos;s thread, where beforeTrack runs, has not taken the last %1 events.</source>
        <translation>Le fil du moteur QML, où s’exécute beforeTrack, n’a pas repris les %1 derniers événements.</translation>
    </message>
    <message>
        <source>beforeTrack: a function is needed</source>
        <translation>beforeTrack : il faut une fonction</translation>
    </message>
    <message>
        <source>beforeTrack itself called track(), page() or identify()</source>
        <translation>beforeTrack a lui-même appelé track(), page() ou identify()</translation>
    </message>
    <message>
        <source>beforeTrack threw an error, so the event was not sent unscrubbed</source>
        <translation>beforeTrack a levé une erreur ; l’événement, non expurgé, n’a donc pas été envoyé</translation>
    </message>
    <message>
        <source>beforeTrack left something in event.%1 that does not belong there</source>
        <translation>beforeTrack a laissé dans event.%1 quelque chose qui n’y a pas sa place</translation>
    </message>
    <message>
        <source>a list of texts is needed</source>
        <translation>il faut une liste de textes</translation>
    </message>
    <message>
        <source>an object is needed: { name: value }</source>
        <translation>il faut un objet : { nom: valeur }</translation>
    </message>
    <message>
        <source>userId: text or a whole number is needed</source>
        <translation>userId : il faut un texte ou un nombre entier</translation>
    </message>
    <message>
        <source>the tracker is gone</source>
        <translation>le tracker n’existe plus</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a truth value</source>
        <translation>une valeur booléenne</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>un tableau</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>une fonction</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>autre chose</translation>
    </message>
    <message>
        <source>%1: an object is needed, as in { amount_cents: 4900 }, not %2</source>
        <translation>%1 : il faut un objet, comme { amount_cents: 4900 }, et non %2</translation>
    </message>
    <message>
        <source>the name must be text, as in track(&quot;purchase&quot;), not %1</source>
        <translation>le nom doit être un texte, comme dans track(&quot;purchase&quot;), et non %1</translation>
    </message>
    <message>
        <source>%1: an object is needed</source>
        <translation>%1 : il faut un objet</translation>
    </message>
    <message>
        <source>unknown, and left out: %1</source>
        <translation>inconnu, et omis : %1</translation>
    </message>
    <message>
        <source>the name must be text, a path or a URL, not %1</source>
        <translation>le nom doit être un texte, un chemin ou une URL, et non %1</translation>
    </message>
    <message>
        <source>the user id must be text or a whole number, not %1</source>
        <translation>l’identifiant d’utilisateur doit être un texte ou un nombre entier, et non %1</translation>
    </message>
    <message>
        <source>the user id is empty; to log out, call reset()</source>
        <translation>l’identifiant d’utilisateur est vide ; pour une déconnexion, appelez reset()</translation>
    </message>
    <message>
        <source>milliseconds are needed, not %1; 5000 are taken</source>
        <translation>il faut des millisecondes, et non %1 ; la valeur retenue est 5000</translation>
    </message>
    <message>
        <source>name and key must be text; nothing was stored</source>
        <translation>le nom et la clé doivent être du texte ; rien n’a été enregistré</translation>
    </message>
    <message>
        <source>more than 4 million characters in one event</source>
        <translation>plus de 4 millions de caractères dans un seul événement</translation>
    </message>
    <message>
        <source>more than 20 000 values in one event</source>
        <translation>plus de 20 000 valeurs dans un seul événement</translation>
    </message>
    <message>
        <source>an invalid date</source>
        <translation>une date non valide</translation>
    </message>
    <message>
        <source>an object of QML or C++ cannot be sent; name the properties that you mean</source>
        <translation>un objet de QML ou de C++ ne peut pas être envoyé ; nommez les propriétés voulues</translation>
    </message>
    <message>
        <source>the object contains itself</source>
        <translation>l’objet se contient lui-même</translation>
    </message>
    <message>
        <source>a value that cannot be read here; perhaps it belongs to another QML engine</source>
        <translation>une valeur illisible ici ; elle appartient peut-être à un autre moteur QML</translation>
    </message>
    <message>
        <source>a function cannot be sent; did you mean to call it?</source>
        <translation>une fonction ne peut pas être envoyée ; vouliez-vous l’appeler ?</translation>
    </message>
    <message>
        <source>a Symbol cannot be sent</source>
        <translation>un Symbol ne peut pas être envoyé</translation>
    </message>
    <message>
        <source>binary data cannot be sent; make it text first</source>
        <translation>des données binaires ne peuvent pas être envoyées ; convertissez-les d’abord en texte</translation>
    </message>
    <message>
        <source>a Promise, WeakMap or WeakSet cannot be sent</source>
        <translation>une Promise, une WeakMap ou un WeakSet ne peut pas être envoyé</translation>
    </message>
    <message>
        <source>reading it threw an error</source>
        <translation>la lecture a levé une erreur</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 ne peut pas être écrit : %2.</translation>
    </message>
    <message>
        <source>it cannot be opened: %1</source>
        <translation>il ne peut pas être ouvert : %1</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>ce n’est pas un fichier</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>il ne peut pas être lu : %1</translation>
    </message>
    <message>
        <source>it is longer than %1 bytes</source>
        <translation>il dépasse %1 octets</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <source>it is no text in UTF-8</source>
        <translation>ce n’est pas un texte en UTF-8</translation>
    </message>
    <message>
        <source>line %1 is not understood: %2</source>
        <translation>la ligne %1 est incompréhensible : %2</translation>
    </message>
    <message>
        <source>Tally.page belongs to an item, a popup or a window</source>
        <translation>Tally.page s’applique à un élément, à un popup ou à une fenêtre</translation>
    </message>
    <message>
        <source>Tally.event: %1 has nothing that could be called an activation; a SignalTracker turns any signal into an event</source>
        <translation>Tally.event : %1 n’a rien qui puisse s’appeler une activation ; un SignalTracker transforme n’importe quel signal en événement</translation>
    </message>
    <message>
        <source>Tally.event: there is no tracker; nothing was sent</source>
        <translation>Tally.event : il n’y a pas de tracker ; rien n’a été envoyé</translation>
    </message>
    <message>
        <source>NavigationTracker: the target must be a StackView, SwipeView, TabBar, StackLayout, Loader, Drawer or Popup, not %1</source>
        <translation>NavigationTracker : la cible doit être StackView, SwipeView, TabBar, StackLayout, Loader, Drawer ou Popup, et non %1</translation>
    </message>
    <message>
        <source>the path or the URL of a file on this machine is needed, not %1; nothing was written</source>
        <translation>il faut le chemin ou l’URL d’un fichier de cette machine, et non %1 ; rien n’a été écrit</translation>
    </message>
    <message>
        <source>SignalTracker: the event has no name; nothing will be sent</source>
        <translation>SignalTracker : l’événement n’a pas de nom ; rien ne sera envoyé</translation>
    </message>
    <message>
        <source>SignalTracker: %1 has no signal &quot;%2&quot;</source>
        <translation>SignalTracker : %1 n’a pas de signal « %2 »</translation>
    </message>
    <message>
        <source>SignalTracker: there is no tracker; nothing was sent</source>
        <translation>SignalTracker : il n’y a pas de tracker ; rien n’a été envoyé</translation>
    </message>
</context>
<context>
    <name>Tally::ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>Données d’utilisation</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Accepter</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Refuser</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Pas maintenant</translation>
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
        <translation>Ces données montrent ce qui fonctionne bien et ce qui fonctionne moins bien, afin d’améliorer %1.</translation>
    </message>
    <message>
        <source>What you do in %1: the pages you open and the actions you take, each with its time</source>
        <translation>Ce que vous faites dans %1 : les pages que vous ouvrez et les actions que vous effectuez, avec l’heure de chacune</translation>
    </message>
    <message>
        <source>A random number that stands for this installation, and one for each visit</source>
        <translation>Un numéro aléatoire qui représente cette installation, et un autre pour chaque visite</translation>
    </message>
    <message>
        <source>A random number that stands for you until you leave, and one for each session</source>
        <translation>Un numéro aléatoire qui vous représente jusqu’à votre départ, et un autre pour chaque session</translation>
    </message>
    <message>
        <source>The version of %1, the operating system, the language and the size of the screen</source>
        <translation>La version de %1, le système d’exploitation, la langue et la taille de l’écran</translation>
    </message>
    <message>
        <source>Your user id, because you are signed in</source>
        <translation>Votre identifiant d’utilisateur, parce que vous êtes connecté</translation>
    </message>
    <message>
        <source>Your user id, if you sign in</source>
        <translation>Votre identifiant d’utilisateur, si vous vous connectez</translation>
    </message>
    <message>
        <source>May %1 collect data about how it is used?</source>
        <translation>Autorisez-vous %1 à collecter des données sur son utilisation ?</translation>
    </message>
    <message>
        <source>Whatever you answer, what you use is counted for billing. That count goes to %1.</source>
        <translation>Quelle que soit votre réponse, ce que vous utilisez est comptabilisé pour la facturation. Ce décompte est transmis à %1.</translation>
    </message>
    <message>
        <source>Whatever you answer, what you do is recorded for billing: with its details, its time and, if you are signed in, your user id. It goes to %1.</source>
        <translation>Quelle que soit votre réponse, ce que vous faites est enregistré pour la facturation : avec les détails, l’heure et, si vous êtes connecté, votre identifiant d’utilisateur. Cet enregistrement est transmis à %1.</translation>
    </message>
    <message>
        <source>The administrator of this device has switched the collection of usage data off.</source>
        <translation>L’administrateur de cet appareil a désactivé la collecte de données d’utilisation.</translation>
    </message>
    <message>
        <source>The collection of usage data is switched off on this device, by the setting TALLY_DISABLED.</source>
        <translation>La collecte de données d’utilisation est désactivée sur cet appareil par le réglage TALLY_DISABLED.</translation>
    </message>
    <message>
        <source>This device asks not to be tracked, by the setting DO_NOT_TRACK. %1 collects no usage data.</source>
        <translation>Cet appareil demande, par le réglage DO_NOT_TRACK, de ne pas être suivi. %1 ne collecte aucune donnée d’utilisation.</translation>
    </message>
    <message>
        <source>%1 collects no usage data.</source>
        <translation>%1 ne collecte aucune donnée d’utilisation.</translation>
    </message>
    <message>
        <source>%1 collects usage data. You can switch it off.</source>
        <translation>%1 collecte des données d’utilisation. Vous pouvez désactiver cette collecte.</translation>
    </message>
    <message>
        <source>You have allowed %1 to collect usage data.</source>
        <translation>Vous avez autorisé %1 à collecter des données d’utilisation.</translation>
    </message>
    <message>
        <source>You allowed %1 to collect usage data on %2.</source>
        <translation>Le %2, vous avez autorisé %1 à collecter des données d’utilisation.</translation>
    </message>
    <message>
        <source>You have not answered yet. Until you do, %1 sends no usage data.</source>
        <translation>Vous n’avez pas encore répondu. D’ici là, %1 n’envoie aucune donnée d’utilisation.</translation>
    </message>
    <message>
        <source>You have declined. %1 collects no usage data.</source>
        <translation>Vous avez refusé. %1 ne collecte aucune donnée d’utilisation.</translation>
    </message>
    <message>
        <source>You declined on %2. %1 collects no usage data.</source>
        <translation>Vous avez refusé le %2. %1 ne collecte aucune donnée d’utilisation.</translation>
    </message>
    <message>
        <source>The newest requests, up to %1, exactly as they left this device.</source>
        <translation>Les requêtes les plus récentes, jusqu’à %1, exactement telles qu’elles ont quitté cet appareil.</translation>
    </message>
    <message>
        <source>%1 keeps no copy of what it sends.</source>
        <translation>%1 ne garde aucune copie de ce qui est envoyé.</translation>
    </message>
    <message>
        <source>To %1, events: %2, size: %3</source>
        <translation>À %1, événements : %2, taille : %3</translation>
    </message>
    <message>
        <source>When %1 is started and closed, was updated, is in the background or has crashed, and how long it is used</source>
        <translation>Quand %1 démarre et se ferme, a été mis à jour, passe en arrière-plan ou s’est arrêté de façon inattendue, et combien de temps il est utilisé</translation>
    </message>
    <message>
        <source>If you decline, no usage data is sent. You can change your answer at any time.</source>
        <translation>Si vous refusez, aucune donnée d’utilisation n’est envoyée. Vous pouvez modifier votre réponse à tout moment.</translation>
    </message>
    <message>
        <source>If you decline, no other usage data is sent. You can change your answer at any time.</source>
        <translation>Si vous refusez, aucune autre donnée d’utilisation n’est envoyée. Vous pouvez modifier votre réponse à tout moment.</translation>
    </message>
    <message>
        <source>Usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline, what still waits of it is erased.</source>
        <translation>Les données d’utilisation restent sur cet appareil jusqu’à ce qu’elles soient arrivées ; elles sont envoyées chiffrées, et uniquement aux destinataires. Si vous refusez, celles qui attendent encore sont effacées.</translation>
    </message>
    <message>
        <source>Before you answer, no usage data is written down and none is sent; what you do until then is sent only if you accept. After that, usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline later, what still waits of it is erased.</source>
        <translation>Avant votre réponse, aucune donnée d’utilisation n’est enregistrée ni envoyée ; ce que vous faites jusque-là n’est envoyé que si vous acceptez. Ensuite, les données d’utilisation restent sur cet appareil jusqu’à ce qu’elles soient arrivées ; elles sont envoyées chiffrées, et uniquement aux destinataires. Si vous refusez par la suite, celles qui attendent encore sont effacées.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients are asked to erase what they hold under your user id. It cannot be undone.</source>
        <translation>Sont effacés sur cet appareil : les numéros qui vous représentent, les données d’utilisation qui attendent d’être envoyées et l’historique de ce qui a été envoyé. Il est demandé aux destinataires d’effacer ce qu’ils détiennent sous votre identifiant d’utilisateur. Cette opération est irréversible.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have until you ask them to erase it. It cannot be undone.</source>
        <translation>Sont effacés sur cet appareil : les numéros qui vous représentent, les données d’utilisation qui attendent d’être envoyées et l’historique de ce qui a été envoyé. Les destinataires conservent ce qu’ils ont jusqu’à ce que vous leur demandiez de l’effacer. Cette opération est irréversible.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have, under a number that nobody here knows any more. It cannot be undone.</source>
        <translation>Sont effacés sur cet appareil : les numéros qui vous représentent, les données d’utilisation qui attendent d’être envoyées et l’historique de ce qui a été envoyé. Les destinataires conservent ce qu’ils ont, sous un numéro que plus personne ici ne connaît. Cette opération est irréversible.</translation>
    </message>
    <message>
        <source>Your answer stays: %1 goes on collecting under a new number unless you decline.</source>
        <translation>Votre réponse est conservée : %1 continue à collecter des données sous un nouveau numéro, sauf si vous refusez.</translation>
    </message>
    <message>
        <source>%1 goes on collecting under a new number unless you decline.</source>
        <translation>%1 continue à collecter des données sous un nouveau numéro, sauf si vous refusez.</translation>
    </message>
    <message>
        <source>What is owed to billing stays.</source>
        <translation>Ce qui est dû pour la facturation est conservé.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Le dossier %1 n’existe pas.</translation>
    </message>
    <message>
        <source>Your data was written to %1.</source>
        <translation>Vos données ont été enregistrées dans %1.</translation>
    </message>
    <message>
        <source>Your data was not written. %1</source>
        <translation>Vos données n’ont pas été enregistrées. %1</translation>
    </message>
</context>
<context>
    <name>Tally::DestinationTable</name>
    <message>
        <source>Destinations</source>
        <translation>Destinations</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Transmis</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Abandonnés</translation>
    </message>
</context>
<context>
    <name>Tally::EventModel</name>
    <message>
        <source>it cannot be sent</source>
        <translation>il ne peut pas être envoyé</translation>
    </message>
    <message>
        <source>the vendor refused it, and it was not kept</source>
        <translation>le fournisseur l’a refusé, et il n’a pas été conservé</translation>
    </message>
    <message>
        <source>the queue was full</source>
        <translation>la file d’attente était pleine</translation>
    </message>
    <message>
        <source>it was too old</source>
        <translation>il était trop ancien</translation>
    </message>
    <message>
        <source>the user did not consent</source>
        <translation>l’utilisateur n’a pas donné son accord</translation>
    </message>
    <message>
        <source>it was erased</source>
        <translation>il a été effacé</translation>
    </message>
    <message>
        <source>the store was damaged</source>
        <translation>le stockage était endommagé</translation>
    </message>
    <message>
        <source>beforeTrack refused it</source>
        <translation>beforeTrack l’a refusé</translation>
    </message>
    <message>
        <source>tracking is switched off</source>
        <translation>le suivi est désactivé</translation>
    </message>
    <message>
        <source>analytics is not allowed</source>
        <translation>l’analyse n’est pas autorisée</translation>
    </message>
    <message>
        <source>no destination wants it</source>
        <translation>aucune destination n’en veut</translation>
    </message>
    <message>
        <source>in memory, until there is a destination</source>
        <translation>en mémoire, tant qu’il n’y a pas de destination</translation>
    </message>
    <message>
        <source>part of the sum sent as %1</source>
        <translation>partie de la somme envoyée sous %1</translation>
    </message>
    <message>
        <source>its request was given up</source>
        <translation>sa requête a été abandonnée</translation>
    </message>
    <message>
        <source>one of its batch was refused, so it is sent in halves</source>
        <translation>un événement de son lot a été refusé, le lot est donc envoyé par moitiés</translation>
    </message>
    <message>
        <source>again, from quarantine</source>
        <translation>à nouveau, depuis la quarantaine</translation>
    </message>
    <message>
        <source>the vendor refused the key</source>
        <translation>le fournisseur a refusé la clé</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause: detail</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>fate: cause</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En file d’attente</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>En cours d’envoi</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Transmis</translation>
    </message>
    <message>
        <source>Retry at %1</source>
        <translation>Nouvelle tentative à %1</translation>
    </message>
    <message>
        <source>To be sent again</source>
        <translation>À renvoyer</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Abandonné</translation>
    </message>
    <message>
        <source>Held until the user consents</source>
        <translation>Retenu jusqu’à l’accord de l’utilisateur</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Backing off</source>
        <translation>Pause avant une nouvelle tentative</translation>
    </message>
    <message>
        <source>Waiting for a key</source>
        <translation>En attente d’une clé</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Clé refusée</translation>
    </message>
    <message>
        <source>Misconfigured</source>
        <translation>Mal configurée</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Désactivée</translation>
    </message>
</context>
<context>
    <name>Tally::EventTable</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Statut</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorDock</name>
    <message>
        <source>Event Inspector</source>
        <translation>Inspecteur d’événements</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorPanel</name>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Rechercher :</translation>
    </message>
    <message>
        <source>Name, id or property</source>
        <translation>Nom, identifiant ou propriété</translation>
    </message>
    <message>
        <source>F&amp;ate:</source>
        <translation>&amp;Statut :</translation>
    </message>
    <message>
        <source>Events, the newest first</source>
        <translation>Événements, du plus récent au plus ancien</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>Ce que le tracker sait de l’événement</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>The selected event</source>
        <translation>L’événement sélectionné</translation>
    </message>
    <message>
        <source>Send &amp;now</source>
        <translation>Envoyer &amp;maintenant</translation>
    </message>
    <message>
        <source>&amp;Retry quarantined</source>
        <translation>Renvoyer la &amp;quarantaine</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>&amp;Vider la liste</translation>
    </message>
    <message>
        <source>&amp;Offline</source>
        <translation>Hors &amp;ligne</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En file d’attente</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>En cours d’envoi</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Transmis</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Nouvelle tentative</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Abandonné</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>Envoyé à %1</translation>
    </message>
    <message>
        <source>Select an event to see what is known of it.</source>
        <translation>Sélectionnez un événement pour voir ce que l’on en sait.</translation>
    </message>
    <message>
        <source>The event exactly as it was sent to %1</source>
        <translation>L’événement exactement tel qu’il a été envoyé à %1</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>Affichés : %1</translation>
    </message>
    <message>
        <source>Shown: %1 of %2</source>
        <translation>Affichés : %1 sur %2</translation>
    </message>
    <message>
        <source>passed unseen: %1</source>
        <translation>non listés : %1</translation>
    </message>
    <message>
        <source>accepted: %1</source>
        <translation>acceptés : %1</translation>
    </message>
    <message>
        <source>delivered: %1</source>
        <translation>transmis : %1</translation>
    </message>
    <message>
        <source>pending: %1</source>
        <translation>en attente : %1</translation>
    </message>
    <message>
        <source>quarantined: %1</source>
        <translation>en quarantaine : %1</translation>
    </message>
    <message>
        <source>dropped: %1</source>
        <translation>abandonnés : %1</translation>
    </message>
</context>
<context>
    <name>Tally::NoticeView</name>
    <message>
        <source>What is collected</source>
        <translation>Ce qui est collecté</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Qui reçoit les données</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>Moins de détails</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>Plus de détails</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>Développé</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Réduit</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>Lire la politique de confidentialité</translation>
    </message>
</context>
<context>
    <name>Tally::PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>Données d’utilisation</translation>
    </message>
    <message>
        <source>A&amp;llow usage data</source>
        <translation>Auto&amp;riser les données d’utilisation</translation>
    </message>
    <message>
        <source>Do &amp;not allow it</source>
        <translation>&amp;Ne pas les autoriser</translation>
    </message>
    <message>
        <source>&amp;Show what was sent…</source>
        <translation>&amp;Voir ce qui a été envoyé…</translation>
    </message>
    <message>
        <source>&amp;Export my data…</source>
        <translation>&amp;Exporter mes données…</translation>
    </message>
    <message>
        <source>&amp;Delete my data…</source>
        <translation>&amp;Supprimer mes données…</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>Exporter mes données</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>Fichiers JSON (*.json)</translation>
    </message>
    <message>
        <source>my data</source>
        <comment>name of a file, without its ending</comment>
        <translation>mes données</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>Supprimer mes données</translation>
    </message>
    <message>
        <source>Do you want to delete your data?</source>
        <translation>Voulez-vous supprimer vos données ?</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Conserver</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>Vos données d’utilisation sur cet appareil ont été supprimées.</translation>
    </message>
</context>
<context>
    <name>Tally::SentDialog</name>
    <message>
        <source>&amp;Laid out for reading</source>
        <translation>&amp;Mise en forme lisible</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Ce qui a été envoyé</translation>
    </message>
    <message>
        <source>Requests, the newest first</source>
        <translation>Requêtes, de la plus récente à la plus ancienne</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The request exactly as it was sent</source>
        <translation>La requête exactement telle qu’elle a été envoyée</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Rien n’a encore été envoyé.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>Tally::Tracker</name>
    <message>
        <source>track(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>track() : il n’y a pas d’option « %1 » ; elle a été ignorée.</translation>
    </message>
    <message>
        <source>page(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>page() : il n’y a pas d’option « %1 » ; elle a été ignorée.</translation>
    </message>
    <message>
        <source>identify() was called without a user id; to log out, call reset().</source>
        <translation>identify() a été appelé sans identifiant d’utilisateur ; pour une déconnexion, appelez reset().</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a destination: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>« %1 » ne peut pas nommer une destination : utilisez des lettres, des chiffres, « . », « _ » et « - ».</translation>
    </message>
    <message>
        <source>There is a destination &quot;%1&quot; already; give the second one a name of its own.</source>
        <translation>Il y a déjà une destination « %1 » ; donnez à la seconde un nom à elle.</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; belongs to another tracker.</source>
        <translation>La destination « %1 » appartient à un autre tracker.</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; was removed a moment ago, and its store is not closed yet; add it again later.</source>
        <translation>La destination « %1 » vient d’être retirée, et son stockage n’est pas encore fermé ; ajoutez-la à nouveau plus tard.</translation>
    </message>
    <message>
        <source>The file that remembers the user&apos;s answer cannot be read: %1. Until it can, analytics waits.</source>
        <translation>Le fichier qui retient la réponse de l’utilisateur ne peut pas être lu : %1. En attendant, l’analyse est suspendue.</translation>
    </message>
    <message>
        <source>The file that remembers the anonymous id was damaged; it was set aside and a new id is made.</source>
        <translation>Le fichier qui retient l’identifiant anonyme était endommagé ; il a été mis de côté et un nouvel identifiant est créé.</translation>
    </message>
    <message>
        <source>Who the user is and what the user answered cannot be written: %1. It is tried again.</source>
        <translation>L’identité de l’utilisateur et sa réponse ne peuvent pas être enregistrées : %1. Une nouvelle tentative suivra.</translation>
    </message>
    <message>
        <source>Destination %1 uses a secret key in a program with a user interface. Whoever has the program can read the key. Use a publishable key or your own server as a relay, or set secretKeyAccepted where only you have the device.</source>
        <translation>La destination %1 utilise une clé secrète dans un programme doté d’une interface utilisateur. Quiconque possède le programme peut lire la clé. Utilisez une clé publique ou votre propre serveur comme relais, ou définissez secretKeyAccepted si vous seul avez l’appareil.</translation>
    </message>
    <message>
        <source>Without a QCoreApplication there is no keychain. Try again when there is one.</source>
        <translation>Sans QCoreApplication, il n’y a pas de trousseau de clés. Réessayez quand il y en aura une.</translation>
    </message>
    <message>
        <source>The tracker&apos;s name is fixed once it has started.</source>
        <translation>Le nom du tracker ne peut plus changer une fois qu’il a démarré.</translation>
    </message>
    <message>
        <source>The tracker&apos;s storage path is fixed once it has started.</source>
        <translation>Le chemin de stockage du tracker ne peut plus changer une fois qu’il a démarré.</translation>
    </message>
    <message>
        <source>The super properties were not taken: %1</source>
        <translation>Les propriétés communes n’ont pas été acceptées : %1</translation>
    </message>
    <message>
        <source>A tracker of the name &quot;%1&quot; is alive already; this one does nothing. Use that one, or give this one a name of its own.</source>
        <translation>Un tracker nommé « %1 » existe déjà ; celui-ci ne fait rien. Utilisez l’autre, ou donnez à celui-ci un nom à lui.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a tracker: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>« %1 » ne peut pas nommer un tracker : utilisez des lettres, des chiffres, « . », « _ » et « - ».</translation>
    </message>
    <message>
        <source>Events of an earlier run wait for a destination &quot;%1&quot;, which this program does not have. They are kept until they are too old.</source>
        <translation>Des événements d’une exécution antérieure attendent une destination « %1 », que ce programme n’a pas. Ils sont conservés jusqu’à ce qu’ils soient trop anciens.</translation>
    </message>
    <message>
        <source>Events in %1 cannot be read. They stay there until they can.</source>
        <translation>Les événements de %1 ne peuvent pas être lus. Ils y restent en attendant.</translation>
    </message>
    <message>
        <source>The store cannot be opened. %1 Events are kept in memory until it can.</source>
        <translation>Le stockage ne peut pas être ouvert. %1 En attendant, les événements restent en mémoire.</translation>
    </message>
    <message>
        <source>There is nothing to write down: the tracker has not started, or does nothing.</source>
        <translation>Il n’y a rien à écrire : le tracker n’a pas démarré, ou ne fait rien.</translation>
    </message>
    <message>
        <source>Say to which file.</source>
        <translation>Indiquez dans quel fichier.</translation>
    </message>
    <message>
        <source>This is a copy of another machine&apos;s disk: the anonymous id is a new one.</source>
        <translation>Ceci est une copie du disque d’une autre machine : l’identifiant anonyme est nouveau.</translation>
    </message>
    <message>
        <source>Events that the other machine has not sent yet are its own to send; here they were set aside in %1.</source>
        <translation>Les événements que l’autre machine n’a pas encore envoyés, c’est à elle de les envoyer ; ici, ils ont été mis de côté dans %1.</translation>
    </message>
    <message>
        <source>The administrator&apos;s file %1 cannot be used: %2. Until it is mended or removed, nothing is stored or sent for analytics.</source>
        <translation>Le fichier %1 de l’administrateur ne peut pas être utilisé : %2. Tant qu’il n’est pas corrigé ou supprimé, rien n’est enregistré ni envoyé pour l’analyse.</translation>
    </message>
</context>
<context>
    <name>Tally::Uploader</name>
    <message numerus="yes">
        <source>The queue is full: the oldest %n event(s) were dropped.</source>
        <translation>
            <numerusform>La file d’attente est pleine : %n événement, le plus ancien, a été abandonné.</numerusform>
            <numerusform>La file d’attente est pleine : les %n événements les plus anciens ont été abandonnés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are in memory only, and gone when the program ends. %1</source>
        <translation>
            <numerusform>%n événement n’est qu’en mémoire et sera perdu à la fin du programme. %1</numerusform>
            <numerusform>%n événements ne sont qu’en mémoire et seront perdus à la fin du programme. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused events cannot be put into quarantine: %1. They are kept, and sent again.</source>
        <translation>Les événements refusés ne peuvent pas être mis en quarantaine : %1. Ils sont conservés, et envoyés à nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) may be there twice: their first request had no answer, and when they were sent again the vendor no longer remembered it.</source>
        <translation>
            <numerusform>%n événement est peut-être présent deux fois : sa première requête est restée sans réponse et, lors du nouvel envoi, le fournisseur ne s’en souvenait plus.</numerusform>
            <numerusform>%n événements sont peut-être présents deux fois : leur première requête est restée sans réponse et, lors du nouvel envoi, le fournisseur ne s’en souvenait plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>The vendor refused %1 events in a row, so sending is paused. The last reason: %2. Correct the destination&apos;s options, then call flush().</source>
        <translation>Le fournisseur a refusé %1 événements de suite, l’envoi est donc suspendu. Dernière raison : %2. Corrigez les options de la destination, puis appelez flush().</translation>
    </message>
    <message>
        <source>The vendor refused the key. %1 Events are kept. Store a valid key; it is used at once.</source>
        <translation>Le fournisseur a refusé la clé. %1 Les événements sont conservés. Enregistrez une clé valide ; elle sera utilisée aussitôt.</translation>
    </message>
    <message numerus="yes">
        <source>The vendor refused %n event(s) for good: %1</source>
        <translation>
            <numerusform>Le fournisseur a refusé définitivement %n événement : %1</numerusform>
            <numerusform>Le fournisseur a refusé définitivement %n événements : %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What was sent cannot be written down in %1: %2.</source>
        <translation>Ce qui a été envoyé ne peut pas être consigné dans %1 : %2.</translation>
    </message>
</context>
<context>
    <name>TallyAnswerButtons</name>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
</context>
<context>
    <name>TallyDeletionDialog</name>
    <message>
        <source>Delete your data?</source>
        <translation>Supprimer vos données ?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDestinations</name>
    <message>
        <source>%1: %2</source>
        <comment>counter: number</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>The tracker has no destination.</source>
        <translation>Le tracker n’a pas de destination.</translation>
    </message>
    <message>
        <source>There is no tracker.</source>
        <translation>Il n’y a pas de tracker.</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Transmis</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Abandonnés</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDetails</name>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>Envoyé à %1</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>Ce que le tracker sait de l’événement</translation>
    </message>
    <message>
        <source>What was sent, exactly</source>
        <translation>Ce qui a été envoyé, exactement</translation>
    </message>
</context>
<context>
    <name>TallyInspectorFilter</name>
    <message>
        <source>Name, id or property</source>
        <translation>Nom, identifiant ou propriété</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En file d’attente</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>En cours d’envoi</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Transmis</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Nouvelle tentative</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Abandonné</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>%1 of %2 events; %3 passed too quickly to be listed</source>
        <translation>Événements : %1 sur %2 ; passés trop vite pour être listés : %3</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>Événements : %1 sur %2</translation>
    </message>
</context>
<context>
    <name>TallyInspectorHead</name>
    <message>
        <source>Beside the application</source>
        <translation>À côté de l’application</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Fenêtre entière</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>Fermer l’inspecteur</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Envoyer maintenant</translation>
    </message>
    <message>
        <source>Retry quarantined</source>
        <translation>Renvoyer la quarantaine</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Passer en ligne</translation>
    </message>
    <message>
        <source>Go offline</source>
        <translation>Passer hors ligne</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Vider la liste</translation>
    </message>
</context>
<context>
    <name>TallyInspectorList</name>
    <message>
        <source>Queued</source>
        <translation>En file d’attente</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>En cours d’envoi</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Transmis</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Nouvelle tentative</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Abandonné</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name of an event, its fate</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No event matches.</source>
        <translation>Aucun événement ne correspond.</translation>
    </message>
    <message>
        <source>Events are listed from the moment on in which this was opened.</source>
        <translation>Les événements sont listés à partir du moment où ceci a été ouvert.</translation>
    </message>
</context>
<context>
    <name>TallyNoticeDetails</name>
    <message>
        <source>Fewer details</source>
        <translation>Moins de détails</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>Plus de détails</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>Développé</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Réduit</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>Lire la politique de confidentialité</translation>
    </message>
</context>
<context>
    <name>TallySentDialog</name>
    <message>
        <source>What was sent</source>
        <translation>Ce qui a été envoyé</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Exact text of the request</source>
        <translation>Texte exact de la requête</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
</TS>
