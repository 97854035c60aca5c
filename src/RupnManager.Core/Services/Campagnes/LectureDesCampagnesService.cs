using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Accueil;

namespace RupnManager.Services.Campagnes;

/// <summary>Les campagnes ouvertes que l'acteur voit, par année, pour dater ce qui attend.</summary>
public sealed record Calendriers(IReadOnlyDictionary<AnneeScolaire, Campagne> Ouvertes, DateOnly Jour)
{
    public Campagne? De(AnneeScolaire annee) => Ouvertes.GetValueOrDefault(annee);

    /// <summary>La tâche, avec la date de la campagne et son retard : « À signer au plus tard le 30 nov. »</summary>
    public Tache Dater(Tache tache, AnneeScolaire annee, Etape etape)
    {
        if (De(annee) is not { } campagne || campagne.LimiteDe(etape) is not { } limite) return tache;
        return tache with
        {
            Phrase = $"{tache.Phrase} {(etape is Etape.Dan ? "À valider" : "À signer")} au plus tard le {limite.EnCourt().TrimEnd('.')}.",
            Limite = limite,
            Retard = campagne.RetardDe(etape, Jour),
        };
    }
}

/// <summary>Lire les campagnes : celle d'une année, les dates qui courent, l'année suivante si elle est ouverte.</summary>
public sealed class LectureDesCampagnesService(RupnDbContext db, TimeProvider horloge)
{
    /// <summary>La campagne d'une année telle que l'acteur la voit ; rien s'il n'y en a pas, ou si elle n'est pas ouverte pour lui.</summary>
    public Task<Campagne?> PourAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default) =>
        db.Campagnes.VisiblesPar(acteur).AsNoTracking().FirstOrDefaultAsync(c => c.Annee == annee, ct);

    /// <summary>Les états dont une lettre de cette année dépasse aujourd'hui la date de la campagne ; aucun si elle n'est pas ouverte.</summary>
    public async Task<IReadOnlyList<EtatDeLettre>> EnRetardAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default) =>
        (await PourAsync(annee, acteur, ct))?.EtatsEnRetard(horloge.Aujourdhui()) ?? [];

    /// <summary>Les campagnes qui courent, pour dater les gestes attendus.</summary>
    public async Task<Calendriers> OuvertesAsync(Acteur acteur, CancellationToken ct = default) => new(
        await db.Campagnes.VisiblesPar(acteur).AsNoTracking().Where(c => c.Etat == EtatDeCampagne.Ouverte).ToDictionaryAsync(c => c.Annee, ct),
        horloge.Aujourdhui());

    /// <summary>Vrai si l'académie de l'acteur a ouvert cette année.</summary>
    public Task<bool> EstOuverteAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default) =>
        db.Campagnes.AnyAsync(c => c.CodeAcademie == acteur.CodeAcademie && c.Annee == annee && c.OuverteLe != null, ct);

    /// <summary>On ne prépare une année à venir que si une campagne l'ouvre. Refus : campagne.annee.</summary>
    public async Task ExigerOuverteAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        if (annee > AnneeScolaire.Du(horloge.Aujourdhui()) && !await EstOuverteAsync(annee, acteur, ct))
            throw ReglesDesCampagnes.AnneeFermee.Refus(("annee", annee));
    }
}
