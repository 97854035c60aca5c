using System.Collections.Frozen;

namespace RupnManager.Domain.Activites;

/// <summary>Les rubriques du relevé et du bilan : les clauses de la lettre que les activités servent, en peu de mots.</summary>
public static class Rubriques
{
    private static readonly FrozenDictionary<string, string> Courtes = new Dictionary<string, string>
    {
        ["p1.accompagner"] = "Accompagner les enseignants",
        ["p1.projets"] = "Faire naître des projets",
        ["p1.information"] = "Informer les enseignants",
        ["p1.formation"] = "Former et recueillir les besoins",
        ["p2.pilotage"] = "Aider au pilotage",
        ["p2.conseil"] = "Conseiller la direction",
        ["p2.catalogue"] = "Logiciels et manuels",
        ["p2.interface"] = "Académie, collectivité, réseaux",
        ["p2.eclore"] = "Réseau local",
        ["p2.structurants"] = "ENT et projets structurants",
        ["p3.reseau"] = "Réseau, salles, laboratoires",
        ["p3.services"] = "Sites et services en ligne",
        ["p3.ressources"] = "Ressources numériques",
        ["p3.eleves"] = "Usage responsable par les élèves",
    }.ToFrozenDictionary();

    /// <summary>Les rubriques que tout bilan chiffre : celles des parties 1 et 2, verrouillées dans la lettre.</summary>
    public static readonly IReadOnlyList<string> Communes =
    [
        "p1.accompagner", "p1.projets", "p1.information", "p1.formation",
        "p2.pilotage", "p2.conseil", "p2.catalogue", "p2.interface", "p2.structurants",
    ];

    /// <summary>Le nom court d'une rubrique connue.</summary>
    public static string? NomCourt(string cle) => Courtes.GetValueOrDefault(cle);

    /// <summary>1, 2 ou 3 : la partie de la lettre ; 3 pour une clause ajoutée.</summary>
    public static int Partie(string cle) => cle.StartsWith("p1.", StringComparison.Ordinal) ? 1 : cle.StartsWith("p2.", StringComparison.Ordinal) ? 2 : 3;

    /// <summary>« 1. Utilisation pédagogique », « 2. Coordination et conseil », « 3. Mise en œuvre opérationnelle ».</summary>
    public static string NomDeLaPartie(int partie) => partie switch
    {
        1 => "1. Utilisation pédagogique",
        2 => "2. Coordination et conseil",
        _ => "3. Mise en œuvre opérationnelle",
    };
}
