using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Academies;
using RupnManager.Services.Journal;

namespace RupnManager.Services.LettresDeMission.Archives;

/// <summary>Les lettres scellées en un seul ZIP, écrit au fil de l'eau : jamais plus d'une lettre en mémoire.</summary>
public sealed class ArchiveDesLettresService(RupnDbContext db, JournalService journal, TimeProvider horloge)
{
    private static readonly string[] EnTetes = ["fichier", "reference", "uai", "etablissement", "annee_scolaire", "personne", "scellee_le", "taille", "empreinte_sha256", "controle"];

    /// <summary>Les lettres scellées que la liste montre. Refus : lettre.archive-vide.</summary>
    public Task<ArchiveDeLettres> PreparerAsync(FiltreDeLettres filtre, Acteur acteur, CancellationToken ct = default) =>
        PreparerAsync(l => l.Filtrer(filtre), acteur, ct);

    /// <summary>Les lettres scellées que la file retient ; aucune n'est en retard. Refus : lettre.archive-vide.</summary>
    public Task<ArchiveDeLettres> PreparerAsync(FiltreDeLaFile filtre, Acteur acteur, CancellationToken ct = default) =>
        PreparerAsync(l => l.Filtrer(filtre, horloge).DeCetteSorte(filtre, []), acteur, ct);

    /// <summary>Les lettres scellées parmi celles choisies. Refus : lettre.archive-vide.</summary>
    public Task<ArchiveDeLettres> PreparerAsync(IReadOnlyCollection<Guid> ids, Acteur acteur, CancellationToken ct = default) =>
        PreparerAsync(l => l.Where(x => ids.Contains(x.Id)), acteur, ct);

    /// <summary>Écrit l'archive, puis le manifeste de ce qui y est : noms, références, empreintes recalculées sur les octets rendus.</summary>
    public async Task EcrireAsync(ArchiveDeLettres archive, Stream sortie, CancellationToken ct = default)
    {
        await using var tampon = new Tampon(sortie);
        var zip = new ZipArchive(tampon, ZipArchiveMode.Create, leaveOpen: true);
        var manifeste = new List<string?[]> { EnTetes };
        foreach (var (fichier, lettre) in archive.Entrees)
        {
            var octets = await db.Fichiers.Where(f => f.Id == lettre.FichierId).Select(f => f.Octets).SingleAsync(ct);
            Ajouter(zip, fichier, octets, lettre.ScelleeLe);
            await tampon.VerserAsync(ct);
            var empreinte = Empreintes.Sha256(octets);
            manifeste.Add(
            [
                fichier, lettre.Reference, lettre.Uai, lettre.Etablissement, $"{lettre.Annee}", lettre.Personne, lettre.ScelleeLe.InstantEnLettres(), $"{octets.Length}",
                empreinte, empreinte == lettre.Empreinte ? "conforme au scellement" : "DIFFÉRENTE du scellement",
            ]);
        }
        Ajouter(zip, ArchiveDeLettres.Manifeste, FichierCsv.Ecrire(manifeste), horloge.Maintenant());
        zip.Dispose();
        await tampon.VerserAsync(ct);
    }

    private async Task<ArchiveDeLettres> PreparerAsync(
        Func<IQueryable<LettreDeMission>, IQueryable<LettreDeMission>> choisir, Acteur acteur, CancellationToken ct)
    {
        acteur.Exiger(Permission.ConsulterLettres);
        var scellees = await choisir(db.Lettres.VisiblesPar(acteur).AsNoTracking())
            .Join(db.Scellements.Where(s => s.FichierId != null), l => l.Id, s => s.LettreId, (l, s) => new { l, s })
            .OrderBy(x => x.l.Etablissement!.Uai).ThenBy(x => x.l.Reference)
            .Select(x => new
            {
                x.s.FichierId, x.s.Empreinte, x.s.ScelleLe, x.l.Reference, x.l.Annee, x.l.Etablissement!.Uai, x.l.Etablissement.Nom, x.l.Mission!.Personnel!.Personne,
            }).ToListAsync(ct);
        if (scellees.Count == 0) throw ReglesDeLaLettre.ArchiveVide.Refus();
        journal.Consigner(acteur, Evenement.LettresTelechargees, new("lettres", acteur.QualiteId, acteur.EtablissementId, acteur.CodeAcademie),
            $"a téléchargé {scellees.Count} lettre{(scellees.Count > 1 ? "s scellées" : " scellée")} en une archive.");
        await db.SaveChangesAsync(ct);
        return ArchiveDeLettres.De(scellees.Select(x => new LettreAArchiver(
            x.FichierId!.Value, x.Reference, x.Uai.Valeur, x.Nom, x.Annee, x.Personne!.NomUsage, x.Personne.Designation, x.ScelleLe!.Value, x.Empreinte!)));
    }

    private static void Ajouter(ZipArchive zip, string nom, byte[] octets, DateTime quand)
    {
        var entree = zip.CreateEntry(nom, CompressionLevel.Fastest);
        entree.LastWriteTime = quand.AParis();
        using var flux = entree.Open();
        flux.Write(octets);
    }
}
