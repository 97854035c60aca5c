using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Campagnes;

namespace RupnManager.Services.Academies;

/// <summary>La file en CSV : ce que le filtre retient, dans son ordre, avec les colonnes montrées.</summary>
public sealed class ExportDeLaFileService(RupnDbContext db, LectureDesCampagnesService campagnes, TimeProvider horloge)
{
    /// <summary>Le fichier ; s'il n'y a rien, il le dit.</summary>
    public async Task<(string Nom, byte[] Octets)> EnCsvAsync(FiltreDeLaFile filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ValiderLettres);
        var jour = horloge.Aujourdhui();
        var campagne = await campagnes.PourAsync(filtre.Annee(horloge), acteur, ct);
        var trouvees = db.Lettres.VisiblesPar(acteur).AsNoTracking().Filtrer(filtre, horloge)
            .DeCetteSorte(filtre, campagne?.EtatsEnRetard(jour) ?? []);
        var lignes = await FileDeValidationService.EnLignes(trouvees.DansLOrdre()).ToListAsync(ct);
        var departements = await db.Departements.Where(d => d.CodeAcademie == acteur.CodeAcademie).ToDictionaryAsync(d => d.Code, d => d.Libelle, ct);
        var colonnes = Enum.GetValues<ColonneDeLaFile>().Where(filtre.ColonnesMontrees.Contains).ToList();
        List<IEnumerable<string?>> fichier = [["UAI", "Établissement", "Commune", "RUPN", "Jours de retard", .. colonnes.Select(c => c is ColonneDeLaFile.Depuis ? "Jours d'attente" : c.Libelle())]];
        fichier.AddRange(lignes.Select(l => (IEnumerable<string?>)
            [l.Uai.Valeur, l.Etablissement, l.Commune, l.Designation, Retard(campagne?.RetardDe(l.Nature, l.Etat, jour) ?? 0), .. colonnes.Select(c => Cellule(l, c, departements, jour))]));
        if (lignes.Count == 0) fichier.Add(["Aucune lettre ne répond à ces filtres."]);
        return ($"lettres-{filtre.Annee(horloge)}-{jour:yyyy-MM-dd}.csv", FichierCsv.Ecrire(fichier));
    }

    private static string Retard(int jours) => jours == 0 ? "" : $"{jours}";

    private static string? Cellule(LigneDeLaFile ligne, ColonneDeLaFile colonne, Dictionary<string, string> departements, DateOnly jour) => colonne switch
    {
        ColonneDeLaFile.Reference => ligne.Reference,
        ColonneDeLaFile.Type => ligne.Type switch { TypeEtablissement.College => "Collège", TypeEtablissement.Lycee => "Lycée", _ => "EREA" },
        ColonneDeLaFile.Departement => departements.GetValueOrDefault(ligne.CodeDepartement, ligne.CodeDepartement),
        ColonneDeLaFile.Bassin => ligne.Bassin,
        ColonneDeLaFile.Etat => ligne.Etat.Libelle(),
        ColonneDeLaFile.Modele => ligne.Etat is EtatDeLettre.Brouillon ? "pas encore figée" : ligne.Change.Resume,
        ColonneDeLaFile.Attendu => ligne.Etat.Attend().Libelle(),
        _ => ligne.Attend ? $"{Math.Max(0, ligne.Jours(jour))}" : "",
    };
}
