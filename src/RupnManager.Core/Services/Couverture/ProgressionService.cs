using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Couverture;

/// <summary>
/// Les lettres signées semaine après semaine, lues de la date des signatures du RUPN qui valent encore : aucun relevé n'est à tenir,
/// et l'année d'avant se compte de la même façon.
/// </summary>
public sealed class ProgressionService(RupnDbContext db, TimeProvider horloge)
{
    private const int SemainesMinimales = 15;
    private const int SemainesMaximales = 52;

    public async Task<ProgressionDesSignatures> DeAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterCouverture);
        var precedente = annee.Precedente;
        var jours = await db.Lettres.VisiblesPar(acteur).AsNoTracking()
            .Where(l => (l.Annee == annee || l.Annee == precedente) && l.Nature == NatureDeLActe.Lettre && l.Etat != EtatDeLettre.Abandonnee)
            .Where(l => l.Mission!.AnnuleeLe == null && l.Mission.Fonction!.Code == Fonction.CodeRupn)
            .SelectMany(l => l.Versions.Where(v => v.Numero == l.NumeroDeVersion), (l, v) => new { l.Annee, Version = v })
            .SelectMany(x => x.Version.Signatures.Where(s => s.Etape == Etape.Rupn && s.Etat == EtatDeSignature.Posee), (x, s) => new { x.Annee, s.Le })
            // Les dernières heures d'un jour UTC sont déjà le lendemain à Paris, deux l'été, une l'hiver : elles se comptent à part.
            .Select(x => new { x.Annee, x.Le.Year, x.Le.Month, x.Le.Day, Heure = x.Le.Hour < 22 ? 0 : x.Le.Hour })
            .GroupBy(x => new { x.Annee, x.Year, x.Month, x.Day, x.Heure })
            .Select(g => new { g.Key.Annee, g.Key.Year, g.Key.Month, g.Key.Day, g.Key.Heure, Nombre = g.Count() }).ToListAsync(ct);
        List<(DateOnly Jour, int Nombre)> De(AnneeScolaire a) =>
            [.. jours.Where(j => j.Annee == a).Select(j => (new DateTime(j.Year, j.Month, j.Day, j.Heure, 0, 0, DateTimeKind.Utc).JourDeParis(), j.Nombre))];
        return Composer(annee, De(annee), De(precedente), horloge.Aujourdhui());
    }

    private static ProgressionDesSignatures Composer(
        AnneeScolaire annee, List<(DateOnly Jour, int Nombre)> cetteAnnee, List<(DateOnly Jour, int Nombre)> anDernier, DateOnly jour)
    {
        var (debut, debutDAvant) = (PremierLundi(annee), PremierLundi(annee.Precedente));
        var enCours = annee.Contient(jour);
        var derniere = Math.Clamp(new[] { SemainesMinimales - 1, Rang(debut, enCours ? [(jour, 0)] : cetteAnnee), Rang(debutDAvant, anDernier) }.Max(), 0, SemainesMaximales - 1);
        var semaines = Enumerable.Range(0, derniere + 1).Select(n => new SemaineDeSignatures(
            debut.AddDays(7 * n),
            debut.AddDays(7 * n) > jour ? null : Cumul(cetteAnnee, debut.AddDays(7 * n + 6)),
            Cumul(anDernier, debutDAvant.AddDays(7 * n + 6)))).ToList();
        return new(annee, semaines, Cumul(cetteAnnee, DateOnly.MaxValue), Cumul(anDernier, enCours ? jour.AddYears(-1) : DateOnly.MaxValue), enCours ? jour : null);
    }

    /// <summary>Le lundi de la semaine où l'année scolaire commence.</summary>
    private static DateOnly PremierLundi(AnneeScolaire annee) => annee.PremierJour.AddDays(-(((int)annee.PremierJour.DayOfWeek + 6) % 7));

    private static int Rang(DateOnly debut, List<(DateOnly Jour, int Nombre)> jours) =>
        jours.Count == 0 ? 0 : (jours.Max(j => j.Jour).DayNumber - debut.DayNumber) / 7;

    private static int Cumul(List<(DateOnly Jour, int Nombre)> jours, DateOnly jusque) => jours.Where(j => j.Jour <= jusque).Sum(j => j.Nombre);
}
