using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Initialisation;

/// <summary>Académies, départements, catalogue des fonctions, barèmes et modèles nationaux : ajoutés s'ils manquent, jamais réécrits.</summary>
public sealed class DonneesDeReference(RupnDbContext db, TimeProvider horloge)
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { Delimiter = ";" };

    public async Task CompleterAsync(CancellationToken ct)
    {
        if (!await db.Academies.AnyAsync(ct))
        {
            db.Academies.AddRange(Lire("academies.csv", l => new Academie { Code = l("code_academie"), Libelle = l("academie") }));
            db.Departements.AddRange(Lire("departements.csv", l => new Departement
            {
                Code = l("code_departement"), Libelle = l("departement"), CodeAcademie = l("code_academie"),
            }));
        }
        if (!await db.Fonctions.AnyAsync(ct)) db.Fonctions.AddRange(CatalogueDesFonctions.Initial());
        if (!await db.Baremes.AnyAsync(ct)) db.Baremes.AddRange(BaremesDOrigine.Baremes(horloge.Maintenant()));
        if (!await db.CodesDIndemnite.AnyAsync(ct)) db.CodesDIndemnite.AddRange(BaremesDOrigine.Codes(horloge.Maintenant()));
        if (!await db.DelaisDeConvocation.AnyAsync(ct)) db.DelaisDeConvocation.AddRange(BaremesDOrigine.Delais());
        if (!await db.Modeles.AnyAsync(ct)) db.Modeles.AddRange(ModelesNationaux());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DejaEnregistreException)
        {
            db.ChangeTracker.Clear();
        }
    }

    private IEnumerable<ModeleDeLettre> ModelesNationaux()
    {
        foreach (var (annee, clauses) in new[] { (AnneeScolaire.Premiere.Debut, LettreType.Source()), (2015, LettreType.SansMotLocal()) })
        {
            var modele = new ModeleDeLettre { Annee = new(annee), Numero = 1, Clauses = clauses };
            modele.Publier(horloge.Maintenant());
            yield return modele;
        }
    }

    private static List<T> Lire<T>(string nom, Func<Func<string, string>, T> construire)
    {
        var assemblee = typeof(DonneesDeReference).Assembly;
        using var flux = assemblee.GetManifestResourceStream($"Reference/{nom}") ?? throw new InvalidOperationException($"Ressource {nom} absente.");
        using var csv = new CsvReader(new StreamReader(flux), Format);
        csv.Read();
        csv.ReadHeader();
        var lignes = new List<T>();
        while (csv.Read()) lignes.Add(construire(colonne => csv.GetField(colonne)!));
        return lignes;
    }
}
