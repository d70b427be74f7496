namespace Comity.Host.Demo;

/// <summary>The words of the text that the invented process adopted: our own paraphrase of the eleven norms, which replaces no document of the United
/// Nations.</summary>
internal static class DemoWords
{
    /// <summary>In English.</summary>
    public const string English = """
        Norms of responsible State behaviour in the use of information and communications technologies
        A paraphrase made for a demonstration. The adopted words stand in A/70/174, paragraph 13.

        (a) States work together on measures that make the use of ICTs more stable and more secure, and prevent practices held to be harmful.
        (b) After an incident, States look at all relevant information: its wider context, how hard attribution is, and what followed from it.
        (c) States do not knowingly let their territory be used for internationally wrongful acts by means of ICTs.
        (d) States find ways to exchange information, to help one another and to prosecute terrorist and criminal use of ICTs.
        (e) States respect human rights online as offline, privacy and freedom of expression among them.
        (f) A State neither conducts nor knowingly supports activity that, contrary to its obligations, intentionally damages critical infrastructure or otherwise impairs services to the public.
        (g) States protect their own critical infrastructure by appropriate measures.
        (h) States answer appropriate requests for help from a State whose critical infrastructure is under malicious acts, and requests to mitigate such acts coming from their territory.
        (i) States take reasonable steps to keep the supply chain whole, and work against the spread of malicious tools and harmful hidden functions.
        (j) States encourage responsible reporting of vulnerabilities and share what remedies there are.
        (k) States neither harm the information systems of authorized emergency response teams nor use such teams for malicious activity.
        """;

    /// <summary>In French.</summary>
    public const string French = """
        Normes de comportement responsable des États dans l’utilisation des technologies de l’information et des communications
        Paraphrase établie aux fins d’une démonstration. Le texte adopté figure au paragraphe 13 du document A/70/174.

        a) Les États coopèrent à des mesures qui rendent l’utilisation du numérique plus stable et plus sûre, et préviennent les pratiques jugées nuisibles.
        b) Après un incident, les États examinent toutes les informations utiles : le contexte général, la difficulté de l’attribution, les conséquences.
        c) Les États ne permettent pas sciemment que leur territoire serve à commettre des faits internationalement illicites à l’aide du numérique.
        d) Les États recherchent les moyens d’échanger des informations, de s’entraider et de poursuivre l’utilisation du numérique à des fins terroristes ou criminelles.
        e) Les États respectent les droits de l’homme en ligne comme hors ligne, notamment le droit à la vie privée et la liberté d’expression.
        f) Un État ne mène ni ne soutient sciemment une activité qui, contrairement à ses obligations, endommage intentionnellement une infrastructure critique ou compromet autrement les services qu’elle rend au public.
        g) Les États protègent leurs propres infrastructures critiques par des mesures appropriées.
        h) Les États répondent aux demandes d’assistance appropriées de tout État dont une infrastructure critique est la cible d’actes malveillants, et aux demandes d’atténuer de tels actes émanant de leur territoire.
        i) Les États prennent des mesures raisonnables pour préserver l’intégrité de la chaîne d’approvisionnement et luttent contre la prolifération des outils malveillants et des fonctionnalités cachées nuisibles.
        j) Les États encouragent le signalement responsable des failles et diffusent les correctifs existants.
        k) Les États ne portent pas atteinte aux systèmes d’information des équipes d’intervention d’urgence agréées et n’utilisent pas ces équipes à des fins malveillantes.
        """;
}
