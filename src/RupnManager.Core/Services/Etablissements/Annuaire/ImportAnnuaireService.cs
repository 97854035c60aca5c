using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Etablissements.Annuaire;

/// <summary>Un import dans la liste : qui, quand, quel fichier, où il en est.</summary>
public sealed record ResumeDImport(
    Guid Id, string NomDuFichier, string DeposePar, DateTime DeposeLe, EtatDImport Etat, string Libelle, BilanDImport Bilan, DateOnly? DateDesDonnees);

/// <summary>L'aperçu d'un import, une liste de lignes à la fois, et les motifs qui y reviennent.</summary>
public sealed record ApercuDImport(
    ImportAnnuaire Import, bool EstLeMien, SortDeLigne Liste, PageDe<LigneDImport> Lignes, IReadOnlyList<(string Motif, int Nombre)> Motifs,
    AvancementDImport? Avancement);

/// <summary>Déposer un fichier de l'annuaire, lire ce qu'il changerait, l'appliquer ou y renoncer.</summary>
public sealed class ImportAnnuaireService(RupnDbContext db, SuiviDesImports suivi, TimeProvider horloge)
{
    private const int MotifsMontres = 12;

    /// <summary>Garde le fichier et lance sa lecture. Refus : import.taille, import.format, import.vide.</summary>
    public async Task<Guid> DeposerAsync(string nom, byte[] octets, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterEtablissements);
        Controler(octets);
        foreach (var ancien in await db.Imports.VisiblesPar(acteur).Include(i => i.Contenu)
            .Where(i => i.DeposeParId == acteur.PersonneId && i.Etat == EtatDImport.Pret).ToListAsync(ct)) ancien.Abandonner(acteur);
        var import = ImportAnnuaire.Deposer(nom, octets, acteur, horloge.Maintenant());
        db.Imports.Add(import);
        await db.SaveChangesAsync(ct);
        suivi.Sonner();
        return import.Id;
    }

    /// <summary>Les imports, le plus récent d'abord.</summary>
    public async Task<PageDe<ResumeDImport>> ListerAsync(int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterEtablissements);
        var imports = await db.Imports.AsNoTracking().VisiblesPar(acteur).OrderByDescending(i => i.DeposeLe).ThenBy(i => i.Id).EnPageAsync(page, ct);
        return new([.. imports.Lignes.Select(Resumer)], imports.Total, imports.Numero);
    }

    /// <summary>Le dernier import appliqué ou reconnu sans changement ; rien s'il n'y en a pas.</summary>
    public async Task<ResumeDImport?> DernierAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterEtablissements);
        var import = await db.Imports.AsNoTracking().VisiblesPar(acteur).Where(i => i.TermineLe != null)
            .OrderByDescending(i => i.TermineLe).FirstOrDefaultAsync(ct);
        return import is null ? null : Resumer(import);
    }

    /// <summary>De quand sont les données de l'annuaire montrées ; rien tant qu'il n'a pas été importé. Tout le monde peut le savoir.</summary>
    public async Task<DateOnly?> DateDesDonneesAsync(CancellationToken ct = default)
    {
        var dernier = await db.Imports.AsNoTracking().Where(i => i.TermineLe != null).OrderByDescending(i => i.TermineLe)
            .Select(i => new { i.DateDesDonnees, i.TermineLe }).FirstOrDefaultAsync(ct);
        return dernier is null ? null : dernier.DateDesDonnees ?? dernier.TermineLe!.Value.JourDeParis();
    }

    /// <summary>L'aperçu d'un import ; sans liste demandée, la première qui mérite une lecture.</summary>
    public async Task<ApercuDImport> OuvrirAsync(Guid id, SortDeLigne? liste, int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterEtablissements);
        var import = await db.Imports.AsNoTracking().VisiblesPar(acteur).Where(i => i.Id == id).TrouverAsync(ct);
        var choisie = liste ?? AMontrer(import.Bilan);
        var lignes = db.LignesDImport.AsNoTracking().Where(l => l.ImportId == import.Id && l.Sort == choisie);
        var motifs = choisie is SortDeLigne.MiseAPart or SortDeLigne.Refusee
            ? await lignes.GroupBy(l => l.Motif!).Select(g => new { Motif = g.Key, Nombre = g.Count() }).Where(g => g.Nombre > 1)
                .OrderByDescending(g => g.Nombre).ThenBy(g => g.Motif).Take(MotifsMontres).ToListAsync(ct)
            : [];
        return new(import, import.DeposeParId == acteur.PersonneId, choisie, await lignes.OrderBy(l => l.Numero).EnPageAsync(page, ct),
            [.. motifs.Select(m => (m.Motif, m.Nombre))], Avancement(import));
    }

    /// <summary>Où en est un import en cours ; rien s'il attend une personne ou s'il est fini.</summary>
    public async Task<AvancementDImport?> AvancementAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterEtablissements);
        return Avancement(await db.Imports.AsNoTracking().VisiblesPar(acteur).Where(i => i.Id == id).TrouverAsync(ct));
    }

    /// <summary>Demande l'application de ce qui a été lu. Refus : import.deja, import.perime, import.autre (403).</summary>
    public async Task AppliquerAsync(Guid id, int version, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterEtablissements);
        var import = await db.Imports.VisiblesPar(acteur).Where(i => i.Id == id).TrouverAsync(ct);
        import.DemanderLApplication(acteur, version, await db.Imports.VisiblesPar(acteur).MaxAsync(i => i.Rang, ct) ?? 0);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DejaEnregistreException)
        {
            throw ReglesDeLAnnuaire.ImportPerime.Refus();
        }
        suivi.Sonner();
    }

    /// <summary>Refait l'aperçu d'après les établissements d'aujourd'hui. Refus : import.deja, import.autre (403).</summary>
    public async Task RefaireAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterEtablissements);
        var import = await db.Imports.VisiblesPar(acteur).Where(i => i.Id == id).TrouverAsync(ct);
        import.Refaire(acteur);
        await db.SaveChangesAsync(ct);
        suivi.Sonner();
    }

    /// <summary>Renonce à un import prêt ; rien n'a changé. Refus : import.deja, import.autre (403).</summary>
    public async Task AbandonnerAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterEtablissements);
        var import = await db.Imports.VisiblesPar(acteur).Include(i => i.Contenu).Where(i => i.Id == id).TrouverAsync(ct);
        import.Abandonner(acteur);
        await db.SaveChangesAsync(ct);
    }

    private static void Controler(byte[] octets)
    {
        if (octets.Length > ImportAnnuaire.TailleMaximale)
            throw ReglesDeLAnnuaire.ImportTaille.Refus(("taille", EnMo(octets.Length)), ("maximum", EnMo(ImportAnnuaire.TailleMaximale)));
        using var fichier = FichierAnnuaire.Ouvrir(octets);
        if (!fichier.Lire().Any()) throw ReglesDeLAnnuaire.ImportVide.Refus();
    }

    private static string EnMo(long octets) => $"{octets / (1024m * 1024m):0.#} Mo";

    private static ResumeDImport Resumer(ImportAnnuaire i) =>
        new(i.Id, i.NomDuFichier, i.DeposePar, i.DeposeLe, i.Etat, i.Libelle, i.Bilan, i.DateDesDonnees);

    private static SortDeLigne AMontrer(BilanDImport bilan) =>
        new[] { SortDeLigne.Refusee, SortDeLigne.Modifiee, SortDeLigne.Creee, SortDeLigne.MiseAPart }.FirstOrDefault(s => bilan.Nombre(s) > 0, SortDeLigne.Inchangee);

    private AvancementDImport? Avancement(ImportAnnuaire import)
    {
        if (!import.EnCours) return null;
        if (suivi.De(import.Id) is { } avancement) return avancement;
        suivi.Sonner();
        return new("En attente", 0, 0);
    }
}
