using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Journal;

namespace RupnManager.Services.Journal;

/// <summary>Ce que l'on cherche dans le journal ; les jours sont ceux de Paris.</summary>
public sealed record FiltreDuJournal(DateOnly? Du = null, DateOnly? Au = null, string? Auteur = null, string? Evenement = null, string? Objet = null, int Page = 1)
{
    public bool EstVide => this with { Page = 1 } == new FiltreDuJournal();
}

/// <summary>Une ligne du journal.</summary>
public sealed record LigneDuJournal(long Numero, DateTime Le, string Qualite, string Evenement, string Objet, string Phrase);

/// <summary>Une page du journal et le filtre qui l'a faite.</summary>
public sealed record PageDuJournal(PageDe<LigneDuJournal> Page, FiltreDuJournal Filtre);

/// <summary>Une entrée entière, et ses voisines dans le périmètre.</summary>
public sealed record DetailDuJournal(EntreeJournal Entree, long? Precedente, long? Suivante);

/// <summary>Lire le journal de son périmètre.</summary>
public sealed class LectureDuJournalService(RupnDbContext db)
{
    private const string Echappement = @"\";

    /// <summary>Les entrées du périmètre, la plus récente d'abord.</summary>
    public async Task<PageDuJournal> ListerAsync(FiltreDuJournal filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterJournal);
        var lignes = Filtrer(db.Journal.VisiblesPar(acteur), filtre).OrderByDescending(e => e.Numero)
            .Select(e => new LigneDuJournal(e.Numero, e.Le, e.Qualite, e.Evenement, e.Objet, e.Phrase));
        var page = await lignes.EnPageAsync(filtre.Page, ct);
        return new(page, filtre with { Page = page.Numero });
    }

    /// <summary>Une entrée du périmètre.</summary>
    public async Task<DetailDuJournal> DetailAsync(long numero, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterJournal);
        var visibles = db.Journal.VisiblesPar(acteur).AsNoTracking();
        var entree = await visibles.Where(e => e.Numero == numero).TrouverAsync(ct);
        return new(entree,
            await visibles.Where(e => e.Numero < numero).MaxAsync(e => (long?)e.Numero, ct),
            await visibles.Where(e => e.Numero > numero).MinAsync(e => (long?)e.Numero, ct));
    }

    private static IQueryable<EntreeJournal> Filtrer(IQueryable<EntreeJournal> entrees, FiltreDuJournal filtre)
    {
        if (filtre.Du?.ToDateTime(TimeOnly.MinValue).EnUtc() is { } debut) entrees = entrees.Where(e => e.Le >= debut);
        if (filtre.Au?.AddDays(1).ToDateTime(TimeOnly.MinValue).EnUtc() is { } fin) entrees = entrees.Where(e => e.Le < fin);
        if (Motifs(filtre.Auteur) is var (nom, autreNom))
            entrees = entrees.Where(e => EF.Functions.Like(e.Auteur, nom, Echappement) || EF.Functions.Like(e.Auteur, autreNom, Echappement));
        if (Motifs(filtre.Objet) is var (mot, autreMot))
            entrees = entrees.Where(e => EF.Functions.Like(e.Objet, mot, Echappement) || EF.Functions.Like(e.Phrase, mot, Echappement)
                || EF.Functions.Like(e.Phrase, autreMot, Echappement));
        if (!string.IsNullOrWhiteSpace(filtre.Evenement)) entrees = entrees.Where(e => e.Evenement == filtre.Evenement);
        return entrees;
    }

    /// <summary>Ce que l'on cherche, tel quel et la première lettre en capitale : SQLite ne rapproche pas « é » de « É ».</summary>
    private static (string TelQuel, string Capitale)? Motifs(string? saisie)
    {
        if (string.IsNullOrWhiteSpace(saisie)) return null;
        var mot = saisie.Trim();
        var capitale = char.ToUpper(mot[0]) + mot[1..];
        return (Contient(mot), Contient(capitale));
    }

    private static string Contient(string mot) =>
        $"%{mot.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_").Replace("[", @"\[")}%";
}
