using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Bilans;
using RupnManager.Services.Campagnes;
using RupnManager.Services.Courriels;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Accueil;

/// <summary>Ce qui attend une personne : un geste, sa raison, où le faire.</summary>
public sealed record Tache(string Titre, EtatDeLettre? Etat, string Phrase, string Bouton, string Lien, DateTime Depuis)
{
    /// <summary>De combien de jours la date de la campagne est dépassée.</summary>
    public int Retard { get; init; }
}

/// <summary>Les gestes attendus de chacun, du plus ancien au plus récent.</summary>
public sealed class TachesService(RupnDbContext db, TachesDuPaiementService paiements, TachesDesBilansService bilans, TachesDesEnveloppesService enveloppes,
    TachesDesAttributionsService attributions, TachesDesDepartsService departs, LectureDesCampagnesService campagnes, TachesDesCampagnesService annonces,
    TachesDesCourrielsService courriels, TimeProvider horloge)
{
    /// <summary>Au-delà, la page d'accueil renvoie à la liste.</summary>
    public const int Maximum = 50;

    private sealed record LettreEnAttente(
        Guid Id, string Reference, string Designation, string Etablissement, AnneeScolaire Annee, NatureDeLActe Nature, EtatDeLettre Etat, DateTime Depuis,
        string? Motif, string? MotifDe);

    public async Task<IReadOnlyList<Tache>> DeAsync(Acteur acteur, CancellationToken ct = default)
    {
        var etats = EtatsAttendus(acteur);
        var calendriers = etats.Length == 0 ? null : await campagnes.OuvertesAsync(acteur, ct);
        var taches = calendriers is null ? [] : (await LettresAsync(acteur, etats, ct)).Select(l => Dater(EnTache(l, acteur), l, calendriers)).ToList();
        if (acteur.Peut(Permission.RedigerLettres)) taches.AddRange(await MissionsSansLettreAsync(calendriers!, acteur, ct));
        if (acteur.Peut(Permission.SurveillerService)) taches.AddRange(await ActesEnSouffranceAsync(ct));
        taches.AddRange(await departs.DeAsync(acteur, ct));
        taches.AddRange(await courriels.DeAsync(acteur, ct));
        taches.AddRange(await annonces.DeAsync(acteur, ct));
        taches.AddRange(await paiements.DeAsync(acteur, ct));
        taches.AddRange(await bilans.DeAsync(acteur, ct));
        taches.AddRange(await enveloppes.DeAsync(acteur, ct));
        taches.AddRange(await attributions.DeAsync(acteur, ct));
        return [.. taches.OrderBy(t => Rang(t.Etat)).ThenBy(t => t.Depuis)];
    }

    private static EtatDeLettre[] EtatsAttendus(Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement => [EtatDeLettre.ASignerParLeChef, EtatDeLettre.Refusee, EtatDeLettre.Renvoyee, EtatDeLettre.Brouillon],
        Role.Delegataire => [EtatDeLettre.ASignerParLeChef],
        Role.Rupn => [EtatDeLettre.ASignerParLeRupn],
        Role.Dan => [EtatDeLettre.ASignerParLeDan],
        _ => [],
    };

    private Task<List<LettreEnAttente>> LettresAsync(Acteur acteur, EtatDeLettre[] etats, CancellationToken ct) =>
        db.Lettres.VisiblesPar(acteur).AsNoTracking().Where(l => etats.Contains(l.Etat)).OrderBy(l => l.EtatDepuis).Take(Maximum)
            .Select(l => new LettreEnAttente(l.Id, l.Reference,
                (l.Mission!.Personnel!.Personne!.Civilite == Civilite.M ? "M. " : "Mme ") + l.Mission.Personnel.Personne.Prenom + " " + l.Mission.Personnel.Personne.NomUsage,
                l.Etablissement!.Nom, l.Annee, l.Nature, l.Etat, l.EtatDepuis,
                l.Versions.Where(v => v.Numero == l.NumeroDeVersion).Select(v => v.Motif).FirstOrDefault(),
                l.Versions.Where(v => v.Numero == l.NumeroDeVersion).Select(v => v.MotifDe).FirstOrDefault()))
            .ToListAsync(ct);

    private Tache EnTache(LettreEnAttente lettre, Acteur acteur)
    {
        var acte = lettre.Nature switch
        {
            NatureDeLActe.Avenant => "l'avenant",
            NatureDeLActe.FinDeMission => "la fin de mission",
            _ => "la lettre de mission",
        };
        var deQui = acteur.Role is Role.Rupn ? $"votre {acte[(acte.IndexOf(' ') + 1)..]}" : $"{acte} de {lettre.Designation}";
        if (acteur.Role is Role.Rupn && acte.StartsWith("l'", StringComparison.Ordinal)) deQui = "votre avenant";
        var chemin = $"/lettres-de-mission/{lettre.Id}";
        var depuis = EtapeDuCircuit.Depuis(lettre.Depuis.JourDeParis(), horloge.Aujourdhui());
        return lettre.Etat switch
        {
            EtatDeLettre.Refusee or EtatDeLettre.Renvoyee => new($"Reprendre {deQui}", lettre.Etat, $"{lettre.MotifDe} : « {lettre.Motif} »", "Corriger", chemin, lettre.Depuis),
            EtatDeLettre.Brouillon => new($"Terminer {deQui}", lettre.Etat, $"Au brouillon {depuis}.", "Continuer", $"{chemin}/redaction", lettre.Depuis),
            EtatDeLettre.ASignerParLeDan => new($"Valider {deQui}", lettre.Etat, $"{lettre.Etablissement}, à valider {depuis}.", "Lire et valider", $"{chemin}/signature", lettre.Depuis),
            _ => new($"Signer {deQui}", lettre.Etat, $"À votre signature {depuis}.", "Lire et signer", $"{chemin}/signature", lettre.Depuis),
        };
    }

    /// <summary>Un brouillon, un refus, un renvoi attendent le chef : c'est sa date qui court.</summary>
    private static Tache Dater(Tache tache, LettreEnAttente lettre, Calendriers calendriers) => lettre.Nature is NatureDeLActe.Lettre
        ? calendriers.Dater(tache, lettre.Annee, lettre.Etat.EtapeAttendue() ?? Etape.Chef)
        : tache;

    private async Task<IEnumerable<Tache>> MissionsSansLettreAsync(Calendriers calendriers, Acteur acteur, CancellationToken ct)
    {
        var annees = calendriers.Ouvertes.Keys.Append(AnneeScolaire.Du(horloge.Aujourdhui())).Distinct().ToArray();
        var lettres = db.Lettres.VisiblesPar(acteur);
        var missions = await db.Missions.VisiblesPar(acteur).AsNoTracking()
            .Where(m => annees.Contains(m.Annee) && m.AnnuleeLe == null && m.Fonction!.Code == Domain.Missions.Fonction.CodeRupn)
            .Where(m => !lettres.Any(l => l.MissionId == m.Id && l.Etat != EtatDeLettre.Abandonnee))
            .OrderBy(m => m.Debut).Take(Maximum)
            .Select(m => new
            {
                m.Id, m.Debut, m.Annee,
                Designation = (m.Personnel!.Personne!.Civilite == Civilite.M ? "M. " : "Mme ") + m.Personnel.Personne.Prenom + " " + m.Personnel.Personne.NomUsage,
            }).ToListAsync(ct);
        return missions.Select(m => calendriers.Dater(new($"Rédiger la lettre de mission de {m.Designation}", null,
            $"Mission {(m.Debut > calendriers.Jour ? "à partir du" : "depuis le")} {m.Debut.EnLettres()}, sans lettre.", "Rédiger", $"/missions/{m.Id}",
            m.Debut.ToDateTime(TimeOnly.MinValue)), m.Annee, Etape.Chef));
    }

    private async Task<IEnumerable<Tache>> ActesEnSouffranceAsync(CancellationToken ct)
    {
        var lettres = await db.Lettres.AsNoTracking().Where(l => l.Etat == EtatDeLettre.ASceller).OrderBy(l => l.EtatDepuis).Take(Maximum)
            .Select(l => new { l.Reference, l.EtatDepuis }).ToListAsync(ct);
        return lettres.Select(l => new Tache($"Acte en souffrance : {l.Reference}", EtatDeLettre.ASceller,
            $"Signée par tous, à sceller {EtapeDuCircuit.Depuis(l.EtatDepuis.JourDeParis(), horloge.Aujourdhui())}.", "Voir", "/service", l.EtatDepuis));
    }

    private static int Rang(EtatDeLettre? etat) => etat switch
    {
        EtatDeLettre.Refusee or EtatDeLettre.Renvoyee => 0,
        EtatDeLettre.Brouillon => 2,
        null => 3,
        _ => 1,
    };
}
