using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>Un état dans la liste.</summary>
public sealed record LigneDeListe(
    Guid Id, string? Numero, string Etablissement, string Uai, EtatDeListe Etat, DateTime PrepareLe, string Preparateur, DateTime? ArreteLe, DateOnly? TransmisLe,
    int Lignes, Montant Total);

/// <summary>Une échéance qui n'est pas sur l'état, et pourquoi.</summary>
public sealed record HorsDeLEtat(Echeance Echeance, string Designation, string Raison, bool PeutEtrePrise, bool PeutEtreLiberee, bool ACertifier);

/// <summary>Un état ouvert : ses lignes contrôlées, ce qui reste dehors, ce que l'acteur peut faire.</summary>
public sealed record EtatOuvert
{
    public required EtatLiquidatif Etat { get; init; }
    public required Controle Controle { get; init; }
    public required IReadOnlyList<HorsDeLEtat> Hors { get; init; }

    /// <summary>Combien d'échéances se certifieront plus tard.</summary>
    public required int AVenir { get; init; }

    /// <summary>Les formats gardés, une fois l'état arrêté.</summary>
    public required IReadOnlySet<FormatDePiece> Formats { get; init; }
    public required Montant Notifie { get; init; }
    public required string Chef { get; init; }

    /// <summary>Les lignes, dans l'ordre de l'export une fois l'état arrêté.</summary>
    public IEnumerable<LigneDEtat> Lignes => Etat.Lignes.OrderBy(l => l.Figee?.NumeroDOrdre ?? 0)
        .ThenBy(l => l.Echeance!.Attribution!.Personne!.NomUsage, StringComparer.CurrentCulture).ThenBy(l => l.Echeance!.Numero);
    public Montant EnAnomalie => Etat.Lignes.Where(Controle.Bloque).Select(l => l.Montant).Total();
    public Montant Total => Etat.Total - EnAnomalie;
    public int LignesRetenues => Hors.Count(h => h.PeutEtreLiberee);
}

