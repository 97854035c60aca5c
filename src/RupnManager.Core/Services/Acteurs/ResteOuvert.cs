using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Acteurs;

/// <summary>Ce qu'une personne laisse ouvert en quittant un rôle, hors des lettres : des nombres, sans nom ni montant.</summary>
public sealed class ResteOuvert(RupnDbContext db, TimeProvider horloge)
{
    /// <summary>Ce qui attendra une autre personne, du plus proche de la signature au plus lointain ; rien n'y est nul.</summary>
    public async Task<IReadOnlyList<(string Quoi, int Nombre)>> CompterAsync(Affectation affectation, CancellationToken ct)
    {
        var (lieu, personne) = (affectation.EtablissementId, affectation.PersonneId);
        (string Quoi, int Nombre)[] restes = affectation.Role switch
        {
            Role.ChefEtablissement =>
            [
                ("bilans de RUPN à viser", await db.Bilans.CountAsync(b => b.EtablissementId == lieu && b.Etat == EtatDeBilan.Soumis, ct)),
                ("états liquidatifs à arrêter", await db.EtatsLiquidatifs.CountAsync(e => e.EtablissementId == lieu && e.Etat == EtatDeListe.Soumis, ct)),
                ("attributions préparées, à proposer", await AttributionsAsync(lieu, EtatDAttribution.Preparee, EtatDAttribution.Preparee, ct)),
                ("attributions accordées, service fait à certifier", await AttributionsAsync(lieu, EtatDAttribution.Accordee, EtatDAttribution.Modifiee, ct)),
            ],
            Role.Rupn =>
            [
                ("missions en cours ou à venir", await MissionsAsync(lieu, personne, ct)),
                ("bilans à soumettre", await db.Bilans.CountAsync(b => b.EtablissementId == lieu && b.PersonneId == personne
                    && (b.Etat == EtatDeBilan.ACommencer || b.Etat == EtatDeBilan.Brouillon || b.Etat == EtatDeBilan.Renvoye), ct)),
            ],
            Role.Intendance =>
            [
                ("états liquidatifs en préparation", await db.EtatsLiquidatifs.CountAsync(e => e.EtablissementId == lieu && e.Etat == EtatDeListe.EnPreparation, ct)),
                ("états liquidatifs arrêtés, à transmettre", await db.EtatsLiquidatifs.CountAsync(e => e.EtablissementId == lieu && e.Etat == EtatDeListe.Arrete, ct)),
            ],
            Role.Rectorat => [("propositions à décider", await db.Attributions.CountAsync(
                a => a.Etat == EtatDAttribution.Proposee && a.CodeAcademie == affectation.CodeAcademie, ct))],
            _ => [],
        };
        return [.. restes.Where(r => r.Nombre > 0)];
    }

    private Task<int> AttributionsAsync(Guid? lieu, EtatDAttribution un, EtatDAttribution autre, CancellationToken ct) =>
        db.Attributions.CountAsync(a => a.EtablissementId == lieu && (a.Etat == un || a.Etat == autre), ct);

    private Task<int> MissionsAsync(Guid? lieu, Guid personne, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        return db.Missions.CountAsync(m => m.EtablissementId == lieu && m.Personnel!.PersonneId == personne
            && m.AnnuleeLe == null && m.TermineeLe == null && m.Fin >= jour, ct);
    }
}
