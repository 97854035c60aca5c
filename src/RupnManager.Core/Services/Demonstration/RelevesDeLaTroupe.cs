using System.Globalization;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Demonstration;

/// <summary>Ce que la troupe a noté de ses années : trois relevés écrits, et ceux qui en reprennent des lignes.</summary>
internal static class RelevesDeLaTroupe
{
    /// <summary>Un an plus tôt, le même jour de la semaine.</summary>
    private const int UnAn = 364;

    private sealed record Ligne(DateOnly Date, SaisieDActivite Saisie);

    public static void Inscrire(Metteur metteur)
    {
        Noter(metteur, "college", "rupn.college", 2013, Lire("2013"));
        Noter(metteur, "lycee", "rupn.lycee", 2013, UneSur(Lire("2013"), 2, 1));
        Noter(metteur, "college", "rupn2.college", 2013, UneSur(Lire("2013"), 2, 0), "p3.ressources");
        Noter(metteur, "college", "rupn.college", 2026, Lire("2026"));
        Noter(metteur, "lycee", "rupn.lycee", 2026, UneSur(Lire("2026"), 2, 1));
        Noter(metteur, "college", "rupn2.college", 2026, UneSur(Lire("2026"), 2, 0), "p3.ressources");
        Inscrire2025(metteur, [.. Lire("2026").Select(l => l with { Date = l.Date.AddDays(-UnAn) })]);
    }

    private static void Inscrire2025(Metteur metteur, Ligne[] lignes)
    {
        Noter(metteur, "erea", "rupn.erea", 2025, Lire("2025-erea"));
        Noter(metteur, "college", "rupn.college", 2025, lignes);
        Noter(metteur, "lycee", "rupn.lycee", 2025, UneSur(lignes, 2, 1));
        Noter(metteur, "college", "rupn2.college", 2025, UneSur(lignes, 2, 0), "p3.ressources");
        Noter(metteur, "lycee", "rupn2.lycee", 2025, UneSur(lignes, 2, 0), "p3.reseau");
        (string Lieu, int Rang)[] petits = [("saulnieres", 1), ("futaie", 2), ("pont", 3), ("embruns", 0)];
        foreach (var (lieu, rang) in petits) Noter(metteur, lieu, $"rupn.{lieu}", 2025, UneSur(lignes, 4, rang), "p3.services");
        Noter(metteur, "deuxrives", "rupn.deuxrives", 2025, lignes.Take(10), "p3.services");
    }

    private static void Noter(Metteur metteur, string lieu, string agent, int annee, IEnumerable<Ligne> lignes, string? partie3 = null)
    {
        Mission? mission = null;
        foreach (var (ligne, rang) in lignes.Select((l, i) => (l, i)))
            metteur.Agenda.Inscrire(ligne.Date, Agenda.HeureDuRupn.AddMinutes(rang % 10), quand =>
            {
                var personnel = metteur.Scene.Agents[(agent, lieu)];
                mission ??= metteur.Db.Missions.Local.Single(m =>
                    m.PersonnelId == personnel.Id && m.Annee.Debut == annee && m.AnnuleeLe is null && m.Fonction!.Code == Fonction.CodeRupn);
                var rubrique = partie3 is not null && Rubriques.Partie(ligne.Saisie.Rubrique!) == 3 ? partie3 : ligne.Saisie.Rubrique;
                metteur.Db.Activites.Add(Activite.Noter(mission, ligne.Saisie with { Date = quand.JourDeParis(), Rubrique = rubrique }, $"troupe:{rang + 1}", quand));
            });
    }

    /// <summary>Les lignes dont le rang, compté de 1, a ce reste.</summary>
    private static IEnumerable<Ligne> UneSur(IEnumerable<Ligne> lignes, int sur, int reste) => lignes.Where((_, i) => (i + 1) % sur == reste);

    private static Ligne[] Lire(string nom)
    {
        using var flux = typeof(RelevesDeLaTroupe).Assembly.GetManifestResourceStream($"Releves/{nom}.csv")
            ?? throw new InvalidOperationException($"Relevé {nom} absent.");
        using var lecteur = new StreamReader(flux);
        return [.. lecteur.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Lire)];

        static Ligne Lire(string ligne)
        {
            var c = ligne.TrimEnd('\r').Split(';', 7);
            var date = DateOnly.ParseExact(c[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new(date, new()
            {
                Date = date, Minutes = int.Parse(c[1], CultureInfo.InvariantCulture), Nature = NaturesDActivite.Lire(c[2])!.Value, Rubrique = c[3],
                Enseignants = Nombre(c[4]), Eleves = Nombre(c[5]), Texte = c[6],
            });
        }

        static int? Nombre(string cellule) => cellule.Length == 0 ? null : int.Parse(cellule, CultureInfo.InvariantCulture);
    }
}
