using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Campagnes;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Academies;

/// <summary>Une lettre lue dans la file : ce qui change, son texte, sa place, celle d'avant et celle d'après.</summary>
public sealed record LectureDeLaFile(DetailDeLettre Detail, CeQuiChange Change, Guid? Precedente, Guid? Suivante, int Rang, int Total)
{
    /// <summary>Faux quand la lettre est sortie du filtre : elle se lit encore, entre ses voisines d'alors.</summary>
    public bool EstDansLaFile => Rang > 0;
}

/// <summary>Lire les lettres l'une après l'autre, dans l'ordre de la file.</summary>
public sealed class LectureDeLaFileService(RupnDbContext db, LettreDeMissionService lettres, LectureDesCampagnesService campagnes, TimeProvider horloge)
{
    /// <summary>La lettre, et ses voisines dans le filtre ; introuvable hors du périmètre.</summary>
    public async Task<LectureDeLaFile> LireAsync(Guid id, FiltreDeLaFile filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ValiderLettres);
        var detail = await lettres.DetailAsync(id, acteur, ct);
        var lettre = detail.Lettre;
        var trouvees = db.Lettres.VisiblesPar(acteur).AsNoTracking().Filtrer(filtre, horloge)
            .DeCetteSorte(filtre, filtre.EnRetard ? await campagnes.EnRetardAsync(filtre.Annee(horloge), acteur, ct) : []);
        var (avant, apres) = (Avant(trouvees, lettre), Apres(trouvees, lettre));
        var total = await trouvees.CountAsync(ct);
        var rang = await trouvees.AnyAsync(l => l.Id == id, ct) ? await avant.CountAsync(ct) + 1 : 0;
        var precedente = await avant.OrderBy(l => l.ALire).ThenByDescending(l => l.EtatDepuis).ThenByDescending(l => l.Reference)
            .Select(l => (Guid?)l.Id).FirstOrDefaultAsync(ct);
        var suivante = await apres.DansLOrdre().Select(l => (Guid?)l.Id).FirstOrDefaultAsync(ct);
        var change = lettre.VersionCourante.TexteFige is null ? CeQuiChange.Dans(lettre) : lettre.VersionCourante.CeQuiChange;
        return new(detail, change, precedente, suivante, rang, total);
    }

    private static IQueryable<LettreDeMission> Avant(IQueryable<LettreDeMission> lettres, LettreDeMission repere)
    {
        var (aLire, depuis, reference) = (repere.ALire, repere.EtatDepuis, repere.Reference);
        return lettres.Where(l => (l.ALire && !aLire)
            || (l.ALire == aLire && (l.EtatDepuis < depuis || (l.EtatDepuis == depuis && l.Reference.CompareTo(reference) < 0))));
    }

    private static IQueryable<LettreDeMission> Apres(IQueryable<LettreDeMission> lettres, LettreDeMission repere)
    {
        var (aLire, depuis, reference) = (repere.ALire, repere.EtatDepuis, repere.Reference);
        return lettres.Where(l => (!l.ALire && aLire)
            || (l.ALire == aLire && (l.EtatDepuis > depuis || (l.EtatDepuis == depuis && l.Reference.CompareTo(reference) > 0))));
    }
}
