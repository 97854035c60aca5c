using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Campagnes;

/// <summary>Une étape du circuit : sa date limite, ce qui y attend, de combien de jours elle est en retard.</summary>
public sealed record EtapeDeCampagne(Etape Etape, DateOnly? Limite, int EnAttente, int Retard);

/// <summary>La page de la campagne d'une année.</summary>
public sealed record FicheDeCampagne
{
    public required AnneeScolaire Annee { get; init; }
    public required DateOnly Jour { get; init; }

    /// <summary>La campagne de l'année ; rien si elle n'est pas encore préparée.</summary>
    public required Campagne? Campagne { get; init; }
    public required ReglageAcademique Reglage { get; init; }
    public required LigneDeModele? Modele { get; init; }
    public required LigneDeModele? ModeleEnPreparation { get; init; }

    /// <summary>Le nom du modèle avec lequel la campagne a ouvert.</summary>
    public required string? ModeleALOuverture { get; init; }
    public required IReadOnlyList<EtapeDeCampagne> Etapes { get; init; }
    public required int MissionsSansLettre { get; init; }

    /// <summary>Les campagnes de l'académie, la plus récente d'abord.</summary>
    public required IReadOnlyList<Campagne> Toutes { get; init; }

    /// <summary>Vrai si la fin est passée sans que la campagne soit close.</summary>
    public bool FinPassee => Campagne is { Etat: EtatDeCampagne.Ouverte } campagne && campagne.DateFin < Jour;
}

/// <summary>Compose la page de la campagne : le calendrier, le circuit, le modèle, ce qui attend à chaque étape.</summary>
public sealed class FicheDeCampagneService(RupnDbContext db, ReglageService reglages, TimeProvider horloge)
{
    public async Task<FicheDeCampagne> OuvrirAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererCampagnes);
        var code = acteur.CodeAcademie!;
        var toutes = await db.Campagnes.VisiblesPar(acteur).AsNoTracking().Include(c => c.Modele).OrderByDescending(c => c.Annee).ToListAsync(ct);
        var campagne = toutes.FirstOrDefault(c => c.Annee == annee);
        var reglage = await reglages.PourAsync(code, annee, ct);
        var visibles = db.Modeles.VisiblesPar(acteur).AsNoTracking();
        var enPreparation = await visibles.FirstOrDefaultAsync(m => m.CodeAcademie == code && m.Annee == annee && m.PublieLe == null, ct);
        return new()
        {
            Annee = annee,
            Jour = horloge.Aujourdhui(),
            Campagne = campagne,
            Reglage = reglage,
            Modele = Ligne(await ModeleService.EnVigueur(visibles, code, annee).FirstOrDefaultAsync(ct)),
            ModeleEnPreparation = Ligne(enPreparation),
            ModeleALOuverture = campagne?.Modele?.Nom,
            Etapes = await EtapesAsync(campagne, reglage, annee, acteur, ct),
            MissionsSansLettre = await SansLettreAsync(annee, acteur, ct),
            Toutes = toutes,
        };
    }

    private async Task<IReadOnlyList<EtapeDeCampagne>> EtapesAsync(
        Campagne? campagne, ReglageAcademique reglage, AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var parEtat = await db.Lettres.VisiblesPar(acteur).Where(l => l.Annee == annee && l.Nature == NatureDeLActe.Lettre)
            .GroupBy(l => l.Etat).Select(g => new { Etat = g.Key, Nombre = g.Count() }).ToDictionaryAsync(g => g.Etat, g => g.Nombre, ct);
        return [.. reglage.Circuit.Select(e =>
            new EtapeDeCampagne(e, campagne?.Dates.LimiteDe(e), parEtat.GetValueOrDefault(e.Attente()), campagne?.RetardDe(e, jour) ?? 0))];
    }

    private Task<int> SansLettreAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var lettres = db.Lettres.VisiblesPar(acteur);
        return db.Missions.VisiblesPar(acteur).CountAsync(m => m.Annee == annee && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn
            && !lettres.Any(l => l.MissionId == m.Id && l.Etat != EtatDeLettre.Abandonnee), ct);
    }

    private static LigneDeModele? Ligne(ModeleDeLettre? modele) => modele is null ? null
        : new(modele.Id, modele.Nom, modele.CodeAcademie is null ? ListeDesModelesService.National : "", modele.Annee, modele.PublieLe);
}
