using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Campagnes;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Accueil;

/// <summary>Ce que les lettres attendent de chacun : rédiger, corriger, signer, valider ; de l'administration, sceller.</summary>
public sealed class TachesDesLettresService(RupnDbContext db, LectureDesCampagnesService campagnes, ReglageService reglages, TimeProvider horloge)
{
    private sealed record LettreEnAttente(
        Guid Id, string Reference, string Designation, string Etablissement, AnneeScolaire Annee, NatureDeLActe Nature, EtatDeLettre Etat, DateTime Depuis,
        string? Motif, string? MotifDe);

    public async Task<IReadOnlyList<Tache>> DeAsync(Acteur acteur, CancellationToken ct = default)
    {
        if (acteur.Peut(Permission.SurveillerService)) return await ActesEnSouffranceAsync(ct);
        var etats = EtatsAttendus(acteur);
        if (etats.Length == 0) return [];
        if (acteur.Role.SExerceEnAcademie() && await EnNombreAsync(acteur, etats, ct) is { } groupe) return [groupe];
        var calendriers = await campagnes.OuvertesAsync(acteur, ct);
        var taches = (await LettresAsync(acteur, etats, ct)).Select(l => Dater(EnTache(l, acteur), l, calendriers)).ToList();
        if (acteur.Peut(Permission.RedigerLettres)) taches.AddRange(await MissionsSansLettreAsync(calendriers, acteur, ct));
        return taches;
    }

    private static EtatDeLettre[] EtatsAttendus(Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement => [EtatDeLettre.ASignerParLeChef, EtatDeLettre.Refusee, EtatDeLettre.Renvoyee, EtatDeLettre.Brouillon],
        Role.Delegataire => [EtatDeLettre.ASignerParLeChef],
        Role.Rupn => [EtatDeLettre.ASignerParLeRupn],
        Role.Dan => [EtatDeLettre.ASignerParLeDan],
        _ => [],
    };

    /// <summary>Trop nombreuses pour être lues ici : une seule tâche, leur nombre et leur file ; rien sinon.</summary>
    private async Task<Tache?> EnNombreAsync(Acteur acteur, EtatDeLettre[] etats, CancellationToken ct)
    {
        var attente = await db.Lettres.VisiblesPar(acteur).Where(l => etats.Contains(l.Etat)).GroupBy(l => 1)
            .Select(g => new { Nombre = g.Count(), Depuis = g.Min(l => l.EtatDepuis) }).SingleOrDefaultAsync(ct);
        return attente is null || attente.Nombre <= TachesService.Groupe ? null : new($"{attente.Nombre} lettres à valider", null,
            $"La plus ancienne attend {EtapeDuCircuit.Depuis(attente.Depuis.JourDeParis(), horloge.Aujourdhui())}.", "Ouvrir la file", "/academie", attente.Depuis);
    }

    private Task<List<LettreEnAttente>> LettresAsync(Acteur acteur, EtatDeLettre[] etats, CancellationToken ct) =>
        db.Lettres.VisiblesPar(acteur).AsNoTracking().Where(l => etats.Contains(l.Etat)).OrderBy(l => l.EtatDepuis).Take(TachesService.Maximum)
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
        var annees = await AnneesALettreAsync(calendriers, acteur, ct);
        var lettres = db.Lettres.VisiblesPar(acteur);
        var missions = await db.Missions.VisiblesPar(acteur).AsNoTracking()
            .Where(m => annees.Contains(m.Annee) && m.AnnuleeLe == null && m.Fonction!.Code == Domain.Missions.Fonction.CodeRupn)
            .Where(m => !lettres.Any(l => l.MissionId == m.Id && l.Etat != EtatDeLettre.Abandonnee))
            .OrderBy(m => m.Debut).Take(TachesService.Maximum)
            .Select(m => new
            {
                m.Id, m.Debut, m.Annee,
                Designation = (m.Personnel!.Personne!.Civilite == Civilite.M ? "M. " : "Mme ") + m.Personnel.Personne.Prenom + " " + m.Personnel.Personne.NomUsage,
            }).ToListAsync(ct);
        return missions.Select(m => calendriers.Dater(new($"Rédiger la lettre de mission de {m.Designation}", null,
            $"Mission {(m.Debut > calendriers.Jour ? "à partir du" : "depuis le")} {m.Debut.EnLettres()}, sans lettre.", "Rédiger", $"/missions/{m.Id}",
            m.Debut.ToDateTime(TimeOnly.MinValue)), m.Annee, Etape.Chef));
    }

    /// <summary>L'année en cours et celles qu'une campagne ouvre, sauf là où l'académie a rendu la lettre facultative.</summary>
    private async Task<List<AnneeScolaire>> AnneesALettreAsync(Calendriers calendriers, Acteur acteur, CancellationToken ct)
    {
        var annees = new List<AnneeScolaire>();
        foreach (var annee in calendriers.Ouvertes.Keys.Append(AnneeScolaire.Du(calendriers.Jour)).Distinct())
            if ((await reglages.PourAsync(acteur.CodeAcademie!, annee, ct)).ExigeUneLettre) annees.Add(annee);
        return annees;
    }

    private async Task<IReadOnlyList<Tache>> ActesEnSouffranceAsync(CancellationToken ct)
    {
        var attente = db.Lettres.AsNoTracking().Where(l => l.Etat == EtatDeLettre.ASceller);
        var lettres = await attente.OrderBy(l => l.EtatDepuis).Take(TachesService.Groupe + 1).Select(l => new { l.Reference, l.EtatDepuis }).ToListAsync(ct);
        if (lettres.Count > TachesService.Groupe)
            return [new($"{await attente.CountAsync(ct)} actes en souffrance", EtatDeLettre.ASceller, "Signés par tous, à sceller.", "Voir", "/service", lettres[0].EtatDepuis)];
        return [.. lettres.Select(l => new Tache($"Acte en souffrance : {l.Reference}", EtatDeLettre.ASceller,
            $"Signée par tous, à sceller {EtapeDuCircuit.Depuis(l.EtatDepuis.JourDeParis(), horloge.Aujourdhui())}.", "Voir", "/service", l.EtatDepuis))];
    }
}
