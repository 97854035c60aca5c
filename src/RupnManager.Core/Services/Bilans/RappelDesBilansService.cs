using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.Bilans;

/// <summary>En mai et juin, rappelle son bilan à chaque RUPN qui ne l'a pas soumis : une fois par semaine au plus.</summary>
public sealed class RappelDesBilansService(RupnDbContext db, CourrielService courriels, TimeProvider horloge)
{
    private const string Cle = "bilan-a-completer";

    /// <summary>Écrit les rappels du jour ; rend leur nombre. Deux instances qui passent le même jour n'en écrivent qu'un.</summary>
    public async Task<int> RappelerAsync(CancellationToken ct = default)
    {
        var jour = horloge.Aujourdhui();
        if (!CampagneDesBilans.EstOuverte(jour)) return 0;
        var annee = AnneeScolaire.Du(jour);
        var depuis = horloge.Maintenant().AddDays(-CampagneDesBilans.JoursEntreDeuxRappels);
        var missions = await db.Missions.AsNoTracking()
            .Where(m => m.Annee == annee && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn)
            .Where(m => !db.Bilans.Any(b => b.MissionId == m.Id && (b.Etat == EtatDeBilan.Soumis || b.Etat == EtatDeBilan.Vise)))
            .Where(m => !db.BilansAuCA.Any(b => b.EtablissementId == m.EtablissementId && b.Annee == annee && b.Etat == EtatDuBilanAuCA.AnneeClose))
            .Where(m => db.Users.Any(c => c.Id == m.Personnel!.PersonneId)
                && !db.Courriels.Any(c => c.Cle == Cle && c.PersonneId == m.Personnel!.PersonneId && c.CreeLe > depuis))
            .OrderBy(m => m.Debut)
            .Select(m => new
            {
                Personne = m.Personnel!.Personne!, Academie = m.Etablissement!.Academie!,
                Activites = db.Activites.Count(a => a.MissionId == m.Id && a.RetireeLe == null),
            }).ToListAsync(ct);
        var rappels = missions.DistinctBy(m => m.Personne.Id).ToList();
        foreach (var rappel in rappels)
            courriels.Preparer(Cle, rappel.Personne, $"Votre bilan {annee} est prêt à compléter", $"""
                Votre relevé compte {rappel.Activites} activités : un brouillon de bilan en est tiré.
                Il reste à relire et à dire l'essentiel : réussites, difficultés, besoins.
                Il est attendu pour le {CampagneDesBilans.AttenduLe(annee).EnLettres()}.

                Ouvrir le bilan : {courriels.Lien("bilans")}
                """, rappel.Academie.NomComplet, Identifiant(rappel.Personne.Id, jour));
        try
        {
            await db.SaveChangesAsync(ct);
            return rappels.Count;
        }
        catch (DejaEnregistreException)
        {
            db.ChangeTracker.Clear();
            return 0;
        }
    }

    /// <summary>Le même pour une personne et un jour : la base refuse le second.</summary>
    private static Guid Identifiant(Guid personneId, DateOnly jour) =>
        new(SHA256.HashData([.. personneId.ToByteArray(), .. BitConverter.GetBytes(jour.DayNumber)]).AsSpan(0, 16));
}
