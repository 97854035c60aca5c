using RupnManager.Domain.LettresDeMission;
using static RupnManager.Domain.LettresDeMission.Genre;
using static RupnManager.Domain.LettresDeMission.Partie;
using static RupnManager.Domain.LettresDeMission.StatutDeClause;

namespace RupnManager.Services.Initialisation;

/// <summary>Le modèle académique de lettre, mot pour mot, et les ajouts que l'application propose.</summary>
public static class LettreType
{
    private const string Axe3 = "Elles se construisent en relation avec l'axe 3 du projet académique et peuvent se référer à un éventuel document « qui fait quoi ? » explicatif bâti avec la collectivité, et joint en annexe.";
    private const string Axe3SansMotLocal = "Elles peuvent se référer à un éventuel document « qui fait quoi ? » bâti avec la collectivité et joint en annexe.";

    /// <summary>Le document source, avec ses mots locaux (réseau ECLORE, CPD TICE, axe 3, années 2013-2014 et 2014-2015).</summary>
    public static IReadOnlyList<ClauseDeModele> Source() => [.. Corps(), .. LettreTypeAjouts.Tous()];

    /// <summary>Le même, sans les mots locaux de l'académie d'origine.</summary>
    public static IReadOnlyList<ClauseDeModele> SansMotLocal() => [.. Source().Select(c => c.Cle switch
    {
        "p2.eclore" or "p3.annees" => c with { Texte = "" },
        "p3.axe3" => c with { Texte = Axe3SansMotLocal },
        _ => c,
    })];

