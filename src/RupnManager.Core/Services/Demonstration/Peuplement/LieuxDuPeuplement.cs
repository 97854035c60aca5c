using RupnManager.Domain.Etablissements;
using RupnManager.Services.Etablissements.Annuaire;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Les établissements à peupler : ceux de l'annuaire, complétés de collèges et de lycées fictifs.</summary>
internal sealed class LieuxDuPeuplement(int graine, IReadOnlyList<Academie> academies, IReadOnlyList<Departement> departements, DateOnly aujourdhui)
{
    /// <summary>5 416 collèges, 2 458 lycées et 78 EREA pour 101 départements, à peu près.</summary>
    private const int ParDepartement = 78;
    private const int PremierNumeroFictif = 9000;
    private const int DernierNumero = 9999;

    private static readonly string[] Debuts =
    [
        "Aubre", "Beau", "Bel", "Bois", "Bré", "Char", "Clair", "Courte", "Font", "Gran", "Haute", "Long", "Mar", "Mont", "Neuf", "Orme", "Pierre",
        "Plain", "Pré", "Roche", "Ser", "Val", "Vau", "Vieux",
    ];

    private static readonly string[] Fins =
    [
        "val", "mont", "ville", "court", "bois", "champ", "fontaine", "lieu", "marche", "pont", "rive", "-sur-Aune", "-sous-Bois", "-les-Prés",
        "brelle", "vanne", "gny", "rac", "zac", "dieu",
    ];

    private static readonly string[] Noms =
    [
        "Les Tilleuls", "du Vieux-Pont", "des Deux-Vallées", "Jeanne-Aubert", "Les Hauts-Prés", "de la Tannerie", "Pierre-Lavigne", "Les Alouettes",
        "du Moulin-Blanc", "Camille-Ferrand", "des Quatre-Vents", "La Garenne", "du Canal", "Émile-Cordier", "Les Genêts", "de la Fontaine",
        "Hélène-Brunel", "du Parc", "Les Églantiers", "de la Gare", "Louis-Andrieu", "des Remparts", "Les Coquelicots", "du Grand-Large",
    ];

    /// <summary>La liste, par académie puis par UAI. Les boîtes des vrais établissements sont remplacées : rien de fictif ne leur parviendra.</summary>
    public IReadOnlyList<Etablissement> Choisir(DemandeDePeuplement demande)
    {
        var retenues = departements.Where(d => demande.CodeAcademie is null || d.CodeAcademie == demande.CodeAcademie).ToList();
        var reels = demande.Annuaire is null ? [] : Lire(demande.Annuaire).Where(e => demande.CodeAcademie is null || e.CodeAcademie == demande.CodeAcademie)
            .OrderBy(e => e.Uai.Valeur, StringComparer.Ordinal).ToList();
        var voulus = demande.Etablissements ?? (demande.Annuaire is null ? retenues.Count * ParDepartement : reels.Count);
        var inventes = Math.Max(0, voulus - reels.Count);
        var premier = Math.Min(PremierNumeroFictif, DernierNumero - (inventes / retenues.Count));
        var fictifs = Enumerable.Range(0, inventes).Select(rang => Inventer(retenues[rang % retenues.Count], premier, rang / retenues.Count, reels));
        var lieux = reels.Take(voulus).Concat(fictifs.DistinctBy(e => e.Uai)).ToList();
        foreach (var lieu in lieux)
        {
            lieu.Academie = academies.Single(a => a.Code == lieu.CodeAcademie);
            lieu.Courriel = Troupe.Courriel($"ce.{lieu.Uai.Valeur.ToLowerInvariant()}");
        }
        return [.. lieux.OrderBy(e => e.CodeAcademie, StringComparer.Ordinal).ThenBy(e => e.Uai.Valeur, StringComparer.Ordinal)];
    }

    private IReadOnlyList<Etablissement> Lire(byte[] annuaire)
    {
        var territoire = new Territoire(academies.Select(a => a.Code).ToHashSet(), departements.ToDictionary(d => d.Code, d => d.CodeAcademie));
        using var fichier = FichierAnnuaire.Ouvrir(annuaire);
        return PlanDImport.Etablir(Guid.Empty, fichier, new(territoire, aujourdhui), new Dictionary<string, Etablissement>(), _ => { }).Nouveaux;
    }

    /// <summary>Un établissement fictif, dans une commune réelle du département si l'annuaire en donne une.</summary>
    private Etablissement Inventer(Departement departement, int premier, int rang, List<Etablissement> reels)
    {
        var numero = $"{Prefixe(departement.Code)}{premier + rang:0000}";
        var uai = Uai.Lire(numero + Uai.LettreDeControle(numero));
        var hasard = new Hasard(graine, $"lieu {uai}");
        var nature = (reels.Count > 0, hasard.Entre(1, 100)) switch { (true, _) or (_, <= 68) => 340, (_, <= 82) => 302, (_, <= 99) => 320, _ => 370 };
        var voisins = reels.Where(e => e.CodeDepartement == departement.Code && e.Latitude is not null).ToList();
        var voisin = voisins.Count == 0 ? null : hasard.Parmi(voisins);
        return new()
        {
            Uai = uai, Nature = nature, Type = NatureUai.Type(nature)!.Value, Nom = $"{Sorte(nature)} {hasard.Parmi(Noms)}",
            Commune = voisin?.Commune ?? $"{hasard.Parmi(Debuts)}{hasard.Parmi(Fins)}",
            CodePostal = voisin?.CodePostal, CodeDepartement = departement.Code, CodeAcademie = departement.CodeAcademie,
            Bassin = voisin?.Bassin ?? $"Bassin {(rang % 4) + 1}", Effectif = hasard.Entre(180, 900),
            Latitude = voisin?.Latitude + ((hasard.Reel() - 0.5) / 5), Longitude = voisin?.Longitude + ((hasard.Reel() - 0.5) / 5),
        };
    }

    /// <summary>Le département tel qu'un UAI commence : la Corse s'y écrit en chiffres.</summary>
    private static string Prefixe(string departement) => departement switch { "02A" => "620", "02B" => "720", _ => departement };

    private static string Sorte(int nature) => nature switch { 340 => "Collège", 320 => "Lycée professionnel", 370 => "EREA", _ => "Lycée général et technologique" };
}
