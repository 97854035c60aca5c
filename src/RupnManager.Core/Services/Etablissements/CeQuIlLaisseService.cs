using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Services.Missions;

namespace RupnManager.Services.Etablissements;

/// <summary>Ce qu'un agent laisse ouvert en quittant l'établissement, et le geste du chef qui remédie à chaque chose.</summary>
public sealed class CeQuIlLaisseService(RupnDbContext db, TimeProvider horloge)
{
    private static readonly EtatDAttribution[] SansSuite = [EtatDAttribution.Refusee, EtatDAttribution.Retiree, EtatDAttribution.Soldee, EtatDAttribution.SansPaiement];

    internal async Task<IReadOnlyList<ChoseLaissee>> LireAsync(Personnel agent, Acteur acteur, CancellationToken ct) =>
    [
        .. await MissionsAsync(agent, acteur, ct), .. await BilansAsync(agent, acteur, ct), .. await AttributionsAsync(agent, acteur, ct),
        .. await DelegationsAsync(agent, acteur, ct),
    ];

    private async Task<IEnumerable<ChoseLaissee>> MissionsAsync(Personnel agent, Acteur acteur, CancellationToken ct)
    {
        var (jour, lettres) = (horloge.Aujourdhui(), db.Lettres.VisiblesPar(acteur).Where(l => l.Etat != EtatDeLettre.Abandonnee));
        var missions = await db.Missions.VisiblesPar(acteur)
            .Where(m => m.PersonnelId == agent.Id && m.AnnuleeLe == null && m.TermineeLe == null && m.Fin >= jour).OrderBy(m => m.Debut).ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Id, m.Fonction!.Libelle, m.Annee, m.Fin,
                Lettres = lettres.Where(l => l.MissionId == m.Id).OrderBy(l => l.CreeeLe)
                    .Select(l => new LettreDeLaMission(l.Id, l.Reference, l.Nature, l.Etat, l.EtatDepuis)).ToList(),
            }).AsSingleQuery().ToListAsync(ct);
        return missions.Select(m => Mission(m.Id, $"{Majuscule(m.Libelle)}, {m.Annee}", $"Jusqu'au {m.Fin.EnLettres()}.", m.Lettres));
    }

    private static ChoseLaissee Mission(Guid id, string quoi, string jusque, List<LettreDeLaMission> lettres)
    {
        if (lettres.FirstOrDefault(l => l.Nature is NatureDeLActe.FinDeMission) is { } fin)
            return new(quoi, $"{jusque} L'acte de fin {fin.Reference} est « {fin.Etat.Libelle()} ».", "Suivre l'acte de fin", $"/lettres-de-mission/{fin.Id}");
        if (lettres.All(l => LettreDeMission.AttendEncoreLeRupn(l.Etat)))
            return new(quoi, lettres.Count == 0 ? $"{jusque} Aucune lettre n'est signée." : $"{jusque} La lettre {lettres[^1].Reference} est « {lettres[^1].Etat.Libelle()} », sans son accord.",
                "Remplacer l'agent", $"/missions/{id}/remplacement");
        return lettres.LastOrDefault(l => l.Etat is EtatDeLettre.Validee) is { } validee
            ? new(quoi, $"{jusque} La lettre {validee.Reference} est validée.", "Mettre fin à la mission", $"/lettres-de-mission/{validee.Id}/fin-de-mission")
            : new(quoi, $"{jusque} La lettre {lettres[^1].Reference} a sa signature et est « {lettres[^1].Etat.Libelle()} » : mettez fin à la mission quand elle sera validée.",
                "Suivre la lettre", $"/lettres-de-mission/{lettres[^1].Id}");
    }

    /// <summary>Le bilan de l'année, et ceux qu'il reste à viser.</summary>
    private async Task<IEnumerable<ChoseLaissee>> BilansAsync(Personnel agent, Acteur acteur, CancellationToken ct)
    {
        var (annee, bilans) = (AnneeScolaire.Du(horloge.Aujourdhui()), db.Bilans.VisiblesPar(acteur));
        var missions = await db.Missions.VisiblesPar(acteur)
            .Where(m => m.PersonnelId == agent.Id && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn && m.Annee <= annee && m.Annee >= annee.Precedente)
            .OrderBy(m => m.Debut).ThenBy(m => m.Id)
            .Select(m => new { m.Annee, Bilan = bilans.Where(b => b.MissionId == m.Id).Select(b => new { b.Id, b.Etat }).FirstOrDefault() }).ToListAsync(ct);
        return missions.Where(m => m.Bilan is not { Etat: EtatDeBilan.Vise }).Select(m => m.Bilan is { Etat: EtatDeBilan.Soumis } soumis
            ? new ChoseLaissee($"Bilan {m.Annee}", "Soumis : il attend votre visa.", "Lire et viser le bilan", $"/bilans/{soumis.Id}")
            : new ChoseLaissee($"Bilan {m.Annee}", "Pas encore soumis : l'agent le peut jusqu'à son dernier jour.", "Voir les bilans", $"/bilans?annee={m.Annee.Debut}"));
    }

    private async Task<IEnumerable<ChoseLaissee>> AttributionsAsync(Personnel agent, Acteur acteur, CancellationToken ct)
    {
        var attributions = await db.Attributions.VisiblesPar(acteur).Where(a => a.PersonneId == agent.PersonneId && a.EtablissementId == agent.EtablissementId && !SansSuite.Contains(a.Etat))
            .OrderBy(a => a.Annee).ThenBy(a => a.Id).Select(a => new { a.Id, a.Annee, a.Mission!.Fonction!.Libelle, a.Etat }).ToListAsync(ct);
        return attributions.Select(a => new ChoseLaissee($"Indemnité {a.Annee}, {a.Libelle}", a.Etat switch
        {
            EtatDAttribution.Preparee => "Elle n'est pas encore proposée au recteur.",
            EtatDAttribution.Proposee => "Elle attend la décision du recteur.",
            EtatDAttribution.EnPaiement => "Elle est en paiement.",
            _ => "Elle est accordée : le service fait, jusqu'à son dernier jour, reste à certifier.",
        }, "Ouvrir l'attribution", $"/indemnites/attributions/{a.Id}"));
    }

    private async Task<IEnumerable<ChoseLaissee>> DelegationsAsync(Personnel agent, Acteur acteur, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var delegations = await db.Delegations.VisiblesPar(acteur)
            .Where(d => d.EtablissementId == agent.EtablissementId && d.DelegataireId == agent.PersonneId && d.Fin >= jour && d.Debut <= d.Fin).OrderBy(d => d.Debut).ToListAsync(ct);
        return delegations.Select(d => new ChoseLaissee($"Délégation de signature, {d.Reference}", $"L'agent signe pour vous jusqu'au {d.Fin.EnLettres()}.",
            "Mettre fin à la délégation", $"/delegations/{d.Id}/fin"));
    }

    private static string Majuscule(string texte) => char.ToUpper(texte[0], HeureDeParis.Francais) + texte[1..];
}