    private static IEnumerable<ClauseDeModele> Corps() =>
    [
        V("entete.titre", Entete, Titre, "Lettre de mission"),
        V("entete.sous-titre", Entete, SousTitre, "Enseignant Référent pour les Usages Pédagogiques du Numérique (RUPN)"),
        V("intro.mission", Introduction, Paragraphe, "[M. ou Mme Nom/Prénom] se voit confier pour l'année scolaire [2013-2014] la mission de référent pour les usages du numérique (RUPN) dans l'établissement."),
        V("intro.definition", Introduction, Paragraphe, "Ces missions et les activités du référent pour les usages pédagogiques numériques sont ainsi définies :"),
        V("p1.titre", Partie1, Titre, "1. Développer et faciliter l'utilisation pédagogique du numérique au service des apprentissages."),
        V("p1.chapeau", Partie1, Paragraphe, "L'enseignant RUPN :"),
        V("p1.accompagner", Partie1, Puce, "accompagne les enseignants dans les usages du numérique au service des apprentissages,"),
        V("p1.projets", Partie1, Puce, "favorise l'émergence et aide à l'élaboration de projets pédagogiques intégrant des usages du numérique,"),
        V("p1.information", Partie1, Puce, "veille à la bonne diffusion auprès des enseignants de l'information sur les usages du numérique,"),
        V("p1.formation", Partie1, Puce, "aide à la prise en compte de leurs besoins de formation. Le RUPN fait partie des personnes ressources susceptibles d'être sollicitées, soit au niveau académique, soit par la direction de son établissement, pour participer à la formation des enseignants."),
        V("p2.titre", Partie2, Titre, "2. Assurer dans la durée un rôle de coordination, d'assistance et de conseil auprès de l'équipe de direction de l'établissement."),
        V("p2.chapeau", Partie2, Paragraphe, "Le RUPN :"),
        V("p2.pilotage", Partie2, Puce, "aide au pilotage du numérique dans l'établissement ; aide à l'élaboration du diagnostic des usages du numérique ; présente un bilan annuel sur les actions mises en place."),
        V("p2.conseil", Partie2, Puce, "aide et conseille le chef d'établissement et son équipe pour l'organisation et la coordination des projets numériques,"),
        V("p2.catalogue", Partie2, Puce, "participe à l'élaboration d'un catalogue évolutif et maîtrisé de logiciels / manuels numériques, bâti en coordination avec la collectivité territoriale et le rectorat et permettant l'intervention des techniciens de la collectivité."),
        V("p2.interface", Partie2, Puce, "assure pour le numérique l'interface avec l'environnement (académie, collectivités, réseaux des référents et coordinateurs \"TICE\")."),
        AC("p2.eclore", Partie2, Suite, "Avec les collègues CPD TICE, il est personne ressource du réseau ECLORE auquel participe son établissement,"),
        V("p2.structurants", Partie2, Puce, "il est référent pour la mise en œuvre des projets structurants : ENT, organisation du système d'information, etc."),
        V("p3.titre", Partie3, Titre, "3. Participer ponctuellement à la mise en œuvre opérationnelle"),
        AC("p3.consigne", Partie3, Paragraphe, "(cette partie peut être adaptée en fonction du contexte de l'établissement)"),
        AD("p3.cadre", Paragraphe, "Pour s'adapter aux réalités locales et notamment au positionnement de la collectivité territoriale partenaire de son établissement, le RUPN peut se voir confier des missions complémentaires par la direction de son établissement. Ces missions s'articulent, en confiance, avec celles des personnels des collectivités, chargés de la mise en œuvre et de la maintenance technique des équipements et services applicatifs."),
        AC("p3.axe3", Partie3, Paragraphe, Axe3),
        AC("p3.annees", Partie3, Suite, "Les années 2013-2014 et 2014-2015 doivent pouvoir permettre de s'adapter à ce nouveau contexte."),
        AD("p3.souplesse", Suite, "Ces missions particulières ont vocation à donner de la souplesse et de la réactivité face aux situations qui pénaliseraient les usages."),
        AD("p3.exemples", Paragraphe, "Quelques exemples :"),
        AD("p3.reseau", Exemple, "administration fonctionnelle du réseau pédagogique local, des salles ou des laboratoires ;..."),
        AD("p3.services", Exemple, "administration fonctionnelle et animation des sites web et des services en ligne ;..."),
        AD("p3.ressources", Exemple, "administration fonctionnelle et communication autour des ressources numériques (serveurs de podcast ou de vidéos...) ;..."),
        AD("p3.eleves", Exemple, "formation des élèves à un usage responsable d'internet et des médias numériques..."),
        R("indemnite.ific", "Le chef d'établissement attribue à [Nom/Prénom], une indemnité pour fonction d'intérêt collectif pour l'exercice de cette mission. Cette rémunération sera versée en une seule fois en fin d'année scolaire."),
        R("indemnite.imp.neuviemes", "Le chef d'établissement propose au recteur d'attribuer à [Nom/Prénom] une indemnité pour mission particulière pour l'exercice de cette mission. Cette rémunération sera versée par neuvièmes, à partir du mois de [mois]."),
        R("indemnite.imp.unique", "Le chef d'établissement propose au recteur d'attribuer à [Nom/Prénom] une indemnité pour mission particulière pour l'exercice de cette mission. Cette rémunération sera versée en une seule fois, après l'exécution de la mission."),
        AC("signature.chef", Signatures, Titre, "Le Chef d'établissement"),
        V("signature.rupn", Signatures, Titre, "Le RUPN"),
        AC("signature.dan", Signatures, Titre, "Le Délégué Académique au Numérique"),
        V("annexes.titre", Annexes, Titre, "Annexes"),
    ];

    private static ClauseDeModele V(string cle, Partie partie, Genre genre, string texte) =>
        new() { Cle = cle, Partie = partie, Genre = genre, Statut = Verrouillee, Texte = texte };

    private static ClauseDeModele AC(string cle, Partie partie, Genre genre, string texte) =>
        new() { Cle = cle, Partie = partie, Genre = genre, Statut = Academique, Texte = texte };

    private static ClauseDeModele AD(string cle, Genre genre, string texte) =>
        new() { Cle = cle, Partie = Partie3, Genre = genre, Statut = Adaptable, Texte = texte };

    private static ClauseDeModele R(string cle, string texte) =>
        new() { Cle = cle, Partie = Indemnite, Genre = Paragraphe, Statut = Regime, Texte = texte };
}
