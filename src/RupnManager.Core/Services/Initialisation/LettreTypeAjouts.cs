using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Initialisation;

/// <summary>Les clauses que l'application propose en plus du document source ; elles y sont marquées « ajout ».</summary>
internal static class LettreTypeAjouts
{
    public static IEnumerable<ClauseDeModele> Tous() =>
    [
        P3("comptes", "gestion fonctionnelle des comptes et des droits d'accès à l'ENT et aux services en ligne, par délégation et sous la responsabilité du chef d'établissement ;"),
        P3("ent", "animation de l'ENT : espaces de classe, cahier de textes, communication avec les familles ;"),
        P3("vie-scolaire", "aide à la prise en main du logiciel de vie scolaire (par exemple PRONOTE) et relais des besoins auprès de l'éditeur ou de la collectivité ;"),
        P3("pix", "organisation des parcours Pix et des sessions de certification, avec les professeurs principaux ;"),
        P3("evaluations", "préparation matérielle des évaluations nationales et attestations passées en ligne (ASSR, Ev@lang…) ;"),
        P3("parc-mobile", "suivi du parc mobile (ordinateurs, tablettes) : prêts, chargements, calendrier de réservation ;"),
        P3("incidents", "premier diagnostic des incidents et déclaration au support de la collectivité, sans maintenance des matériels ;"),
        P3("commission", "préparation et compte rendu de la commission numérique de l'établissement ;"),
        P3("rgpd", "sensibilisation à la protection des données et recensement des services utilisés, pour le registre tenu par le chef d'établissement ;"),
        P3("emi", "éducation aux médias et à l'information, avec le professeur documentaliste ;"),
        P3("ia", "repérage des usages de l'intelligence artificielle et aide à la rédaction d'un cadre d'usage ;"),
        P3("inclusion", "mise en place d'outils numériques pour les élèves à besoins particuliers."),
        Autre("moyens.temps", Partie.Moyens, "Le temps consacré à la mission est estimé à [durée] ; les créneaux suivants sont réservés à l'emploi du temps : [créneaux]."),
        Autre("moyens.materiel", Partie.Moyens, "L'établissement met à disposition du RUPN : [équipements], dans [lieu]."),
        Autre("moyens.formation", Partie.Moyens, "Le RUPN participe aux réunions et formations du réseau académique ; le chef d'établissement facilite ses déplacements."),
        Autre("suivi.points", Partie.Suivi, "Un point d'étape avec le chef d'établissement a lieu chaque trimestre, le premier le [date]."),
        Autre("suivi.releve", Partie.Suivi, "Le RUPN tient un relevé d'activité ; il sert au bilan annuel et n'est pas un décompte du temps de travail."),
        Autre("suivi.indicateurs", Partie.Suivi, "Les indicateurs suivis dans l'année sont : [indicateurs]."),
    ];

    private static ClauseDeModele P3(string nom, string texte) => Ajout($"p3.ajout.{nom}", Partie.Partie3, Genre.Exemple, texte);

    private static ClauseDeModele Autre(string cle, Partie partie, string texte) => Ajout(cle, partie, Genre.Paragraphe, texte);

    private static ClauseDeModele Ajout(string cle, Partie partie, Genre genre, string texte) =>
        new() { Cle = cle, Partie = partie, Genre = genre, Statut = StatutDeClause.Adaptable, Texte = texte, DOffice = false, Ajout = true };
}
