using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Comptes;

/// <summary>Une personne à qui ouvrir un compte, et son premier rôle s'il est connu.</summary>
public sealed record NouveauCompte
{
    public required IdentiteSaisie Identite { get; init; }
    public NouvelleAffectation? Affectation { get; init; }
}

/// <summary>Un compte, ouvert par l'administrateur.</summary>
public sealed record CompteLu(
    Guid Id, string Designation, IdentiteSaisie Identite, EtatDAcces Etat, DateTime CreeLe, DateTime? DerniereConnexionLe,
    DateTime? InvitationExpireLe, DateTime? BloqueJusque, bool EstSoi, IReadOnlyList<QualiteLue> Qualites);

/// <summary>L'administrateur ouvre, corrige, invite, débloque, désactive les comptes.</summary>
public sealed class CompteService(
    RupnDbContext db, OuvertureDeCompte ouverture, AffectationService affectations, FinDAffectation suites, QualitesDUnePersonne qualites,
    LienService liens, ILookupNormalizer normalisation, JournalService journal, TimeProvider horloge)
{
    /// <summary>Ouvre un compte et envoie l'invitation. Refus : compte.courriel, compte.personne, affectation.*, etablissement.*.</summary>
    public Task<Guid> CreerAsync(NouveauCompte demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        return db.RejouerAsync(async _ =>
        {
            var personne = await ouverture.CreerAsync(demande.Identite, acteur, ct);
            var premiere = demande.Affectation is { } saisie ? await affectations.PreparerAsync(personne, saisie, acteur, ct) : null;
            await ouverture.InviterAsync(personne, premiere?.Libelle, premiere?.Etablissement?.Nom ?? premiere?.Academie?.NomComplet, acteur, ct);
            await db.SaveChangesAsync(ct);
            return personne.Id;
        }, ct);
    }

    public async Task<CompteLu> LireAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        var compte = await db.Users.VisiblesPar(acteur).AsNoTracking().Include(c => c.Personne).Where(c => c.Id == id).TrouverAsync(ct);
        var quand = horloge.Maintenant();
        var invitation = await db.LiensUniques.Where(l => l.PersonneId == id && l.FermeLe == null).MaxAsync(l => (DateTime?)l.ExpireLe, ct);
        var cle = EssaisDeConnexion.CleDe(compte.Email!);
        var bloque = (await db.EssaisDeConnexion.AsNoTracking().FirstOrDefaultAsync(e => e.Cle == cle, ct))?.BloqueJusque(quand);
        var personne = compte.Personne!;
        return new(id, personne.Designation,
            new()
            {
                Civilite = personne.Civilite, Prenom = personne.Prenom, NomUsage = personne.NomUsage, NomNaissance = personne.NomNaissance,
                Courriel = personne.Courriel,
            },
            EtatsDAcces.De(compte.Actif, compte.PasswordHash is not null, invitation > quand, bloque is not null),
            compte.CreeLe, compte.DerniereConnexionLe, compte.PasswordHash is null ? invitation : null, bloque, id == acteur.PersonneId,
            await qualites.LireAsync(id, acteur, ct));
    }

    /// <summary>Corrige l'identité ou le courriel de connexion ; un courriel neuf ferme les sessions. Refus : compte.courriel, compte.personne.</summary>
    public async Task CorrigerAsync(Guid id, IdentiteSaisie identite, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        var compte = await TrouverAsync(id, acteur, ct);
        var (personne, courriel) = (compte.Personne!, identite.CourrielNormalise);
        if (courriel != personne.Courriel) await ChangerLeCourrielAsync(compte, courriel, ct);
        personne.Civilite = identite.Civilite;
        personne.Prenom = identite.Prenom.Trim();
        personne.NomUsage = identite.NomUsage.Trim();
        personne.NomNaissance = string.IsNullOrWhiteSpace(identite.NomNaissance) ? null : identite.NomNaissance.Trim();
        if (!db.ChangeTracker.HasChanges()) return;
        await EnregistrerAsync(compte, acteur, "a corrigé le compte de {0}.", ct);
    }

    /// <summary>Ferme l'accès ; ses sessions finissent à la requête suivante. Refus : compte.soi, compte.dernier-administrateur.</summary>
    public async Task DesactiverAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        if (id == acteur.PersonneId) throw ReglesDesComptes.CompteSoi.Refus();
        var compte = await TrouverAsync(id, acteur, ct);
        if (!compte.Actif) return;
        var jour = horloge.Aujourdhui();
        if (await db.Affectations.VisiblesPar(acteur).AnyAsync(a => a.PersonneId == id && a.Role == Role.Administrateur && (a.Fin == null || a.Fin >= jour), ct))
            await suites.RefuserSiDernierAdministrateurAsync(compte.Personne!, acteur, ct);
        compte.Actif = false;
        compte.SecurityStamp = Guid.NewGuid().ToString();
        await liens.FermerAsync(id, ct);
        await EnregistrerAsync(compte, acteur, "a désactivé le compte de {0}.", ct);
    }

    /// <summary>Rouvre l'accès, avec le mot de passe que la personne avait.</summary>
    public async Task ReactiverAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        var compte = await TrouverAsync(id, acteur, ct);
        if (compte.Actif) return;
        compte.Actif = true;
        await EnregistrerAsync(compte, acteur, "a réactivé le compte de {0}.", ct);
    }

    /// <summary>Envoie une invitation neuve ; la précédente ne sert plus. Refus : compte.deja-actif, compte.ferme.</summary>
    public async Task InviterDeNouveauAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        var compte = await TrouverAsync(id, acteur, ct);
        if (!compte.Actif) throw ReglesDesComptes.CompteFerme.Refus(("personne", compte.Personne!.Designation));
        if (compte.PasswordHash is not null) throw ReglesDesComptes.CompteInvite.Refus(("personne", compte.Personne!.Designation));
        var premiere = (await qualites.LireAsync(id, acteur, ct)).FirstOrDefault(q => q.EnVigueur || q.AVenir);
        await ouverture.InviterAsync(compte.Personne!, premiere?.Libelle, premiere?.Lieu, acteur, ct);
        await EnregistrerAsync(compte, acteur, "a invité de nouveau {0}.", ct);
    }

    /// <summary>Lève le blocage qui suit trop d'essais refusés.</summary>
    public async Task DebloquerAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        var compte = await TrouverAsync(id, acteur, ct);
        var cle = EssaisDeConnexion.CleDe(compte.Email!);
        if (await db.EssaisDeConnexion.FirstOrDefaultAsync(e => e.Cle == cle, ct) is not { } essais) return;
        db.EssaisDeConnexion.Remove(essais);
        await EnregistrerAsync(compte, acteur, "a débloqué le compte de {0}.", ct);
    }

    private async Task ChangerLeCourrielAsync(Compte compte, string courriel, CancellationToken ct)
    {
        if (await db.Personnes.FirstOrDefaultAsync(p => p.Courriel == courriel && p.Id != compte.Id, ct) is { } autre)
            throw ReglesDesComptes.ComptePersonne.Refus(("personne", autre.Designation));
        compte.Personne!.Courriel = compte.Email = compte.UserName = courriel;
        (compte.NormalizedEmail, compte.NormalizedUserName) = (normalisation.NormalizeEmail(courriel), normalisation.NormalizeName(courriel));
        compte.SecurityStamp = Guid.NewGuid().ToString();
        await liens.FermerAsync(compte.Id, ct);
    }

    private async Task EnregistrerAsync(Compte compte, Acteur acteur, string geste, CancellationToken ct)
    {
        compte.ConcurrencyStamp = Guid.NewGuid().ToString();
        journal.Consigner(acteur, Evenement.CompteModifie, new("compte", compte.Id, null, null, Technique: true),
            string.Format(geste, compte.Personne!.Designation));
        await db.SaveChangesAsync(ct);
    }

    private Task<Compte> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        db.Users.VisiblesPar(acteur).Include(c => c.Personne).Where(c => c.Id == id).TrouverAsync(ct);
}
