using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Demonstration;

/// <summary>Remplit une base vide avec l'académie de démonstration et sa troupe.</summary>
public sealed class DemonstrationService(RupnDbContext db, IPasswordHasher<Compte> hachage, ILookupNormalizer normalisation, TimeProvider horloge)
{
    private static readonly DateOnly Entree = new(2010, 9, 1);

    public async Task JouerAsync(CancellationToken ct = default)
    {
        if (await db.Users.AnyAsync(ct)) return;
        var lieux = PlanterLeDecor();
        Distribuer(lieux);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DejaEnregistreException)
        {
            // Une autre instance, démarrée en même temps, vient de jouer la troupe.
            db.ChangeTracker.Clear();
        }
    }

    private Dictionary<string, Etablissement> PlanterLeDecor()
    {
        db.Academies.Add(new Academie { Code = Troupe.CodeAcademie, Libelle = "démonstration" });
        db.Departements.AddRange(Troupe.Departements.Select(d => new Departement
        {
            Code = d.Code, Libelle = d.Libelle, CodeAcademie = Troupe.CodeAcademie,
        }));
        var lieux = Troupe.Lieux.ToDictionary(l => l.Cle, l => new Etablissement
        {
            Uai = Uai.Lire(l.Uai), Nom = l.Nom, Nature = l.Nature, Type = NatureUai.Type(l.Nature)!.Value, Commune = l.Commune,
            CodeAcademie = Troupe.CodeAcademie, CodeDepartement = l.Departement, Bassin = l.Bassin,
            Latitude = l.Latitude, Longitude = l.Longitude, Effectif = l.Effectif,
            Courriel = $"ce.{l.Uai.ToLowerInvariant()}@demo.example",
        });
        db.Etablissements.AddRange(lieux.Values);
        return lieux;
    }

    private void Distribuer(Dictionary<string, Etablissement> lieux)
    {
        // Un seul hachage : le mot de passe est public, et hacher quarante fois ralentirait chaque démarrage.
        var hache = hachage.HashPassword(new Compte(), Troupe.MotDePasse);
        foreach (var p in Troupe.Personnes)
        {
            var courriel = Troupe.Courriel(p.Compte);
            var personne = new Personne { Civilite = p.Civilite, Prenom = p.Prenom, NomUsage = p.Nom, Courriel = courriel };
            db.Personnes.Add(personne);
            db.Users.Add(new Compte
            {
                Id = personne.Id, UserName = courriel, NormalizedUserName = normalisation.NormalizeName(courriel),
                Email = courriel, NormalizedEmail = normalisation.NormalizeEmail(courriel), EmailConfirmed = true,
                PasswordHash = hache, SecurityStamp = Guid.NewGuid().ToString(), LockoutEnabled = true, CreeLe = horloge.Maintenant(),
            });
            var lieu = p.Lieu is null ? null : lieux[p.Lieu];
            if (p.Role is { } role) db.Affectations.Add(Affecter(personne, role, lieu, p.Titre));
            if (p.Corps is { } corps && lieu is not null)
                db.Personnels.Add(new Personnel
                {
                    PersonneId = personne.Id, EtablissementId = lieu.Id, Categorie = CategorieDePersonnel.Enseignant,
                    CorpsGrade = corps, Titulaire = true, ServiceCompletDeclareLe = Entree,
                });
        }
    }

    private static Affectation Affecter(Personne personne, Role role, Etablissement? lieu, string? titre) => new Affectation
    {
        PersonneId = personne.Id, Role = role, Debut = Entree, Titre = titre,
        EtablissementId = role.SExerceEnEtablissement() ? lieu!.Id : null,
        CodeAcademie = role.SExerceEnAcademie() ? Troupe.CodeAcademie : null,
    }.Verifier();
}
