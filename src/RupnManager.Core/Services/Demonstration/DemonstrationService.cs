using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Demonstration;

/// <summary>Remplit une base vide avec l'académie de démonstration, sa troupe et trois années de lettres. Tout ou rien, une seule fois.</summary>
public sealed class DemonstrationService(
    RupnDbContext db, IPasswordHasher<Compte> hachage, ILookupNormalizer normalisation, JournalService journal, ScellementService scellement,
    TimeProvider horloge, IServiceProvider services)
{
    public async Task JouerAsync(CancellationToken ct = default)
    {
        if (await db.Users.AnyAsync(ct)) return;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await ReserverAsync(ct)) return;
        var scene = new Scene(new Calendrier(horloge.Aujourdhui()));
        scene.Fonctions.AddRange(await db.Fonctions.ToListAsync(ct));
        scene.Baremes.AddRange(await db.Baremes.ToListAsync(ct));
        Decor.Planter(db, scene);
        new Distribution(db, scene, CompteDe()).Distribuer();
        await db.SaveChangesAsync(ct);
        await RaconterAsync(scene);
        await db.SaveChangesAsync(ct);
        // Les gestes d'hier ont déjà été annoncés : rien ne part au démarrage.
        await db.Courriels.ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>La première écriture est l'académie : une autre instance qui démarre attend là, puis la trouve et s'arrête.</summary>
    private async Task<bool> ReserverAsync(CancellationToken ct)
    {
        if (await db.Academies.AnyAsync(a => a.Code == Troupe.CodeAcademie, ct)) return false;
        db.Academies.Add(new Academie { Code = Troupe.CodeAcademie, Libelle = "démonstration" });
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DejaEnregistreException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task RaconterAsync(Scene scene)
    {
        var agenda = new Agenda(scene.Calendrier);
        var metteur = new Metteur(scene, agenda, db, journal, scellement, services);
        VieDesAgents.Inscrire(metteur);
        RecitDesCampagnes.Inscrire(metteur);
        Recit2013.Inscrire(metteur);
        Recit2025.Inscrire(metteur);
        Recit2026.Inscrire(metteur);
        Recit2026DesPetits.Inscrire(metteur);
        RelevesDeLaTroupe.Inscrire(metteur);
        RecitDesEnveloppes.Inscrire(metteur);
        RecitDesModalites.Inscrire(metteur);
        RecitDesAttributions.Inscrire(metteur);
        RecitDuServiceFait.Inscrire(metteur);
        RecitDesEtats.Inscrire(metteur);
        RecitDesBilans.Inscrire(metteur);
        RecitDesBilansAuCA.Inscrire(metteur);
        RecitDesRappels.Inscrire(metteur);
        await agenda.JouerAsync();
    }

    private Func<string, Compte> CompteDe()
    {
        // Un seul hachage : le mot de passe est public, et hacher quarante fois ralentirait chaque démarrage.
        var hache = hachage.HashPassword(new Compte(), Troupe.MotDePasse);
        return courriel => new Compte
        {
            UserName = courriel, NormalizedUserName = normalisation.NormalizeName(courriel),
            Email = courriel, NormalizedEmail = normalisation.NormalizeEmail(courriel), EmailConfirmed = true,
            PasswordHash = hache, SecurityStamp = Guid.NewGuid().ToString(), LockoutEnabled = true, CreeLe = horloge.Maintenant(),
        };
    }
}
