namespace RupnManager.Services.Demonstration;

/// <summary>Un établissement de la troupe.</summary>
public sealed record LieuDeTroupe(
    string Cle, string Uai, string Nom, int Nature, string Commune, string Departement, string Bassin, double Latitude, double Longitude, int Effectif);

/// <summary>Une délégation de signature, pour l'année 2026-2027.</summary>
public sealed record DelegationDeTroupe(string Lieu, string Delegant, string Delegataire, string Titre, string Reference);

/// <summary>La distribution permanente de la démonstration et des tests. Tout est fictif.</summary>
public static class Troupe
{
    public const string MotDePasse = "Demonstration-2026";
    public const string CodeAcademie = "99";

    public static readonly IReadOnlyList<(string Code, string Libelle)> Departements =
        [("991", "Haute-Orvelle"), ("992", "Val-d'Orvelle"), ("993", "Orvelle-Maritime")];

    public static readonly IReadOnlyList<LieuDeTroupe> Lieux =
    [
        new("college", "0992001M", "Collège Les Trois-Rivières", 340, "Clairvanne", "992", "Vallée", 45.905, -4.205, 612),
        new("lycee", "0993014N", "Lycée polyvalent Augustine-Verdier", 306, "Port-Orvelle", "993", "Littoral", 45.842, -4.31, 1184),
        new("erea", "0991007G", "EREA Le Grand-Pré", 370, "Roche-Orvelle", "991", "Plateau", 45.998, -4.118, 142),
        new("saulnieres", "0993002A", "Collège Les Saulnières", 340, "Port-Orvelle", "993", "Littoral", 45.836, -4.322, 548),
        new("futaie", "0991011L", "Collège La Futaie", 340, "Montferlay", "991", "Plateau", 46.021, -4.151, 401),
        new("pont", "0992015C", "Collège du Pont-aux-Moines", 340, "Saint-Orvin", "992", "Vallée", 45.931, -4.252, 377),
        new("belvedere", "0993021W", "Collège du Belvédère", 340, "Aubrelle", "993", "Littoral", 45.812, -4.268, 689),
        new("alban", "0992028S", "Collège Simone-Alban", 340, "Bréval-le-Neuf", "992", "Vallée", 45.887, -4.167, 455),
        new("embruns", "0993032H", "Lycée général et technologique Les Embruns", 300, "Port-Orvelle", "993", "Littoral", 45.848, -4.301, 967),
        new("forges", "0991036N", "Lycée professionnel des Forges", 320, "Montferlay", "991", "Plateau", 46.017, -4.143, 388),
        new("deuxrives", "0991042V", "Collège Les Deux-Rives", 340, "Courtemarche", "991", "Plateau", 46.034, -4.187, 290),
        new("quai", "0993047Z", "Lycée professionnel du Quai-Neuf", 320, "Port-Orvelle", "993", "Littoral", 45.839, -4.315, 431),
    ];

    /// <summary>Tous ceux qui ont un compte ou une fiche, les plus connus d'abord.</summary>
    public static readonly IReadOnlyList<PersonneDeTroupe> Personnes = [.. TroupeDesGrands.Personnes, .. TroupeDesPetits.Personnes];

    public static readonly IReadOnlyList<DelegationDeTroupe> Delegations =
    [
        new("college", "chef.college", "adjoint.college", "principal adjoint", "Arrêté 2026-04"),
        new("embruns", "chef.embruns", "adjoint.embruns", "proviseure adjointe", "Arrêté 2026-02"),
    ];

    public static string Courriel(string compte) => $"{compte}@demo.example";
}
