using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Activites;

/// <summary>Une activité à noter ; sa clé, tirée par l'appareil, fait qu'un second envoi n'en ajoute pas une seconde.</summary>
public sealed record NouvelleActivite
{
    public required Guid MissionId { get; init; }
    public required Guid Cle { get; init; }
    public required SaisieDActivite Saisie { get; init; }
    public PieceDeposee? Piece { get; init; }
}

/// <summary>L'activité notée, et ce que la semaine compte avec elle.</summary>
public sealed record ActiviteNotee(Guid Id, int Minutes, NatureDActivite Nature, int Semaine);

/// <summary>Noter, répéter, corriger et retirer une activité de son relevé.</summary>
public sealed class ActiviteService(
    RupnDbContext db, MissionsDuReleveService missions, RubriquesDeLaLettreService rubriques, JournalService journal, TimeProvider horloge)
{
    /// <summary>Note une activité, une seule fois par clé. Refus : activite.*, piece.*, annee.close.</summary>
    public async Task<ActiviteNotee> NoterAsync(NouvelleActivite demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NoterActivites);
        var cle = $"saisie:{demande.Cle}";
        return await db.RejouerAsync(async _ =>
        {
            var mission = await missions.ChargerAsync(demande.MissionId, acteur, ct);
            var deja = await db.Activites.VisiblesPar(acteur).AsNoTracking().FirstOrDefaultAsync(a => a.MissionId == mission.Id && a.Cle == cle, ct);
            if (deja is not null) return await DireAsync(deja, acteur, ct);
            await missions.ExigerOuvertAsync(mission, acteur, ct);
            var activite = Activite.Noter(mission, (await rubriques.DUneMissionAsync(mission.Id, acteur, ct)).Completer(demande.Saisie), cle, horloge.Maintenant());
            db.Activites.Add(activite);
            if (demande.Piece is { } piece) db.PiecesJointes.Add(piece.Joindre(activite.Id, horloge.Maintenant()));
            await db.SaveChangesAsync(ct);
            return await DireAsync(activite, acteur, ct);
        }, ct);
    }

    /// <summary>Une activité du périmètre, pour la corriger ou la copier.</summary>
    public async Task<(LigneDActivite Activite, Guid MissionId)> OuvrirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NoterActivites);
        var a = await TrouverAsync(id, acteur, ct);
        var piece = await db.PiecesJointes.AnyAsync(p => p.ActiviteId == id, ct);
        return (new(a.Id, a.Date, a.Minutes, a.Nature, a.Rubrique, a.Enseignants, a.Eleves, a.Texte, piece, a.Version), a.MissionId);
    }

    /// <summary>Note de nouveau la même activité, aujourd'hui ou au jour de la mission le plus proche ; sa pièce ne suit pas. Refus : ceux de <see cref="NoterAsync"/>.</summary>
    public async Task<ActiviteNotee> RepeterAsync(Guid id, Guid cle, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NoterActivites);
        var modele = await TrouverAsync(id, acteur, ct);
        var (mission, jour) = (modele.Mission!, horloge.Aujourdhui());
        return await NoterAsync(new()
        {
            MissionId = modele.MissionId, Cle = cle,
            Saisie = new()
            {
                Date = jour < mission.Debut ? mission.Debut : jour > mission.Terme ? mission.Terme : jour, Minutes = modele.Minutes, Nature = modele.Nature,
                Rubrique = modele.Rubrique, Enseignants = modele.Enseignants, Eleves = modele.Eleves, Texte = modele.Texte, DureeConfirmee = true,
            },
        }, acteur, ct);
    }

    /// <summary>Corrige une activité ; le journal en garde trace. Refus : activite.*, piece.*, annee.close.</summary>
    public async Task CorrigerAsync(Guid id, int version, SaisieDActivite saisie, PieceDeposee? piece, bool retirerLaPiece, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NoterActivites);
        var activite = await TrouverAsync(id, acteur, ct);
        await missions.ExigerOuvertAsync(activite.Mission!, acteur, ct);
        var ecrite = (await rubriques.DUneMissionAsync(activite.MissionId, acteur, ct)).Completer(saisie, activite.Rubrique);
        if (activite.Redit(ecrite) && piece is null && !retirerLaPiece) return;
        db.Entry(activite).Property(a => a.Version).OriginalValue = version;
        var avant = activite.Date;
        activite.Ecrire(ecrite, horloge.Maintenant());
        if (piece is not null || retirerLaPiece) db.PiecesJointes.RemoveRange(await db.PiecesJointes.Where(p => p.ActiviteId == id).ToListAsync(ct));
        if (piece is not null) db.PiecesJointes.Add(piece.Joindre(id, horloge.Maintenant()));
        journal.Consigner(acteur, Evenement.ActiviteCorrigee, Objet(activite), $"a corrigé son activité du {avant.EnChiffres()}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Retire une activité du relevé ; le journal en garde trace. Refus : activite.retiree, activite.figee, annee.close.</summary>
    public async Task<DateOnly> RetirerAsync(Guid id, int version, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NoterActivites);
        var activite = await TrouverAsync(id, acteur, ct);
        await missions.ExigerOuvertAsync(activite.Mission!, acteur, ct);
        db.Entry(activite).Property(a => a.Version).OriginalValue = version;
        activite.Retirer(horloge.Maintenant());
        journal.Consigner(acteur, Evenement.ActiviteRetiree, Objet(activite), $"a retiré son activité du {activite.Date.EnChiffres()}.");
        await db.SaveChangesAsync(ct);
        return activite.Date;
    }

    /// <summary>Le fichier joint à une activité du périmètre.</summary>
    public async Task<PieceJointe> LirePieceAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterActivites);
        var activite = await db.Activites.VisiblesPar(acteur).AsNoTracking().Where(a => a.Id == id && a.RetireeLe == null).TrouverAsync(ct);
        return await db.PiecesJointes.AsNoTracking().Where(p => p.ActiviteId == activite.Id).OrderByDescending(p => p.JointeLe).TrouverAsync(ct);
    }

    private async Task<Activite> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct)
    {
        var activite = await db.Activites.VisiblesPar(acteur).Include(a => a.Mission!.Personnel).Where(a => a.Id == id).TrouverAsync(ct);
        return activite.RetireeLe is null ? activite : throw ReglesDesActivites.Retiree.Refus();
    }

    private async Task<ActiviteNotee> DireAsync(Activite activite, Acteur acteur, CancellationToken ct)
    {
        var lundi = ReleveService.Lundi(activite.Date);
        var dimanche = lundi.AddDays(6);
        var semaine = await db.Activites.VisiblesPar(acteur)
            .Where(a => a.MissionId == activite.MissionId && a.RetireeLe == null && a.Date >= lundi && a.Date <= dimanche).SumAsync(a => a.Minutes, ct);
        return new(activite.Id, activite.Minutes, activite.Nature, semaine);
    }

    private static ObjetDuJournal Objet(Activite activite) => new("activité", activite.Id, activite.EtablissementId, null);
}
