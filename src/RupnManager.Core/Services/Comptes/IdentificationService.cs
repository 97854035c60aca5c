using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Comptes;

/// <summary>
/// Vérifie un mot de passe. Le verdict n'est rendu qu'une fois l'essai compté : envoyés ensemble, ils comptent un à un.
/// Une adresse inconnue demande le même travail et reçoit les mêmes phrases qu'un compte.
/// </summary>
public sealed class IdentificationService(
    RupnDbContext db, IPasswordHasher<Compte> hachage, ILookupNormalizer normalisation, TimeProvider horloge)
{
    private static string? _leurre;

    /// <summary>Le compte qui répond à ce courriel et à ce mot de passe. Refus : connexion.refus, compte.verrouille.</summary>
    public async Task<Compte> IdentifierAsync(string courriel, string motDePasse, CancellationToken ct = default)
    {
        var cherche = normalisation.NormalizeEmail(courriel.Trim());
        var compte = await db.Users.AsNoTracking().FirstOrDefaultAsync(c => c.NormalizedEmail == cherche, ct);
        var reste = await JugerAsync(compte?.Email ?? courriel, compte, motDePasse, ct); // une seule clé par compte, quelle que soit la frappe
        return reste is null ? compte! : throw ReglesDesComptes.ConnexionRefus.Refus(
            ("reste", reste == 1 ? "1 essai" : $"{reste} essais"), ("duree", Minutes(EssaisDeConnexion.Blocage)));
    }

    /// <summary>Redemande son mot de passe à une personne connectée ; à appeler avant tout changement. Refus : la règle donnée, compte.verrouille.</summary>
    public async Task ConfirmerAsync(Guid personneId, string? motDePasse, Regle refus, CancellationToken ct = default)
    {
        var compte = await db.Users.AsNoTracking().FirstOrDefaultAsync(c => c.Id == personneId, ct) ?? throw new IntrouvableException("compte");
        if (string.IsNullOrEmpty(motDePasse) || await JugerAsync(compte.Email!, compte, motDePasse, ct) is not null) throw refus.Refus();
    }

    /// <summary>Oublie les essais refusés sur cette adresse.</summary>
    public Task DebloquerAsync(string courriel, CancellationToken ct = default)
    {
        var cle = EssaisDeConnexion.CleDe(courriel);
        return db.EssaisDeConnexion.Where(e => e.Cle == cle).ExecuteDeleteAsync(ct);
    }

    /// <summary>Note la connexion qui vient d'aboutir.</summary>
    public Task NoterConnexionAsync(Guid personneId, CancellationToken ct = default)
    {
        var quand = horloge.Maintenant();
        return db.Users.Where(c => c.Id == personneId).ExecuteUpdateAsync(c => c.SetProperty(x => x.DerniereConnexionLe, quand), ct);
    }

    /// <summary>Ferme toutes les sessions de la personne, sur tous ses appareils, à la requête suivante.</summary>
    public Task FermerLesSessionsAsync(Guid personneId, CancellationToken ct = default)
    {
        var jeton = Guid.NewGuid().ToString();
        return db.Users.Where(c => c.Id == personneId).ExecuteUpdateAsync(c => c.SetProperty(x => x.SecurityStamp, jeton), ct);
    }

    /// <summary>Rien si le mot de passe est juste, sinon combien d'essais restent. Refus : compte.verrouille.</summary>
    private async Task<int?> JugerAsync(string courriel, Compte? compte, string motDePasse, CancellationToken ct)
    {
        var (cle, quand) = (EssaisDeConnexion.CleDe(courriel), horloge.Maintenant());
        bool? juste = null;
        while (true)
        {
            var essais = await db.EssaisDeConnexion.AsNoTracking().FirstOrDefaultAsync(e => e.Cle == cle, ct);
            if (essais?.BloqueJusque(quand) is { } fin) throw Verrouille(fin - quand);
            juste ??= EstLeBon(compte, motDePasse);
            var nombre = juste.Value ? 0 : (essais?.NombreRecent(quand) ?? 0) + 1;
            if (!await CompterAsync(cle, essais, nombre, quand, ct)) continue;
            if (nombre == EssaisDeConnexion.Maximum) throw Verrouille(EssaisDeConnexion.Blocage);
            return juste.Value ? null : EssaisDeConnexion.Maximum - nombre;
        }
    }

    /// <summary>Note le compte des essais si personne ne l'a changé depuis sa lecture.</summary>
    private async Task<bool> CompterAsync(string cle, EssaisDeConnexion? lus, int nombre, DateTime quand, CancellationToken ct)
    {
        if (lus is null) return nombre == 0 || await PremierEssaiAsync(cle, quand, ct);
        var inchanges = db.EssaisDeConnexion.Where(e => e.Cle == cle && e.Nombre == lus.Nombre && e.DernierLe == lus.DernierLe);
        return await (nombre == 0
            ? inchanges.ExecuteDeleteAsync(ct)
            : inchanges.ExecuteUpdateAsync(e => e.SetProperty(x => x.Nombre, nombre).SetProperty(x => x.DernierLe, quand), ct)) == 1;
    }

    private async Task<bool> PremierEssaiAsync(string cle, DateTime quand, CancellationToken ct)
    {
        var essais = new EssaisDeConnexion { Cle = cle, Nombre = 1, DernierLe = quand };
        db.EssaisDeConnexion.Add(essais);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DejaEnregistreException)
        {
            return false;
        }
        finally
        {
            db.Entry(essais).State = EntityState.Detached;
        }
    }

    private bool EstLeBon(Compte? compte, string motDePasse)
    {
        _leurre ??= hachage.HashPassword(new Compte(), Guid.NewGuid().ToString());
        var juste = hachage.VerifyHashedPassword(compte ?? new Compte(), compte?.PasswordHash ?? _leurre, motDePasse);
        return compte is { Actif: true, PasswordHash: not null } && juste is not PasswordVerificationResult.Failed;
    }

    private static RegleMetierException Verrouille(TimeSpan attente) =>
        ReglesDesComptes.Verrouille.Refus(("delai", Minutes(attente)));

    private static string Minutes(TimeSpan duree)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling(duree.TotalMinutes));
        return minutes == 1 ? "1 minute" : $"{minutes} minutes";
    }
}
