using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Indemnites;

/// <summary>La lettre validée qui fonde un paiement : sa référence, le nom qu'elle porte, le jour de sa validation.</summary>
public sealed record LettreDuPaiement(string Reference, string Designation, DateOnly ValideeLe);

/// <summary>Le contrôle d'un état : ses anomalies, les lettres de ses missions, le code de l'indemnité.</summary>
public sealed record Controle(IReadOnlyList<Anomalie> Anomalies, IReadOnlyDictionary<Guid, LettreDuPaiement> Lettres, string Code, bool CodeConfirme)
{
    /// <summary>Le code tel qu'il s'imprime : « 1649 », « 1649 (à confirmer par le rectorat) », « à confirmer par le rectorat ».</summary>
    public string CodeEnMots => CodeConfirme ? Code : Code.Length == 0 ? "à confirmer par le rectorat" : $"{Code} (à confirmer par le rectorat)";

    public IEnumerable<Anomalie> De(LigneDEtat ligne) => Anomalies.Where(a => a.LigneId == ligne.Id);

    /// <summary>Vrai si une anomalie bloquante sort la ligne du total.</summary>
    public bool Bloque(LigneDEtat ligne) => De(ligne).Any(a => a.Bloquante);
}

/// <summary>Rassemble ce qu'il faut savoir de chaque ligne d'un état, et la contrôle.</summary>
public sealed class ControleDEtatService(RupnDbContext db, MesureService mesures, BaremeService baremes, RemplacementService remplacements)
{
    public async Task<Controle> ControlerAsync(EtatLiquidatif etat, Acteur acteur, CancellationToken ct = default)
    {
        var remplacants = await remplacements.DeLAnneeAsync(etat.EtablissementId, etat.Annee, acteur, ct);
        var connu = await baremes.CodeAsync(etat.Annee.Regime, etat.CodeAcademie, etat.Annee, ct);
        var (code, confirme) = (connu?.Code ?? "", connu is { Confirme: true, Code.Length: > 0 });
        var lettres = await LettresAsync([.. etat.Lignes.Select(l => l.Echeance!.Attribution!.MissionId).Distinct()], ct);
        var anomalies = new List<Anomalie>();
        foreach (var ligne in etat.Lignes)
        {
            var attribution = ligne.Echeance!.Attribution!;
            var (plafond, engage) = await PlafondAsync(attribution, ct);
            anomalies.AddRange(ControleDesLignes.Controler(ligne, new()
            {
                NomDeLaLettre = lettres.GetValueOrDefault(attribution.MissionId)?.Designation, Plafond = plafond, Engage = engage, Code = code, CodeConfirme = confirme,
                SansAttestation = remplacants.TryGetValue(attribution.Id, out var remplacement) && !remplacement.EstAtteste,
            }));
        }
        return new(anomalies, lettres, code, confirme);
    }

    private async Task<(Montant?, Montant)> PlafondAsync(Attribution attribution, CancellationToken ct)
    {
        if (attribution.Annee.Regime is not Regime.Ific) return (null, Montant.Zero);
        var mesure = await mesures.PourAsync(attribution.PersonneId, attribution.Annee, attribution.CodeAcademie, ct);
        return (mesure.Bareme.Plafond, mesure is { PlafondParPersonne: true, Cumul: { } cumul } ? cumul.Engage : attribution.Engage);
    }

    private async Task<Dictionary<Guid, LettreDuPaiement>> LettresAsync(List<Guid> missions, CancellationToken ct)
    {
        var lettres = await db.Lettres.AsNoTracking()
            .Where(l => missions.Contains(l.MissionId) && l.Nature != NatureDeLActe.FinDeMission && (l.Etat == EtatDeLettre.Validee || l.Etat == EtatDeLettre.Terminee))
            .Include(l => l.Versions).ThenInclude(v => v.Signatures).AsSplitQuery().ToListAsync(ct);
        return lettres.GroupBy(l => l.MissionId).ToDictionary(g => g.Key, g => Decrire(g.OrderByDescending(l => l.NumeroDAvenant).First()));
    }

    private static LettreDuPaiement Decrire(LettreDeMission lettre) => new(lettre.Reference, lettre.Acte.Designation,
        lettre.VersionCourante.Posees.Select(s => s.Le).DefaultIfEmpty(lettre.EtatDepuis).Max().JourDeParis());
}
