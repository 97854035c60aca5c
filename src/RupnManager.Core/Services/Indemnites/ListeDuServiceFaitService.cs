using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Indemnites;

/// <summary>Une échéance telle que le chef la certifie.</summary>
public sealed record EcheanceDuService
{
    public required Guid Id { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required string Designation { get; init; }
    public required string Fonction { get; init; }
    public required Echeance Echeance { get; init; }

    /// <summary>Le premier jour où elle se certifie.</summary>
    public required DateOnly CertifiableLe { get; init; }
    public required bool Certifiable { get; init; }

    /// <summary>Le pro rata indicatif des interruptions, en une phrase.</summary>
    public string? Conseil { get; init; }

    public required Guid AttributionId { get; init; }

    /// <summary>Qui la mission remplace, s'il y a lieu.</summary>
    public Remplacement? Remplacement { get; init; }

    /// <summary>Ce qui manque à un remplacement : l'attestation du chef.</summary>
    public string? Avertissement => Remplacement is { EstAtteste: false } ? ReglesDuPaiement.Remplacant.Dire(("remplacant", Designation)) : null;

    /// <summary>Le numéro de l'état qui la porte, ou « en préparation ».</summary>
    public string? Etat { get; init; }
    public required bool Completable { get; init; }
    public required DateOnly Terme { get; init; }
    public bool Annulable => Echeance.Certification is not null && Echeance.Situation
        is SituationDEcheance.APayer or SituationDEcheance.SurEtat or SituationDEcheance.Retenue or SituationDEcheance.SansPaiement;
}

/// <summary>La page du service fait : à certifier, à venir, déjà certifiées.</summary>
public sealed record PageDuServiceFait(
    AnneeScolaire Annee, IReadOnlyList<EcheanceDuService> ACertifier, IReadOnlyList<EcheanceDuService> AVenir, IReadOnlyList<EcheanceDuService> Certifiees);

/// <summary>Les échéances d'une année qui attendent d'être certifiées : combien, laquelle est la plus ancienne, et depuis quand.</summary>
public sealed record ServiceFaitEnAttente(AnneeScolaire Annee, int Nombre, DateOnly Depuis, Guid Premiere);

/// <summary>Ce qui est à certifier, et ce qui l'est.</summary>
public sealed class ListeDuServiceFaitService(RupnDbContext db, RemplacementService remplacements, TimeProvider horloge)
{
    public async Task<PageDuServiceFait> ListerAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        ServiceFaitService.Exiger(acteur);
        var attributions = await db.Attributions.VisiblesPar(acteur).Where(a => a.Annee == annee && a.Echeances.Any()).APayer().AsNoTracking().ToListAsync(ct);
        var toutes = await DecrireAsync(attributions, acteur, ct);
        var attendues = toutes.Where(e => e.Echeance.Certification is null).OrderBy(e => e.CertifiableLe).ThenBy(e => e.Designation).ToList();
        return new(annee, [.. attendues.Where(e => e.Certifiable)], [.. attendues.Where(e => !e.Certifiable)],
            [.. toutes.Where(e => e.Echeance.Certification is not null).OrderByDescending(e => e.Echeance.Certification!.Date).ThenBy(e => e.Designation).ThenBy(e => e.Echeance.Numero)]);
    }

    public async Task<EcheanceDuService> OuvrirAsync(Guid echeanceId, Acteur acteur, CancellationToken ct = default)
    {
        ServiceFaitService.Exiger(acteur);
        return await UneAsync(echeanceId, acteur, ct);
    }

    /// <summary>Une échéance payée, pour signaler ou suivre un trop-perçu.</summary>
    public async Task<EcheanceDuService> SuivreAsync(Guid echeanceId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SuivreTropPercus);
        return await UneAsync(echeanceId, acteur, ct);
    }

    /// <summary>Combien d'échéances attendent d'être certifiées, année par année.</summary>
    public async Task<IReadOnlyList<ServiceFaitEnAttente>> EnAttenteAsync(Acteur acteur, CancellationToken ct = default)
    {
        var jour = horloge.Aujourdhui();
        var attendues = await db.Echeances.VisiblesPar(acteur).AsNoTracking().Where(e => e.Certification == null)
            .Select(e => new { e.Id, e.Attribution!.Annee, e.CertifiableDes, e.Attribution.Mission!.Fin, e.Attribution.Mission.TermineeLe }).ToListAsync(ct);
        return [.. attendues.Select(e => (e.Id, e.Annee, Des: Premier(e.CertifiableDes, e.TermineeLe ?? e.Fin))).Where(e => e.Des <= jour)
            .OrderBy(e => e.Des).ThenBy(e => e.Id)
            .GroupBy(e => e.Annee).Select(g => new ServiceFaitEnAttente(g.Key, g.Count(), g.First().Des, g.First().Id))];
    }

    private async Task<EcheanceDuService> UneAsync(Guid echeanceId, Acteur acteur, CancellationToken ct)
    {
        var attribution = await db.Attributions.VisiblesPar(acteur).Where(a => a.Echeances.Any(e => e.Id == echeanceId)).APayer().AsNoTracking().TrouverAsync(ct);
        return (await DecrireAsync([attribution], acteur, ct)).Single(e => e.Id == echeanceId);
    }

    private async Task<List<EcheanceDuService>> DecrireAsync(List<Attribution> attributions, Acteur acteur, CancellationToken ct)
    {
        var etats = await db.EtatsLiquidatifs.VisiblesPar(acteur).SelectMany(e => e.Lignes.Where(l => l.RejeteeLe == null), (e, l) => new { l.EcheanceId, e.Numero })
            .ToListAsync(ct);
        var numeros = etats.ToDictionary(l => l.EcheanceId, l => l.Numero ?? "en préparation");
        var jour = horloge.Aujourdhui();
        var remplacants = attributions.FirstOrDefault() is { } une ? await remplacements.DeLAnneeAsync(une.EtablissementId, une.Annee, acteur, ct) : null;
        return [.. attributions.SelectMany(a => a.Echeances, (a, e) => new EcheanceDuService
        {
            Id = e.Id, Annee = a.Annee, Designation = a.Personne!.Designation, Fonction = a.Mission!.Fonction!.Libelle, Echeance = e, Terme = a.Mission.Terme,
            CertifiableLe = Premier(e.CertifiableDes, a.Mission.Terme), Certifiable = e.EstCertifiable(jour, a.Mission.Terme),
            AttributionId = a.Id, Remplacement = remplacants?.GetValueOrDefault(a.Id), Conseil = Conseil(a, e), Etat = numeros.GetValueOrDefault(e.Id),
            Completable = a.Echeances.Any(x => x.Situation is SituationDEcheance.Payee),
        })];
    }

    private static DateOnly Premier(DateOnly? des, DateOnly terme) => des is { } jour && jour < terme ? jour : terme;

    private static string? Conseil(Attribution attribution, Echeance echeance) =>
        echeance.Certification is null && attribution.ProrataIndicatif(echeance) is { } prorata
            ? ReglesDuPaiement.Interruption.Dire(("jours", prorata.Jours), ("prorata", $"{prorata.SurJours - prorata.Jours} jours sur {prorata.SurJours}"), ("montant", prorata.Montant))
            : null;
}