/// <summary>La liste des états liquidatifs, et un état ouvert.</summary>
public sealed class ListeDesEtatsService(RupnDbContext db, ControleDEtatService controles, TimeProvider horloge)
{
    public async Task<PageDe<LigneDeListe>> ListerAsync(AnneeScolaire annee, int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterEtatsLiquidatifs);
        var lignes = await db.EtatsLiquidatifs.VisiblesPar(acteur).AsNoTracking().Where(e => e.Annee == annee)
            .OrderByDescending(e => e.PrepareLe).ThenBy(e => e.Id)
            .Select(e => new
            {
                e.Id, e.Numero, e.Etablissement!.Nom, e.Etablissement.Uai, e.Etat, e.PrepareLe, e.Preparateur, e.ArreteLe, e.TransmisLe,
                Lignes = e.Lignes.Count, Total = e.Lignes.Sum(l => l.Montant.Centimes),
            }).EnPageAsync(page, ct);
        return new([.. lignes.Lignes.Select(e => new LigneDeListe(
            e.Id, e.Numero, e.Nom, e.Uai.Valeur, e.Etat, e.PrepareLe, e.Preparateur, e.ArreteLe, e.TransmisLe, e.Lignes, new(e.Total)))], lignes.Total, lignes.Numero);
    }

    /// <summary>Ce qui peut aller sur un nouvel état : certifié, ni payé ni déjà pris.</summary>
    public async Task<IReadOnlyList<HorsDeLEtat>> DisponiblesAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PreparerEtatsLiquidatifs);
        return (await HorsAsync(annee, null, acteur, ct)).Hors;
    }

    public async Task<EtatOuvert> OuvrirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterEtatsLiquidatifs);
        var etat = await db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => e.Id == id).Complets().TrouverAsync(ct);
        var notifie = await db.Enveloppes.VisiblesPar(acteur).Where(e => e.EtablissementId == etat.EtablissementId && e.Annee == etat.Annee)
            .Select(e => e.Notifie.Centimes).FirstOrDefaultAsync(ct);
        var enPreparation = etat.Etat is EtatDeListe.EnPreparation or EtatDeListe.Soumis && acteur.EtablissementId is not null;
        var (hors, aVenir) = enPreparation ? await HorsAsync(etat.Annee, etat.Id, acteur, ct) : ([], 0);
        return new()
        {
            Etat = etat, Controle = await controles.ControlerAsync(etat, acteur, ct), Hors = hors, AVenir = aVenir, Notifie = new(notifie),
            Formats = etat.Numero is null ? new HashSet<FormatDePiece>() : await db.PiecesArchivees.Where(p => p.EtatLiquidatifId == id).FormatsAsync(ct),
            Chef = await ChefAsync(etat.EtablissementId, ct),
        };
    }

    private async Task<(IReadOnlyList<HorsDeLEtat> Hors, int AVenir)> HorsAsync(AnneeScolaire annee, Guid? etatId, Acteur acteur, CancellationToken ct)
    {
        var chef = acteur.EtablissementId is { } lieu ? await ChefAsync(lieu, ct) : "le chef d'établissement";
        var attributions = await db.Attributions.VisiblesPar(acteur).AsNoTracking().Where(a => a.Annee == annee && a.Echeances.Any()).APayer().ToListAsync(ct);
        var prises = await db.EtatsLiquidatifs.VisiblesPar(acteur).AsNoTracking().Where(e => e.Annee == annee).Include(e => e.Lignes).ToListAsync(ct);
        var surEtat = prises.SelectMany(e => e.Lignes.Where(l => l.RejeteeLe is null), (e, l) => (l.EcheanceId, Etat: e)).ToDictionary(x => x.EcheanceId, x => x.Etat);
        var jour = horloge.Aujourdhui();
        var toutes = attributions.SelectMany(a => a.Echeances, (a, e) => (Attribution: a, Echeance: e))
            .Where(x => x.Echeance.Situation is not (SituationDEcheance.Payee or SituationDEcheance.SansPaiement))
            .Where(x => etatId is null || surEtat.GetValueOrDefault(x.Echeance.Id)?.Id != etatId).ToList();
        var aVenir = toutes.Count(x => x.Echeance.Situation is SituationDEcheance.NonCertifiee && !x.Echeance.EstCertifiable(jour, x.Attribution.Mission!.Terme));
        var hors = toutes.Where(x => x.Echeance.Situation is not SituationDEcheance.NonCertifiee || x.Echeance.EstCertifiable(jour, x.Attribution.Mission!.Terme))
            .OrderBy(x => x.Attribution.Personne!.NomUsage, StringComparer.CurrentCulture).ThenBy(x => x.Echeance.Numero)
            .Select(x => Decrire(x.Attribution, x.Echeance, surEtat.GetValueOrDefault(x.Echeance.Id), chef)).ToList();
        return (hors, aVenir);
    }

    private static HorsDeLEtat Decrire(Attribution attribution, Echeance echeance, EtatLiquidatif? autre, string chef)
    {
        var raison = echeance.Situation switch
        {
            SituationDEcheance.NonCertifiee => $"service fait pas encore certifié par {chef}",
            SituationDEcheance.APayer => "à liquider, pas encore sur un état",
            SituationDEcheance.Rejetee => $"rejetée par le rectorat : « {echeance.MotifDuRejet} »",
            SituationDEcheance.Retenue => $"retenue par {echeance.RetenuePar} le {echeance.RetenueLe!.Value.JourDeParis().EnChiffres()} : « {echeance.MotifDeRetenue} »",
            _ => autre is null ? "sur un autre état" : $"sur l'état {PreparationDEtatService.NomDe(autre)}",
        };
        return new(echeance, attribution.Personne!.Designation, raison,
            echeance.Situation is SituationDEcheance.APayer or SituationDEcheance.Rejetee, echeance.Situation is SituationDEcheance.Retenue,
            echeance.Situation is SituationDEcheance.NonCertifiee);
    }

    /// <summary>Le nom du chef en fonction, qui arrêtera l'état.</summary>
    private async Task<string> ChefAsync(Guid etablissementId, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var chef = await db.Affectations.Where(a => a.Role == Role.ChefEtablissement && a.EtablissementId == etablissementId
                && a.Debut <= jour && (a.Fin == null || jour <= a.Fin)).Select(a => a.Personne).FirstOrDefaultAsync(ct);
        return chef?.Designation ?? "le chef d'établissement";
    }
}
