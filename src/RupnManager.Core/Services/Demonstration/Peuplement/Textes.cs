using RupnManager.Domain.Activites;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Ce que les personnes du peuplement écrivent.</summary>
internal static class Textes
{
    public static readonly IReadOnlyList<(NatureDActivite Nature, string Texte)> Activites =
    [
        (NatureDActivite.Accompagnement, "Prise en main de la tablette en classe"), (NatureDActivite.Accompagnement, "Séance en salle informatique préparée à deux"),
        (NatureDActivite.Accompagnement, "Cahier de textes en ligne : questions d'une équipe"), (NatureDActivite.Accompagnement, "Montage d'un questionnaire interactif"),
        (NatureDActivite.Projet, "Webradio des 5e"), (NatureDActivite.Projet, "Carnet de voyage en ligne"), (NatureDActivite.Projet, "Atelier de programmation"),
        (NatureDActivite.Information, "Lettre du numérique aux collègues"), (NatureDActivite.Information, "Veille : ressources de l'académie"),
        (NatureDActivite.Besoins, "Enquête sur les besoins de formation"), (NatureDActivite.FormationDonnee, "Formation courte : évaluer avec l'ENT"),
        (NatureDActivite.FormationSuivie, "Journée du réseau des référents"), (NatureDActivite.Pilotage, "Commission numérique"),
        (NatureDActivite.Pilotage, "Diagnostic des usages"), (NatureDActivite.Conseil, "Point avec la direction"),
        (NatureDActivite.Catalogue, "Choix des manuels numériques"), (NatureDActivite.Partenaires, "Réunion avec la collectivité"),
        (NatureDActivite.Structurants, "Ouverture des comptes de l'ENT"), (NatureDActivite.Structurants, "Certification Pix des 3e"),
        (NatureDActivite.Equipement, "Parc mobile : contrôle et charge"), (NatureDActivite.Equipement, "Salle 204 : incidents relevés et signalés"),
        (NatureDActivite.Services, "Mise à jour du site de l'établissement"), (NatureDActivite.Ressources, "Sélection de vidéos pour les langues"),
        (NatureDActivite.Eleves, "Heure de vie de classe : identité numérique"), (NatureDActivite.Eleves, "Semaine de la presse"),
    ];

    public static readonly string[] Reussites =
    [
        "Tous les élèves concernés ont passé la certification ; deux projets ont été présentés aux familles.",
        "Une dizaine de collègues animent désormais leurs séances en autonomie.", "La webradio a tenu toute l'année, avec six classes.",
        "L'ENT est utilisé chaque jour par les équipes et par les familles.",
    ];

    public static readonly string[] Difficultes =
    [
        "Le réseau est lent quand deux classes travaillent ensemble.", "Les créneaux de la salle sont pris par les mêmes classes.",
        "Quatre tablettes en panne tout le printemps.", "Peu de temps commun avec les collègues.",
    ];

    public static readonly string[] Besoins =
        ["Un chariot de tablettes.", "Des casques pour les langues.", "Un point d'accès de plus au centre de documentation.", "Deux vidéoprojecteurs."];

    public static readonly string[] Formation =
        ["Intelligence artificielle en classe", "Évaluer avec l'ENT", "Montage audio", "Vérification de l'information", "Protection des données"];

    public static readonly string[] Perspectives =
        ["Un cadre d'usage de l'intelligence artificielle.", "Un parcours sur l'identité numérique dès la 6e.", "Un club de vérification de l'information."];

    public static readonly string[] MotifsDeRenvoi =
        ["La durée de la mission manque dans la partie « Moyens ».", "Précisez les tâches qui relèvent de la collectivité.", "Les dates ne sont pas celles de l'année."];

    public const string MessageDeCampagne = "Chaque lettre se prévoit avant les vacances de fin d'année : l'indemnité se propose ensuite.";
    public const string Participation = "Présence régulière auprès des collègues ; objectifs de la lettre suivis ; un projet numérique mené dans l'année.";
    public const string Avis = "Le conseil souhaite que l'aide aux collègues reste première.";
    public const string SansTousLesBilans = "Un bilan manque : son auteur a quitté l'établissement.";
    public const string MotifDeDecision = "Enveloppe académique contrainte.";
    public const string MotifDeRefus = "La mission n'a pas commencé à la date dite.";
}
